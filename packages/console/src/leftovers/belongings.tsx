import { Radio } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { counted } from './count-words.ts'
import { type Decision, type Leaver, type Owned, ownedQuery } from './leftovers.ts'
import styles from './receipt.module.css'
import { ReceiverField } from './receiver-field.tsx'

interface BelongingsChoice {
  /** Stands in the dialog; nothing where they own nothing. */
  readonly field: ReactNode
  /** Whether the act can be asked for. */
  readonly isDecided: boolean
  /** To be sent with it as `belongings`; none where they own nothing. */
  readonly decision: Decision | undefined
}

/** What becomes of what somebody owns who is removed or archived: asked before it is done, wherever they own anything. */
export function useBelongings(leaver: Leaver): BelongingsChoice {
  const { data, error, refetch } = useQuery(ownedQuery(leaver))
  const [decision, setDecision] = useState<Decision>()
  if (error)
    return { field: <Failure error={error} onRetry={() => refetch()} />, isDecided: false, decision: undefined }
  if (!data) return { field: <PanelWaiting />, isDecided: false, decision: undefined }
  if (data.total === 0) return { field: null, isDecided: true, decision: undefined }
  const field = (
    <BelongingsField
      {...{ leaver, onChange: setDecision }}
      label={`What becomes of what ${leaver.person.name} owns?`}
      description={ownedWords(data)}
    />
  )
  return { field, isDecided: decision !== undefined, decision }
}

interface BelongingsFieldProps {
  readonly leaver: Leaver
  readonly label: string
  readonly description: string
  /** `undefined`: it is not said yet to whom. */
  readonly onChange: (decision: Decision | undefined) => void
}

/** Given to somebody, left as it is, or deleted (X10). */
export function BelongingsField({ leaver, label, description, onChange }: BelongingsFieldProps) {
  const [what, setWhat] = useState<Decision['what'] | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const choose = (next: Decision['what']) => {
    setWhat(next)
    // Whoever was chosen stood in a field that is gone: nobody gets anything without being seen.
    setTo(null)
    onChange(next === 'transfer' ? undefined : { what: next })
  }
  const give = (receiver: string | null) => {
    setTo(receiver)
    onChange(receiver === null ? undefined : { what: 'transfer', to: receiver })
  }
  return (
    <Radio.Group
      label={label}
      description={description}
      value={what}
      onChange={(value) => choose(value as Decision['what'])}
    >
      <div className={styles.choices}>
        <Radio value="transfer" label="Give all of it to somebody else" />
        {what === 'transfer' && <ReceiverField leaver={leaver} value={to} onChange={give} />}
        <Radio value="keep" label="Leave it as it is" description="It still belongs to them, and waits." />
        <Radio value="delete" label="Delete all of it" description="This cannot be undone." />
      </div>
    </Radio.Group>
  )
}

function ownedWords({ scopes = [], kinds }: Owned): string {
  return scopes.length > 1
    ? scopes.map((place) => `${kindsWords(place.kinds)} in ${place.scope.name}`).join('; ')
    : kindsWords(kinds)
}

function kindsWords(kinds: Owned['kinds']): string {
  return kinds.map(({ count, label, plural }) => counted(count, label, plural)).join(', ')
}
