import { Button } from '@mantine/core'
import type { Column } from '../parts/data-list.tsx'
import { Person } from '../parts/person.tsx'
import { When } from '../parts/when.tsx'
import { AskedFor } from './asked-for.tsx'
import styles from './request-columns.module.css'
import { RequestStateMark } from './request-state.tsx'
import { whyNotAccept } from './request-words.ts'
import type { AccessRequest } from './requests.ts'

export type Answer = 'accept' | 'decline'

const person: Column<AccessRequest> = {
  id: 'person',
  header: 'Person',
  card: 'heading',
  cell: ({ person: { name, email } }) => <Person plainName={name} name={name} detail={email} />,
}
const asked: Column<AccessRequest> = {
  id: 'asked',
  header: 'Asks for',
  cell: (request) => <AskedFor request={request} />,
}
const made: Column<AccessRequest> = { id: 'made', header: 'Asked', cell: ({ madeAt }) => <When at={madeAt} /> }

/** Those that wait, with what one can do about each. */
export function openColumns(answer: (request: AccessRequest, way: Answer) => void): readonly Column<AccessRequest>[] {
  return [
    person,
    asked,
    made,
    { id: 'expires', header: 'Expires', cell: ({ expiresAt }) => <When at={expiresAt} /> },
    {
      id: 'answer',
      header: 'Answer',
      align: 'end',
      cell: (request) => <AnswerButtons request={request} answer={answer} />,
    },
  ]
}

/** Those that are over. */
export const pastColumns: readonly Column<AccessRequest>[] = [
  person,
  asked,
  made,
  { id: 'state', header: 'State', cell: ({ state }) => <RequestStateMark state={state} /> },
  { id: 'decision', header: 'Answer', cell: (request) => <Decision request={request} /> },
]

interface AnswerButtonsProps {
  readonly request: AccessRequest
  readonly answer: (request: AccessRequest, way: Answer) => void
}

function AnswerButtons({ request, answer }: AnswerButtonsProps) {
  const { person: somebody, mayAccept, mayDecline } = request
  const why = whyNotAccept(request)
  return (
    <span className={styles.answer}>
      {why !== null && <span className={styles.why}>{why}</span>}
      {mayDecline && (
        <Button
          variant="default"
          size="xs"
          aria-label={`Decline the request of ${somebody.name}`}
          onClick={() => answer(request, 'decline')}
        >
          Decline
        </Button>
      )}
      {mayAccept && (
        <Button
          size="xs"
          aria-label={`Accept the request of ${somebody.name}`}
          onClick={() => answer(request, 'accept')}
        >
          Accept
        </Button>
      )}
    </span>
  )
}

function Decision({
  request: { given, givenUntil, decidedAt, decidedBy, decisionNote },
}: {
  readonly request: AccessRequest
}) {
  if (decidedAt === null) return null
  return (
    <span className={styles.decision}>
      {given && (
        <span>
          {given.label}
          {givenUntil !== null && (
            <>
              , ends <When at={givenUntil} />
            </>
          )}
        </span>
      )}
      {decisionNote && <q dir="auto">{decisionNote}</q>}
      <span className="quiet small">
        {decidedBy !== null && (
          <>
            <bdi>{decidedBy}</bdi>,{' '}
          </>
        )}
        <When at={decidedAt} />
      </span>
    </span>
  )
}
