import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Facts } from '../parts/facts.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useScope } from '../session/scope.ts'
import { viewAs } from '../session/view-as.ts'
import { administratorWords } from './administrators.tsx'
import styles from './report.module.css'
import { decisionWords, findingOf, giverWords, stateWords } from './review-words.ts'
import { type ReportLine, reportQuery } from './reviews.ts'

/** In a report the day itself counts, and not how long ago it was. */
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' })

function onDay(at: string | null): string {
  return at === null ? 'Never' : day.format(new Date(at))
}

/** What a review came to, to be printed or filed. */
export function ReportPage() {
  const scope = useScope()
  const { review: id } = useParams({ from: '/in/scopes/$scope/reviews/$review/report' })
  const { data } = useSuspenseQuery(reportQuery(scope.param, id))
  const { review, place, lines, digest } = data
  const isDone = review.state === 'signed-off'
  const { counts } = review
  return (
    <>
      <PageHead
        title={`Report: ${review.name}`}
        above={
          <Link to="/scopes/$scope/reviews/$review" params={{ scope: scope.param, review: id }}>
            {review.name}
          </Link>
        }
        lead={
          isDone ? (
            <>
              Who had access to <bdi>{place.name}</bdi>, and what was decided about it.
            </>
          ) : (
            'This review is not signed off. The report says how far it is.'
          )
        }
        actions={
          <>
            {viewAs.get() === null && (
              <Button
                variant="default"
                component="a"
                href={`/api/v1/scopes/${scope.param}/reviews/${id}/report.csv`}
                download
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                Download CSV
              </Button>
            )}
            <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              Print
            </Button>
          </>
        }
      />
      <Facts
        facts={[
          { term: place.type, value: <bdi>{place.name}</bdi> },
          { term: 'State', value: stateWords(review) },
          { term: 'Begun', value: byAt(review.bySchedule ? 'the schedule' : review.openedBy, review.openedAt) },
          ...(review.closedAt === null
            ? []
            : [{ term: isDone ? 'Signed off' : 'Cancelled', value: byAt(review.closedBy, review.closedAt) }]),
          {
            term: 'Result',
            value: `${counts.keep} kept, ${counts.change} changed, ${counts.remove} removed, ${counts.undecided} undecided`,
          },
          ...(review.administrators === null
            ? []
            : [{ term: 'Administrators', value: administratorWords(review.administrators) }]),
          { term: 'Came after it began', value: String(review.newcomers) },
          ...(review.note === null ? [] : [{ term: 'Note', value: <span dir="auto">{review.note}</span> }]),
          ...(digest === null ? [] : [{ term: 'Digest', value: <code className={styles.digest}>{digest}</code> }]),
        ]}
      />
      <div className={styles.scroll}>
        <table className={styles.table} aria-label="Who had what">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Role</th>
              <th scope="col">Why</th>
              <th scope="col">Last active</th>
              <th scope="col">Role used</th>
              <th scope="col">Findings</th>
              <th scope="col">Decision</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row
                key={`${line.person.id} ${line.role?.role ?? ''}`}
                line={line}
                undecided={isDone ? 'Nobody else could decide about whoever signed off' : 'Undecided'}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Row({ line, undecided }: { readonly line: ReportLine; readonly undecided: string }) {
  const { person, role, reason, since, givenBy, until, sponsor, findings, decision, note, decidedBy, decidedAt } = line
  return (
    <tr>
      <td data-label="Person">
        <strong dir="auto">{person.name}</strong>
        <span>{person.email}</span>
      </td>
      <td data-label="Role">
        <strong>{role?.label ?? 'None'}</strong>
        <span>
          {onDay(since)} by <bdi>{giverWords(givenBy)}</bdi>
        </span>
        {until && <span>until {onDay(until)}</span>}
      </td>
      <td data-label="Why">
        {reason && <span dir="auto">{reason}</span>}
        {sponsor?.name && (
          <span>
            <bdi>{sponsor.name}</bdi> answers for them
          </span>
        )}
      </td>
      <td data-label="Last active">{onDay(line.lastActiveAt)}</td>
      <td data-label="Role used">{role && onDay(line.lastUsedAt)}</td>
      <td data-label="Findings">{findings.map((finding) => findingOf(finding, line).label).join(', ')}</td>
      <td data-label="Decision">
        <strong>{decision === null && line.outcome === null ? undecided : decisionWords(line)}</strong>
        {note && <span dir="auto">{note}</span>}
        {decidedAt && (
          <span>
            <bdi>{decidedBy}</bdi>, {onDay(decidedAt)}
          </span>
        )}
      </td>
    </tr>
  )
}

function byAt(name: string | null, at: string) {
  return (
    <>
      {moment.format(new Date(at))}
      {name && (
        <>
          {' by '}
          <bdi>{name}</bdi>
        </>
      )}
    </>
  )
}
