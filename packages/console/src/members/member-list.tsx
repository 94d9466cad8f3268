import { Button } from '@mantine/core'
import { IconUserSearch, IconUsers } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { filled } from '../filled.ts'
import { oneOf } from '../one-of.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters, SearchFilter } from '../parts/filters.tsx'
import { stateLabel } from '../parts/state-mark.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { memberColumns } from './member-columns.tsx'
import { memberStates, readMembers } from './members.ts'

const states = memberStates.map((state) => ({ value: state, label: stateLabel(state) }))

/** The people in this place, narrowed down by the address. */
export function MemberList() {
  const { param, type } = useScope()
  const { search, role, status } = useSearch({ from: '/in/scopes/$scope/members' })
  const navigate = useNavigate({ from: '/scopes/$scope/members' })
  const roles = useScopeType(type)?.roles ?? []
  const columns = useMemo(() => memberColumns(param), [param])
  const filter = { search, role, status: oneOf(memberStates, status) }
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
          unset="Any role"
          choices={roles.map(({ id, label }) => ({ value: id, label }))}
          value={role}
          onChange={(value) => change({ role: value })}
        />
        <ChoiceFilter
          label="State"
          unset="Any state"
          choices={states}
          value={filter.status}
          onChange={(value) => change({ status: oneOf(memberStates, value) })}
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
