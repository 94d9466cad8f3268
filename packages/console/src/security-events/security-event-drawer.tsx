import { useQuery } from '@tanstack/react-query'
import { exactTime } from '../audit/exact-time.ts'
import { textIn } from '../audit/read-value.ts'
import { SentenceText } from '../audit/sentence-text.tsx'
import { CopyText } from '../parts/copy-text.tsx'
import { DetailDrawer } from '../parts/detail-drawer.tsx'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { Whom } from './security-columns.tsx'
import styles from './security-event-drawer.module.css'
import { readSecurityEvent, type SecurityEvent } from './security-events.ts'
import { securitySentence } from './security-sentence.ts'

interface SecurityEventDrawerProps {
  readonly id: string | undefined
  /** Where the list has it already. */
  readonly loaded: SecurityEvent | undefined
  readonly permissionLabel: (id: string) => string
  readonly onClose: () => void
}

/** One event with everything that was recorded. Its address can be sent to a colleague. */
export function SecurityEventDrawer({ id, loaded, permissionLabel, onClose }: SecurityEventDrawerProps) {
  const { param } = useScope()
  const { data, error, isPending } = useQuery({
    queryKey: ['security-events', param, 'event', id],
    queryFn: () => readSecurityEvent(param, id ?? ''),
    enabled: id !== undefined && loaded === undefined,
  })
  const event = loaded ?? data
  return (
    <DetailDrawer title="Event" opened={id !== undefined} onClose={onClose}>
      {event ? (
        <>
          <h2 className={styles.what}>
            <SentenceText sentence={securitySentence(event, permissionLabel)} />
          </h2>
          <Facts facts={factsOf(event, param)} />
        </>
      ) : (
        <div className={styles.note}>
          {error ? <Failure error={error} /> : <p>{isPending ? 'Asking the server…' : missing}</p>}
        </div>
      )}
    </DetailDrawer>
  )
}

const missing = 'There is no such event in this place.'

function factsOf(event: SecurityEvent, scope: string) {
  const permission = textIn(event.detail, 'permission')
  const route = textIn(event.detail, 'route')
  const code = (term: string, text: string | null) => (text === null ? [] : [{ term, value: <code>{text}</code> }])
  return [
    {
      term: 'When',
      value: (
        <>
          <When at={event.at} />
          <span className={styles.exact}>{exactTime(event.at)}</span>
        </>
      ),
    },
    { term: 'Who', value: <Whom event={event} scope={scope} /> },
    ...code('Permission', permission),
    ...code('Call', route),
    ...code('IP address', event.ip),
    ...(event.agent === null ? [] : [{ term: 'Browser', value: <span className="small">{event.agent}</span> }]),
    ...code('Kind', event.kind),
    { term: 'Request', value: <CopyText text={event.requestId} label="Copy the request id" /> },
    { term: 'Event', value: <CopyText text={event.id} label="Copy the id of this event" /> },
  ]
}
