import { Button, Checkbox } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { Failure } from '../parts/failure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { FileChoice } from './file-choice.tsx'
import type { ImportKind, Plan } from './import-calls.ts'
import styles from './import-page.module.css'
import { ImportResults } from './import-results.tsx'
import { PlanList } from './plan-list.tsx'
import { useImport } from './use-import.ts'

export function MemberImportPage() {
  return <ImportPage kind="members" />
}

export function AccountImportPage() {
  return <ImportPage kind="accounts" />
}

/** A file of people: what it would do line by line, then doing it, then what has come of it. */
function ImportPage({ kind }: { readonly kind: ImportKind }) {
  const session = useSession()
  const scope = useScope()
  const { file, preview, results, run, choose, start, stop, again } = useImport(kind)
  const page = kind === 'members' ? 'members' : 'people'
  const plan = preview.data
  return (
    <>
      <PageHead
        title="Import people"
        lead={
          kind === 'members' ? (
            <>
              Adds, invites and changes people in <bdi>{scope.name}</bdi> by a file. The same file again changes
              nothing.
            </>
          ) : (
            'Makes accounts by a file. The same file again changes nothing.'
          )
        }
        above={
          <Link
            to={page === 'members' ? '/scopes/$scope/members' : '/scopes/$scope/people'}
            params={{ scope: scope.param }}
          >
            {pageLabel(session, scope, page)}
          </Link>
        }
      />
      {run ? (
        <ImportResults {...{ results, ...run, total: plan?.lines.length ?? 0, onStop: stop, onAgain: again }} />
      ) : plan && file ? (
        <Look {...{ kind, plan, name: file.name, onStart: start, onAgain: again }} />
      ) : (
        <>
          <FileChoice kind={kind} isPending={preview.isPending} onFile={choose} />
          {preview.error && <Failure error={preview.error} />}
        </>
      )}
    </>
  )
}

interface LookProps {
  readonly kind: ImportKind
  readonly plan: Plan
  readonly name: string
  readonly onStart: (links: boolean) => void
  readonly onAgain: () => void
}

function Look({ kind, plan, name, onStart, onAgain }: LookProps) {
  const { mail } = useDeployment()
  const [links, setLinks] = useState(true)
  const todo = plan.lines.filter(({ does }) => does !== 'nothing' && does !== 'error').length
  const makes = plan.lines.some(({ does }) => does === 'create')
  return (
    <>
      <div className={styles.ready}>
        <div>
          <p>
            <bdi>{name}</bdi>: {plan.lines.length === 1 ? '1 person' : `${plan.lines.length.toLocaleString()} people`}.{' '}
            {todo === 0 ? 'There is nothing to do.' : 'Nothing has happened yet.'}
          </p>
          {plan.unknownColumns.length > 0 && (
            <p className="quiet small">Nothing is done with: {plan.unknownColumns.join(', ')}.</p>
          )}
          {kind === 'accounts' && makes && (
            <Checkbox
              className={styles.links}
              checked={links}
              onChange={({ currentTarget }) => setLinks(currentTarget.checked)}
              label={
                mail
                  ? 'Mail each new account a link to choose a password'
                  : 'Make a link for each new account to choose a password, for you to hand on'
              }
            />
          )}
        </div>
        <div className={styles.actions}>
          <Button variant="default" onClick={onAgain}>
            Choose another file
          </Button>
          {todo > 0 && (
            <Button onClick={() => onStart(links)}>{todo === 1 ? 'Import 1 person' : `Import ${todo} people`}</Button>
          )}
        </div>
      </div>
      <PlanList plan={plan} />
    </>
  )
}
