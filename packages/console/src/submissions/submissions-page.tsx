import { IconPackages } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { filled } from '../filled.ts'
import { oneOf } from '../one-of.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { submissionColumns } from './submission-columns.tsx'
import { SubmissionDrawer } from './submission-drawer.tsx'
import { stateChoices } from './submission-state.tsx'
import { readSubmissions, submissionStates } from './submissions.ts'

/** With `explicitUndefined`: the link is where one is only as long as the address names no view. */
const outsideViews: object = { view: undefined }

/** What reviewers look at before it is published (A14). */
export function SubmissionsPage() {
  const session = useSession()
  const scope = useScope()
  const search = useSearch({ from: '/in/scopes/$scope/submissions' })
  const navigate = useNavigate({ from: '/scopes/$scope/submissions' })
  const columns = useMemo(() => submissionColumns(scope.param), [scope.param])
  const isAll = search.view === 'all'
  const state = isAll ? oneOf(submissionStates, search.state) : 'waiting'
  const query = usePages(
    ['submissions', scope.param, state ?? 'all'],
    (after) => readSubmissions(scope.param, { state, after }),
    { isPage: true },
  )
  const params = { scope: scope.param }
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'submissions')}
        lead="Versions of apps that are published once they are approved. Apps of organizations that you belong to are reviewed by others."
      />
      <PageTabs
        label="Submissions by state"
        tabs={[
          {
            id: 'waiting',
            link: (
              <Link
                to="/scopes/$scope/submissions"
                params={params}
                search={outsideViews}
                activeOptions={{ explicitUndefined: true }}
              >
                Waiting
              </Link>
            ),
          },
          {
            id: 'all',
            link: (
              <Link to="/scopes/$scope/submissions" params={params} search={{ view: 'all' }}>
                All submissions
              </Link>
            ),
          },
        ]}
      />
      {isAll && (
        <Filters>
          <ChoiceFilter
            label="State"
            unset="Any state"
            choices={stateChoices}
            value={state}
            onChange={(value) => navigate({ search: (former) => filled({ ...former, state: value }) })}
          />
        </Filters>
      )}
      <DataList
        label={isAll ? 'All submissions' : 'Waiting submissions'}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconPackages}
            title={isAll ? 'Nothing was submitted in this state' : 'Nothing waits for review'}
          >
            When a developer submits a version, it stands here with its manifest, its release notes and the archive, and
            you approve it, ask for changes or reject it.
          </EmptyState>
        }
      />
      <SubmissionDrawer
        id={search.submission}
        onClose={() =>
          navigate({
            search: (former) => filled({ ...former, submission: undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
    </>
  )
}
