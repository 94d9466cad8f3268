import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { exactTime } from '../audit/exact-time.ts'
import { CopyText } from '../parts/copy-text.tsx'
import { DetailDrawer } from '../parts/detail-drawer.tsx'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { useScope } from '../session/scope.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { sizeWords } from './size-words.ts'
import { SubmissionStateMark } from './submission-state.tsx'
import styles from './submissions.module.css'
import { type Decision, readSubmission, type SubmissionDetails } from './submissions.ts'

interface SubmissionDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One submission with everything that a decision about it needs. Its address can be sent to a colleague. */
export function SubmissionDrawer({ id, onClose }: SubmissionDrawerProps) {
  const { param } = useScope()
  const { data, error, isPending } = useQuery({
    queryKey: ['submissions', param, 'one', id],
    queryFn: () => readSubmission(param, id ?? ''),
    enabled: id !== undefined,
  })
  return (
    <DetailDrawer title="Submission" opened={id !== undefined} onClose={onClose}>
      {data ? (
        <Content submission={data} />
      ) : (
        <div className={styles.note}>
          {error ? <Failure error={error} /> : <p role="status">{isPending ? 'Asking the server…' : ''}</p>}
        </div>
      )}
    </DetailDrawer>
  )
}

function Content({ submission }: { readonly submission: SubmissionDetails }) {
  const { param } = useScope()
  const [decision, setDecision] = useState<Decision | null>(null)
  const { id, app, version, description, releaseNotes, manifest, mayDecide, whyNot, size } = submission
  return (
    <>
      <h2 className={styles.title}>
        <bdi>{app.name}</bdi> {version}
      </h2>
      {description !== '' && (
        <p className={styles.description} dir="auto">
          {description}
        </p>
      )}
      <Facts facts={factsOf(submission)} />
      <section className={styles.part}>
        <h3>Release notes</h3>
        {releaseNotes === '' ? (
          <p className="quiet">None: it is the first version.</p>
        ) : (
          <p className={styles.words} dir="auto">
            {releaseNotes}
          </p>
        )}
      </section>
      <section className={styles.part}>
        <h3>Manifest</h3>
        <pre className={styles.manifest}>{JSON.stringify(manifest, null, 2)}</pre>
      </section>
      <section className={styles.part}>
        <Button
          component="a"
          href={`/api/v1/scopes/${param}/submissions/${id}/archive`}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Download the archive ({sizeWords(size)})
        </Button>
      </section>
      {mayDecide && (
        <div className={styles.decisions}>
          <Button color="red" variant="default" onClick={() => setDecision('reject')}>
            Reject
          </Button>
          <Button variant="default" onClick={() => setDecision('request-changes')}>
            Request changes
          </Button>
          <Button onClick={() => setDecision('approve')}>Approve</Button>
        </div>
      )}
      {whyNot !== null && <p className={styles.whyNot}>{whyNot}</p>}
      {decision && <DecideDialog submission={submission} decision={decision} onClose={() => setDecision(null)} />}
    </>
  )
}

function factsOf(submission: SubmissionDetails) {
  const { state, app, account, organization, publishedVersion, submittedBy, submittedAt, sha256 } = submission
  const { decidedAt, decidedBy, note } = submission
  return [
    { term: 'State', value: <SubmissionStateMark state={state} /> },
    { term: 'Type', value: app.typeLabel },
    { term: 'Developer account', value: <bdi>{account.name}</bdi> },
    ...(organization === null ? [] : [{ term: 'Organization', value: <bdi>{organization.name}</bdi> }]),
    { term: 'Published now', value: publishedVersion ?? 'Nothing yet' },
    { term: 'Submitted by', value: <bdi>{submittedBy.name}</bdi> },
    { term: 'Submitted', value: exactTime(submittedAt) },
    ...(decidedBy === null ? [] : [{ term: 'Decided by', value: <bdi>{decidedBy.name}</bdi> }]),
    ...(decidedAt === null ? [] : [{ term: 'Decided', value: exactTime(decidedAt) }]),
    ...(note === null ? [] : [{ term: 'Note', value: <span dir="auto">{note}</span> }]),
    { term: 'SHA-256', value: <CopyText text={sha256} label="Copy the hash of the archive" /> },
  ]
}
