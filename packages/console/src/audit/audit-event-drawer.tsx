import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filled } from '../filled.ts'
import { CopyText } from '../parts/copy-text.tsx'
import { DetailDrawer } from '../parts/detail-drawer.tsx'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { When } from '../parts/when.tsx'
import { type Shown, Who } from './audit-columns.tsx'
import styles from './audit-event-drawer.module.css'
import { type AuditEvent, readAuditEvent } from './audit-events.ts'
import { auditSentence, consequences } from './audit-sentence.ts'
import { Difference } from './difference.tsx'
import { exactTime } from './exact-time.ts'
import { SentenceText } from './sentence-text.tsx'
import { useWords } from './use-words.ts'

interface AuditEventDrawerProps {
  readonly id: string | undefined
  readonly shown: Shown
  /** Where the list has it already. */
  readonly loaded: AuditEvent | undefined
  readonly onClose: () => void
}

/** One event with everything that was recorded. Its address can be sent to a colleague. */
export function AuditEventDrawer({ id, shown, loaded, onClose }: AuditEventDrawerProps) {
  const param = shown.place ?? shown.scope
  const { data, error, isPending } = useQuery({
    queryKey: ['audit', param, 'event', id],
    queryFn: () => readAuditEvent(param, id ?? ''),
    enabled: id !== undefined && loaded === undefined,
  })
  const event = loaded ?? data
  return (
    <DetailDrawer title="Change" opened={id !== undefined} onClose={onClose}>
      {event ? (
        <Details event={event} shown={shown} />
      ) : (
        <div className={styles.note}>
          {error ? <Failure error={error} /> : <p>{isPending ? 'Asking the server…' : missing}</p>}
        </div>
      )}
    </DetailDrawer>
  )
}

const missing = 'There is no such change in this place, or it is about something that you may not see.'

function Details({ event, shown }: { readonly event: AuditEvent; readonly shown: Shown }) {
  const words = useWords()
  const { actor, target } = event
  const facts = [
    {
      term: 'When',
      value: (
        <>
          <When at={event.at} />
          <span className={styles.exact}>{exactTime(event.at)}</span>
        </>
      ),
    },
    { term: 'Who', value: <Who event={event} shown={shown} /> },
    ...(actor.token === null
      ? []
      : [{ term: 'API token', value: <CopyText text={actor.token} label="Copy the id" /> }]),
    ...(target.kind === 'person' && target.id !== null && target.name !== null
      ? [
          {
            term: 'Whom',
            value: (
              <Link
                to="/scopes/$scope/audit"
                params={{ scope: shown.scope }}
                search={filled({ person: target.id, place: shown.place })}
              >
                <bdi>{target.name}</bdi>
              </Link>
            ),
          },
        ]
      : []),
    { term: 'Action', value: <code>{event.action}</code> },
    ...(event.ip === null ? [] : [{ term: 'IP address', value: <code>{event.ip}</code> }]),
    { term: 'Request', value: <CopyText text={event.requestId} label="Copy the request id" /> },
    { term: 'Event', value: <CopyText text={event.id} label="Copy the id of this event" /> },
  ]
  const came = consequences(event)
  return (
    <>
      <div className={styles.what}>
        <h2>
          <SentenceText sentence={auditSentence(event, words)} />
        </h2>
        {came.length > 0 && <p className="quiet">{came.join(', ')} with it.</p>}
        {typeof event.details.reason === 'string' && (
          <p>
            Because: <q dir="auto">{event.details.reason}</q>
          </p>
        )}
      </div>
      <Facts facts={facts} />
      <Difference event={event} words={words} />
    </>
  )
}
