import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus, IconUserSearch, IconUsers } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { filled } from '../filled.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { oneOf } from '../one-of.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters, SearchFilter } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { FileMenu } from '../people-files/file-menu.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { accountColumns } from './account-columns.tsx'
import { type Account, accountStates, readAccounts } from './accounts.ts'
import type { PersonAct } from './person-acts.ts'
import { useRolesTold } from './roles-told.ts'

const fetchNew = () => import('./new-person-dialog.tsx')
const NewPersonDialog = lazy(async () => ({ default: (await fetchNew()).NewPersonDialog }))
const fetchAct = () => import('./person-act-dialog.tsx')
const PersonActDialog = lazy(async () => ({ default: (await fetchAct()).PersonActDialog }))
onFirstTouch(fetchNew)
onFirstTouch(fetchAct)

const states = [
  { value: 'active', label: 'Active' },
  { value: 'archived', label: 'Archived' },
  { value: 'blocked', label: 'Blocked' },
  { value: 'locked', label: 'Locked for passwords' },
]

export function PeoplePage() {
  const session = useSession()
  const scope = useScope()
  const { search, role, status } = useSearch({ from: '/in/scopes/$scope/people' })
  const navigate = useNavigate({ from: '/scopes/$scope/people' })
  const [making, { open, close }] = useDisclosure()
  const [acting, setActing] = useState<{ readonly act: PersonAct; readonly account: Account } | null>(null)
  const roles = useRolesTold()?.roles ?? null
  const told = roles !== null
  const columns = useMemo(
    () => accountColumns({ scope: scope.param, roles: told, onAct: (act, account) => setActing({ act, account }) }),
    [scope.param, told],
  )
  const locked = oneOf(['locked'], status) && ('true' as const)
  const filter = { search, role, status: oneOf(accountStates, status), locked }
  const query = usePages(['people', scope.param, filter], (after) => readAccounts(scope.param, { ...filter, after }), {
    isPage: true,
  })
  const change = (next: { readonly [Name in 'search' | 'role' | 'status']?: string | undefined }, replace = false) =>
    navigate({ search: (former) => filled({ ...former, ...next }), replace })
  const clear = () => navigate({ search: {} })
  const isOn = Boolean(search || role || filter.status || locked)
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'people')}
        lead="Accounts: who can sign in at all. What somebody may do is decided by their roles in each place."
        actions={
          <>
            {scope.may('people.create') && (
              <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
                New person
              </Button>
            )}
            <FileMenu kind="accounts" />
          </>
        }
      />
      <Filters onClear={isOn ? clear : undefined}>
        <SearchFilter
          label="Name or email begins with"
          value={search}
          onChange={(text) => change({ search: text }, true)}
        />
        {roles && (
          <ChoiceFilter
            label="Role"
            unset="Any role"
            choices={roles.map(({ id, label }) => ({ value: id, label }))}
            value={role}
            onChange={(value) => change({ role: value })}
          />
        )}
        <ChoiceFilter
          label="State"
          unset="Any state"
          choices={states}
          value={locked ? 'locked' : filter.status}
          onChange={(value) => change({ status: value })}
        />
      </Filters>
      <DataList
        label="Accounts"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          isOn ? (
            <EmptyState
              icon={IconUserSearch}
              title="No account matches"
              action={
                <Button variant="default" onClick={clear}>
                  Clear filters
                </Button>
              }
            >
              The search looks at how names and email addresses begin.
            </EmptyState>
          ) : (
            <EmptyState icon={IconUsers} title="No accounts yet">
              Everybody who can sign in stands here, with the state of their account.
            </EmptyState>
          )
        }
      />
      <Suspense>
        {making && <NewPersonDialog onClose={close} />}
        {acting && <PersonActDialog {...acting} onClose={() => setActing(null)} />}
      </Suspense>
    </>
  )
}
