import { Button } from '@mantine/core'
import { IconUserSearch, IconUsers } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { filled } from '../filled.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { oneOf } from '../one-of.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters, SearchFilter } from '../parts/filters.tsx'
import { SelectionArea, useSelection } from '../parts/selection.tsx'
import { stateLabel } from '../parts/state-mark.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import type { BulkAct } from './bulk-acts.ts'
import { BulkBar } from './bulk-bar.tsx'
import type { MemberAct } from './member-acts.ts'
import { memberColumns } from './member-columns.tsx'
import { inactiveDays, type Member, memberStates, readMembers } from './members.ts'

const fetchAct = () => import('./act-dialog.tsx')
const ActDialog = lazy(async () => ({ default: (await fetchAct()).ActDialog }))
const fetchBulk = () => import('./bulk-dialog.tsx')
const BulkDialog = lazy(async () => ({ default: (await fetchBulk()).BulkDialog }))
onFirstTouch(fetchAct)
onFirstTouch(fetchBulk)

const states = memberStates.map((state) => ({ value: state, label: stateLabel(state) }))
/** Of those who are not here yet: a list of its own. */
const invited = { value: 'invited', label: 'Invited' } as const
const absences = inactiveDays.map((days) => ({ value: days, label: `Not active for ${days} days` }))
const nobody: readonly Member[] = []

/** What is being decided: about one, or about those who are selected. */
type Deciding =
  | { readonly act: MemberAct; readonly member: Member }
  | { readonly bulk: BulkAct; readonly selected: readonly Member[] }

/** The people in this place, narrowed down by the address. */
export function MemberList() {
  const { param, type, may } = useScope()
  const { search, role, status, inactive } = useSearch({ from: '/in/scopes/$scope/members' })
  const navigate = useNavigate({ from: '/scopes/$scope/members' })
  const place = useScopeType(type)
  const roles = place?.roles ?? []
  const single = place?.rolesPerPerson === 'one'
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const selectable = may('members.change-role') || may('members.disable') || may('members.remove')
  const columns = useMemo(
    () => memberColumns({ scope: param, selectable, single, onAct: (act, member) => setDeciding({ act, member }) }),
    [param, selectable, single],
  )
  const days = oneOf(inactiveDays, inactive)
  const filter = {
    ...{ search, role, status: oneOf(memberStates, status) },
    inactiveDays: days === undefined ? undefined : Number(days),
  }
  const query = usePages(['members', param, filter], (after) => readMembers(param, { ...filter, after }), {
    isPage: true,
  })
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? nobody, [query.data])
  const selection = useSelection(JSON.stringify([param, filter]), rows)
  const change = (next: Changes<typeof filter> & { readonly inactive?: string | undefined }, replace = false) =>
    navigate({ search: (former) => filled({ ...former, ...next }), replace })
  const clear = () => navigate({ search: {} })
  const isOn = Boolean(search || role || filter.status || days)
  const close = () => setDeciding(null)
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
          choices={[...states, invited]}
          value={filter.status}
          onChange={(value) =>
            value === invited.value
              ? navigate({ search: { view: value } })
              : change({ status: oneOf(memberStates, value) })
          }
        />
        <ChoiceFilter
          label="Last active"
          unset="Active at any time"
          choices={absences}
          value={days}
          onChange={(value) => change({ inactive: value })}
        />
      </Filters>
      <SelectionArea selection={selection}>
        <DataList
          label="Members"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          empty={isOn ? <NobodyFound onClear={clear} /> : <Nobody />}
        />
      </SelectionArea>
      {selectable && (
        <BulkBar
          selected={selection.rows}
          onAct={(bulk) => setDeciding({ bulk, selected: selection.rows })}
          onClear={selection.clear}
        />
      )}
      <Suspense>
        {deciding && 'act' in deciding && <ActDialog {...deciding} onClose={close} onGone={close} />}
        {deciding && 'bulk' in deciding && (
          <BulkDialog act={deciding.bulk} selected={deciding.selected} onClose={close} />
        )}
      </Suspense>
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
