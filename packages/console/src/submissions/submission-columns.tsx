import { Link } from '@tanstack/react-router'
import type { Column } from '../parts/data-list.tsx'
import { When } from '../parts/when.tsx'
import { SubmissionStateMark } from './submission-state.tsx'
import styles from './submissions.module.css'
import type { Submission } from './submissions.ts'

export function submissionColumns(scope: string): readonly Column<Submission>[] {
  return [
    {
      id: 'app',
      header: 'App',
      card: 'heading',
      cell: ({ id, app, version }) => (
        <span className={styles.app}>
          <Link
            to="/scopes/$scope/submissions"
            params={{ scope }}
            search={(former) => ({ ...former, submission: id })}
            resetScroll={false}
          >
            <bdi>{app.name}</bdi> {version}
          </Link>
          <span className="quiet small">{app.typeLabel}</span>
        </span>
      ),
    },
    {
      id: 'from',
      header: 'From',
      width: '28%',
      cell: ({ account, organization }) => (
        <span className={styles.app}>
          <bdi>{account.name}</bdi>
          {organization && organization.name !== account.name && <bdi className="quiet small">{organization.name}</bdi>}
        </span>
      ),
    },
    { id: 'state', header: 'State', width: '18%', cell: ({ state }) => <SubmissionStateMark state={state} /> },
    {
      id: 'submitted',
      header: 'Submitted',
      width: '22%',
      cell: ({ submittedAt, submittedBy }) => (
        <span className={styles.app}>
          <When at={submittedAt} />
          <span className="quiet small">
            by <bdi>{submittedBy.name}</bdi>
          </span>
        </span>
      ),
    },
  ]
}
