import { Button } from '@mantine/core'
import { IconUserSearch, IconUsers } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { filled } from '../filled.ts'
import { oneOf } from '../one-of.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters, SearchFilter } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { InvitationList, useInvitations } from './invitation-list.tsx'
import { memberColumns } from './member-columns.tsx'
import { readMembers } from './members.ts'

const here = '/in/scopes/$scope/members'
/** With `explicitUndefined`: the link is where one is only as long as the address names no view. */
const outsideViews: object = { view: undefined }
const states = [
  { value: 'active', label: 'Active' },
  { value: 'disabled', label: 'Disabled' },
] as const

export function MembersPage() {
  const session = useSession()
  const scope = useScope()
  const { view } = useSearch({ from: here })
  const invitations = useInvitations(scope.param)
  const waiting = invitations.data?.pages.flatMap(({ items }) => items).length
  const params = { scope: scope.param }
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'members')}
        lead={
          <>
            Who is in <bdi>{scope.name}</bdi>, with which role, and until when.
          </>
        }
      />
      <PageTabs
        label="People by state"
        tabs={[
          {
            id: 'members',
            link: (
              <Link
                to="/scopes/$scope/members"
                params={params}
                search={outsideViews}
                activeOptions={{ explicitUndefined: true }}
              >
                In this place
              </Link>
            ),
          },
          {
            id: 'invited',
            link: (
              <Link to="/scopes/$scope/members" params={params} search={{ view: 'invited' }}>
                Invited{waiting ? ` (${waiting})` : ''}
              </Link>
            ),
          },
        ]}
      />
      {view === 'invited' ? <InvitationList query={invitations} /> : <MemberList />}
    </>
  )
}

function MemberList() {
  const { param, type } = useScope()
  const { search, role, status } = useSearch({ from: here })
  const navigate = useNavigate({ from: '/scopes/$scope/members' })
  const roles = useScopeType(type)?.roles ?? []
  const columns = useMemo(() => memberColumns(param), [param])
  const filter = { search, role, status: oneOf(['active', 'disabled'], status) }
  const query = usePages(['members', param, filter], (after) => readMembers(param, { ...filter, after }), {
    isPage: true,
  })
  const change = (next: Changes<typeof filter>, replace = false) =>
    navigate({ search: (former) => filled({ ...former, ...next }), replace })
  const clear = () => navigate({ search: {} })
  const isOn = Boolean(search || role || filter.status)
  return (
    <>
      <Filters onClear={isOn ? clear : undefined}>
        <SearchFilter
          label="Name or email begins with"
          value={search}
          onChange={(text) => change({ search: text }, true)}
        />
        <ChoiceFilter
          label="Role"
          any="Any role"
          choices={roles.map(({ id, label }) => ({ value: id, label }))}
          value={role}
          onChange={(value) => change({ role: value })}
        />
        <ChoiceFilter
          label="State"
          any="Any state"
          choices={states}
          value={filter.status}
          onChange={(value) => change({ status: oneOf(['active', 'disabled'], value) })}
        />
      </Filters>
      <DataList
        label="Members"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={isOn ? <NobodyFound onClear={clear} /> : <Nobody />}
      />
    </>
  )
}

type Changes<Filter> = { readonly [Key in keyof Filter]?: Filter[Key] | undefined }

function NobodyFound({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState
      icon={IconUserSearch}
      title="Nobody here matches"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
    >
      The search looks at how names and email addresses begin. Somebody who was removed is in the audit log, not here.
    </EmptyState>
  )
}

function Nobody() {
  return (
    <EmptyState icon={IconUsers} title="Nobody is in this place yet">
      Whoever is added here, or accepts an invitation, appears in this list with their role.
    </EmptyState>
  )
}
