import { IconMailQuestion } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
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
import { AcceptDialog } from './accept-dialog.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { type Answer, openColumns, pastColumns } from './request-columns.tsx'
import { stateChoices } from './request-state.tsx'
import { type AccessRequest, readRequests, requestStates } from './requests.ts'

/** With `explicitUndefined`: the link is where one is only as long as the address names no view. */
const outsideViews: object = { view: undefined }

export function RequestsPage() {
  const session = useSession()
  const scope = useScope()
  const { view } = useSearch({ from: '/in/scopes/$scope/requests' })
  const params = { scope: scope.param }
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'requests')}
        lead={
          <>
            Who asks to be let into <bdi>{scope.name}</bdi>, or for more than they have here. A request nobody answers
            expires after 30 days.
          </>
        }
      />
      <PageTabs
        label="Requests by state"
        tabs={[
          {
            id: 'open',
            link: (
              <Link
                to="/scopes/$scope/requests"
                params={params}
                search={outsideViews}
                activeOptions={{ explicitUndefined: true }}
              >
                Open
              </Link>
            ),
          },
          {
            id: 'all',
            link: (
              <Link to="/scopes/$scope/requests" params={params} search={{ view: 'all' }}>
                All requests
              </Link>
            ),
          },
        ]}
      />
      {view === 'all' ? <AllRequests /> : <OpenRequests />}
    </>
  )
}

function OpenRequests() {
  const { param } = useScope()
  const [answering, setAnswering] = useState<{ readonly request: AccessRequest; readonly way: Answer } | null>(null)
  const columns = useMemo(() => openColumns((request, way) => setAnswering({ request, way })), [])
  const query = usePages(['requests', param, 'open'], (after) => readRequests(param, { state: 'open', after }), {
    isPage: true,
  })
  const close = () => setAnswering(null)
  return (
    <>
      <DataList
        label="Open requests"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconMailQuestion} title="Nobody waits for an answer">
            Whoever is refused here can ask for access from the page that says so. Their request then stands here, with
            the least role that would do, and you accept or decline it.
          </EmptyState>
        }
      />
      {answering?.way === 'accept' && <AcceptDialog request={answering.request} onClose={close} />}
      {answering?.way === 'decline' && <DeclineDialog request={answering.request} onClose={close} />}
    </>
  )
}

function AllRequests() {
  const { param } = useScope()
  const search = useSearch({ from: '/in/scopes/$scope/requests' })
  const navigate = useNavigate({ from: '/scopes/$scope/requests' })
  const state = oneOf(requestStates, search.state)
  const query = usePages(['requests', param, state ?? 'all'], (after) => readRequests(param, { state, after }), {
    isPage: true,
  })
  return (
    <>
      <Filters>
        <ChoiceFilter
          label="State"
          unset="Any state"
          choices={stateChoices.filter(({ value }) => value !== 'open')}
          value={state}
          onChange={(value) => navigate({ search: (former) => filled({ ...former, state: value }) })}
        />
      </Filters>
      <DataList
        label="All requests"
        columns={pastColumns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconMailQuestion} title={state ? 'No request is in this state' : 'Nobody has asked yet'}>
            Requests stay here with who answered them and how.
          </EmptyState>
        }
      />
    </>
  )
}
