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
  const [what, setWhat] = useState<Decision['what'] | null>(null)
  const [to, setTo] = useState<string | null>(null)
  if (error)
    return { field: <Failure error={error} onRetry={() => refetch()} />, isDecided: false, decision: undefined }
  if (!data) return { field: <PanelWaiting />, isDecided: false, decision: undefined }
  if (data.total === 0) return { field: null, isDecided: true, decision: undefined }
  const decision = decided(what, to)
  const field = (
    <Belongings
      {...{ leaver, what, to, owned: data }}
      onChange={(nextWhat, nextTo) => {
        setWhat(nextWhat)
        setTo(nextTo)
      }}
    />
  )
  return { field, isDecided: decision !== undefined, decision }
}

function decided(what: Decision['what'] | null, to: string | null): Decision | undefined {
  if (what === null) return undefined
  if (what !== 'transfer') return { what }
  return to === null ? undefined : { what, to }
}

interface BelongingsProps {
  readonly leaver: Leaver
  readonly owned: Owned
  readonly what: Decision['what'] | null
  readonly to: string | null
  readonly onChange: (what: Decision['what'], to: string | null) => void
}

function Belongings({ leaver, owned, what, to, onChange }: BelongingsProps) {
  const places = owned.scopes ?? []
  return (
    <Radio.Group
      label={`What becomes of what ${leaver.person.name} owns?`}
      description={
        places.length > 1
          ? places.map(({ scope, kinds }) => `${kindsWords(kinds)} in ${scope.name}`).join('; ')
          : kindsWords(owned.kinds)
      }
      value={what}
      onChange={(value) => onChange(value as Decision['what'], to)}
    >
      <div className={styles.choices}>
        <Radio value="transfer" label="Give all of it to somebody else" />
        {what === 'transfer' && (
          <ReceiverField leaver={leaver} value={to} onChange={(id) => onChange('transfer', id)} />
        )}
        <Radio value="keep" label="Leave it as it is" description="It still belongs to them, and waits." />
        <Radio value="delete" label="Delete all of it" description="This cannot be undone." />
      </div>
    </Radio.Group>
  )
}

function kindsWords(kinds: Owned['kinds']): string {
  return kinds.map(({ count, label, plural }) => counted(count, label, plural)).join(', ')
}
