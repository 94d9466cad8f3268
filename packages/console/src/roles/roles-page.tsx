import { Button, Skeleton } from '@mantine/core'
import { IconLayoutSidebar, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useCatalogue } from '../deployment/catalogue.ts'
import { PageHead } from '../parts/page-head.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { RoleMatrix } from './role-matrix.tsx'
import { type RoleTable, tableOfPlace, tableOfType } from './role-table.ts'
import styles from './roles-page.module.css'
import { scopeRolesQuery } from './roles-query.ts'
import { ScopeTypeTabs } from './scope-type-tabs.tsx'

/** Which role may do what: the matrix of this place, and of the other types of places. */
export function RolesPage() {
  const session = useSession()
  const scope = useScope()
  const { type: wanted } = useSearch({ from: '/in/scopes/$scope/roles' })
  const table = useTable(wanted)
  return (
    <div className={styles.page}>
      <PageHead
        title={pageLabel(session, scope, 'roles')}
        lead="What each role may do. Open a mark to see why, and who has it."
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconLayoutSidebar size={16} aria-hidden />}
              renderRoot={(props) => (
                <Link {...props} to="/scopes/$scope/roles/menus" params={{ scope: scope.param }} />
              )}
            >
              Menus by role
            </Button>
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              Print
            </Button>
          </>
        }
      />
      <p className={styles.printed}>
        <bdi>{scope.name}</bdi>, {new Date().toLocaleDateString(undefined, { dateStyle: 'long' })}
      </p>
      <ScopeTypeTabs shown={wanted ?? scope.type} />
      {table ? (
        <RoleMatrix key={table.type.id} table={table} />
      ) : (
        <div role="status" aria-label="Roles and permissions: loading">
          <Skeleton height={36} width={320} mb={16} />
          <Skeleton height={420} />
        </div>
      )}
    </div>
  )
}

/** The roles of this place, or those of another type of place. */
function useTable(wanted: string | undefined): RoleTable | null {
  const scope = useScope()
  const { scopeTypes } = useCatalogue()
  const { data: place } = useQuery(scopeRolesQuery(scope.param))
  const { type, roles } = scope
  return useMemo(() => {
    const other = wanted === type ? undefined : scopeTypes.find(({ id }) => id === wanted)
    if (other) return tableOfType(other)
    return place
      ? tableOfPlace(
          place,
          roles.map(({ id }) => id),
        )
      : null
  }, [wanted, type, roles, scopeTypes, place])
}
