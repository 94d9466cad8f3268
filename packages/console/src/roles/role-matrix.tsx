import { useMediaQuery } from '@mantine/hooks'
import { IconFilterOff } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { EmptyState } from '../parts/empty-state.tsx'
import { compareRoles } from './compare-roles.ts'
import { Legend } from './legend.tsx'
import { Matrix } from './matrix.tsx'
import { MatrixList } from './matrix-list.tsx'
import { MatrixTools } from './matrix-tools.tsx'
import { foldedIn, groupsOf, withFold } from './permission-groups.ts'
import type { RoleTable } from './role-table.ts'
import { type RolesSearch, searchWith } from './search-with.ts'

/** The matrix with what it is filtered, folded and compared by, all of which the address says. */
export function RoleMatrix({ table }: { readonly table: RoleTable }) {
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const search = useSearch({ from: '/in/scopes/$scope/roles' })
  const navigate = useNavigate({ from: '/scopes/$scope/roles' })
  const change = useCallback(
    (changes: RolesSearch) =>
      navigate({ search: (before) => searchWith(before, changes), replace: true, resetScroll: false }),
    [navigate],
  )
  const { permissions } = table.type
  const { filter = '', only } = search
  const first = table.roles.find(({ id }) => id === search.compare)
  const second = table.roles.find(({ id }) => id === search.with && id !== first?.id)
  const compared = useMemo(
    () => (first && second ? compareRoles(permissions, first, second) : null),
    [permissions, first, second],
  )
  // Typing goes on while the rows follow.
  const wanted = useDeferredValue(filter)
  const groups = useMemo(() => {
    const differing = compared && only ? permissions.filter(({ id }) => compared.different.has(id)) : permissions
    return groupsOf(differing, wanted)
  }, [permissions, compared, only, wanted])
  // What is looked for is shown, wherever it is.
  const folded = useMemo(() => foldedIn(wanted ? '' : search.folded), [wanted, search.folded])
  const onFold = useCallback((key: string) => change({ folded: withFold(folded, key) }), [change, folded])
  const shown = groups.reduce((sum, group) => sum + group.permissions.length, 0)
  return (
    <>
      <MatrixTools
        table={table}
        narrow={narrow}
        search={search}
        onChange={change}
        compared={compared}
        groups={groups}
        folded={folded}
        shown={shown}
      />
      {groups.length === 0 ? (
        <EmptyState icon={IconFilterOff} title="No permission is left">
          {filter
            ? 'No permission has these words in its name, its id or its group.'
            : 'These two roles have the same permissions.'}
        </EmptyState>
      ) : narrow ? (
        <MatrixList
          table={table}
          groups={groups}
          folded={folded}
          onFold={onFold}
          role={first ?? table.roles[0]}
          compared={compared}
        />
      ) : (
        <Matrix table={table} groups={groups} folded={folded} onFold={onFold} compared={compared} />
      )}
      <Legend table={table} />
    </>
  )
}
