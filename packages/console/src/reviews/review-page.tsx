import { Button } from '@mantine/core'
import { IconFileText, IconSignature, IconUserPlus, IconUserShield } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { Administrators } from './administrators.tsx'
import { CancelReviewDialog } from './cancel-review-dialog.tsx'
import { LineList } from './line-list.tsx'
import { countWords } from './review-words.ts'
import styles from './reviews.module.css'
import { type Review, reviewQuery } from './reviews.ts'
import { ReviewState } from './reviews-page.tsx'
import { SignOffDialog } from './sign-off-dialog.tsx'

/** One review: how far it is, and everybody to decide about. */
export function ReviewPage() {
  const session = useSession()
  const scope = useScope()
  const { review: id } = useParams({ from: '/in/scopes/$scope/reviews/$review' })
  const { data: review } = useSuspenseQuery(reviewQuery(scope.param, id))
  const [asked, setAsked] = useState<'sign-off' | 'cancel' | null>(null)
  const close = () => setAsked(null)
  const params = { scope: scope.param, review: id }
  const isOpen = review.state === 'open'
  return (
    <>
      <PageHead
        title={review.name}
        above={
          <Link to="/scopes/$scope/reviews" params={{ scope: scope.param }}>
            {pageLabel(session, scope, 'reviews')}
          </Link>
        }
        lead={
          <>
            Everybody in <bdi>{scope.name}</bdi> as they were when it began, <When at={review.openedAt} />. What you
            decide is done at once.
          </>
        }
        actions={
          <>
            {isOpen && (
              <Button variant="subtle" color="ink" onClick={() => setAsked('cancel')}>
                Cancel the review
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconFileText size={16} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/scopes/$scope/reviews/$review/report" params={params} />}
            >
              Report
            </Button>
            {isOpen && (
              <Button leftSection={<IconSignature size={16} aria-hidden />} onClick={() => setAsked('sign-off')}>
                Sign off
              </Button>
            )}
          </>
        }
      />
      <div className={styles.sections}>
        <Progress review={review} />
        {isOpen && review.ownUndecided && (
          <Notice icon={IconUserShield} title="Somebody else decides about you">
            Nobody decides about themselves. What is about you is in the list, for everybody else who may run reviews.
          </Notice>
        )}
        {review.newcomers > 0 && (
          <Notice icon={IconUserPlus} title={`${countWords(review.newcomers, 'person', 'people')} came after it began`}>
            They are not in this review. The next one has them.
          </Notice>
        )}
        <LineList review={review} />
      </div>
      {asked === 'sign-off' && <SignOffDialog review={review} onClose={close} />}
      {asked === 'cancel' && <CancelReviewDialog review={review} onClose={close} />}
    </>
  )
}

function Progress({ review }: { readonly review: Review }) {
  const { counts, state, dueAt, closedAt, closedBy, note } = review
  const decided = counts.lines - counts.undecided
  const share = counts.lines === 0 ? 100 : Math.floor((decided / counts.lines) * 100)
  return (
    <section className={styles.progress} aria-label="How far it is">
      <div className={styles.line}>
        <strong>
          {decided} of {counts.lines} decided
        </strong>
        <ReviewState review={review} />
        <span className="quiet">
          {state === 'open' ? (
            <>
              Due <When at={dueAt} />
            </>
          ) : (
            <>
              <When at={closedAt} />
              {closedBy && (
                <>
                  {' '}
                  by <bdi>{closedBy}</bdi>
                </>
              )}
            </>
          )}
        </span>
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label="Decided"
        aria-valuemin={0}
        aria-valuemax={counts.lines}
        aria-valuenow={decided}
      >
        <span style={{ width: `${share}%` }} />
      </div>
      <p className="quiet small">
        {countWords(counts.people, 'person', 'people')}: {counts.keep} kept, {counts.change} changed, {counts.remove}{' '}
        removed, {counts.undecided} undecided{counts.refused > 0 && `, of which ${counts.refused} could not be done`}
      </p>
      {note && <p dir="auto">{note}</p>}
      <Administrators administrators={review.administrators} />
    </section>
  )
}
