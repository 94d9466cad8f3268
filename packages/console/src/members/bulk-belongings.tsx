import { Radio } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { useState } from 'react'
import type { Decision } from '../leftovers/leftovers.ts'
import { ReceiverField } from '../leftovers/receiver-field.tsx'
import { useScope } from '../session/scope.ts'
import styles from './act-dialog.module.css'

interface BulkBelongingsProps {
  readonly onChange: (decision: Decision | undefined) => void
}

const nobody = { id: '', name: '' }

/** What becomes of what several people own here, whoever of them owns anything (X10). */
export function BulkBelongings({ onChange }: BulkBelongingsProps) {
  const { param } = useScope()
  const [what, setWhat] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const decide = (nextWhat: string | null, nextTo: string | null) => {
    setWhat(nextWhat)
    setTo(nextTo)
    if (nextWhat === 'keep' || nextWhat === 'delete') onChange({ what: nextWhat })
    else onChange(nextTo === null ? undefined : { what: 'transfer', to: nextTo })
  }
  return (
    <Radio.Group
      label="What becomes of what they own here?"
      description="For whoever of them owns anything in this place."
      value={what}
      onChange={(value) => decide(value, to)}
    >
      <div className={styles.choices}>
        <Radio value="transfer" label="Give all of it to somebody else" />
        {what === 'transfer' && (
          <ReceiverField
            leaver={{ person: nobody, scope: param, whole: false }}
            value={to}
            onChange={(id) => decide('transfer', id)}
          />
        )}
        <Radio value="keep" label="Leave it as it is" description="It still belongs to them, and waits." />
        <Radio value="delete" label="Delete all of it" description="This cannot be undone." />
      </div>
    </Radio.Group>
  )
}
