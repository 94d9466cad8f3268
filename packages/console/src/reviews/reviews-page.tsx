import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChecklist, IconClockExclamation, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Badge } from '../parts/badge.tsx'
import { type Column, DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { OpenReviewDialog } from './open-review-dialog.tsx'
import { countWords, stateWords } from './review-words.ts'
import styles from './reviews.module.css'
import { type ListedReview, readReviews } from './reviews.ts'
import { ScheduleLine } from './schedule-line.tsx'

/** Who has access here, looked through from time to time (C14). */
export function ReviewsPage() {
  const session = useSession()
  const scope = useScope()
  const [opening, { open, close }] = useDisclosure()
  const query = usePages(['reviews', scope.param], (after) => readReviews(scope.param, after), { isPage: true })
  const columns = useMemo(() => columnsOf(scope.param), [scope.param])
  const reviews = query.data?.pages.flatMap(({ items }) => items) ?? []
  const isOpen = reviews.some(({ state }) => state === 'open')
  const begin = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      Begin a review
    </Button>
  )
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'reviews')}
        lead={
          <>
            Who still needs what they have in <bdi>{scope.name}</bdi>. One review at a time.
          </>
        }
        actions={reviews.length > 0 && !isOpen && begin}
      />
      <ScheduleLine />
      <DataList
        label="Access reviews"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconChecklist} title="There has been no access review yet" action={begin}>
            People change teams, finish projects and leave, and what they were given stays. A review lists everybody
            with their roles, why they have them and when they last used them. You keep, change or remove each, and sign
            a report that an auditor can read. Once a quarter is usual.
          </EmptyState>
        }
      />
      {opening && <OpenReviewDialog onClose={close} />}
    </>
  )
}

function columnsOf(scope: string): readonly Column<ListedReview>[] {
  return [
    {
      id: 'name',
      header: 'Review',
      card: 'heading',
      cell: ({ id, name }) => (
        <span className={styles.name} dir="auto">
          <Link to="/scopes/$scope/reviews/$review" params={{ scope, review: id }}>
            {name}
          </Link>
        </span>
      ),
    },
    { id: 'state', header: 'State', cell: (review) => <ReviewState review={review} /> },
    {
      id: 'decided',
      header: 'Decided',
      cell: ({ counts }) => `${counts.lines - counts.undecided} of ${counts.lines}`,
    },
    { id: 'result', header: 'Result', cell: ({ counts }) => <Result counts={counts} /> },
    { id: 'due', header: 'Due or ended', cell: (review) => <Ended review={review} /> },
    {
      id: 'opened',
      header: 'Begun',
      cell: ({ openedAt, openedBy, bySchedule }) => <By at={openedAt} name={bySchedule ? 'the schedule' : openedBy} />,
    },
  ]
}

function Ended({ review }: { readonly review: ListedReview }) {
  const { state, dueAt, closedAt, closedBy } = review
  return state === 'open' ? <When at={dueAt} /> : <By at={closedAt} name={closedBy} />
}

function By({ at, name }: { readonly at: string | null; readonly name: string | null }) {
  return (
    <>
      <When at={at} />
      {name && (
        <span className="quiet">
          {' '}
          by <bdi>{name}</bdi>
        </span>
      )}
    </>
  )
}

export function ReviewState({ review }: { readonly review: Pick<ListedReview, 'state' | 'overdue'> }) {
  if (review.overdue) {
    return (
      <Badge tone="refused" icon={IconClockExclamation}>
        {stateWords(review)}
      </Badge>
    )
  }
  const tones = { open: 'waiting', 'signed-off': 'good', cancelled: 'quiet' } as const
  return <Badge tone={tones[review.state]}>{stateWords(review)}</Badge>
}

function Result({ counts }: Pick<ListedReview, 'counts'>) {
  const parts = [
    counts.keep > 0 && `${counts.keep} kept`,
    counts.change > 0 && `${counts.change} changed`,
    counts.remove > 0 && `${counts.remove} removed`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? (
    <span className="quiet">{countWords(counts.people, 'person', 'people')}</span>
  ) : (
    parts.join(', ')
  )
}
