import { NativeSelect, Skeleton } from '@mantine/core'
import { IconChevronDown, IconLayoutSidebar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { menusOf } from './menus-of.ts'
import styles from './menus-page.module.css'
import { RoleMenu } from './role-menu.tsx'
import { scopeRolesQuery } from './roles-query.ts'

/** The menu of this place as each role sees it, beside each other. */
export function MenusPage() {
  const session = useSession()
  const scope = useScope()
  const { role: wanted } = useSearch({ from: '/in/scopes/$scope/roles/menus' })
  const navigate = useNavigate({ from: '/scopes/$scope/roles/menus' })
  const { data: place } = useQuery(scopeRolesQuery(scope.param))
  const menus = place ? menusOf(place.roles) : []
  const shown = menus.filter(({ role }) => wanted === undefined || role.id === wanted)
  return (
    <>
      <PageHead
        title="Menus by role"
        lead="The menu as somebody sees it who holds this role and no other. An entry is there for whoever has its permission; a heading without entries is left out."
        above={
          <Link to="/scopes/$scope/roles" params={{ scope: scope.param }}>
            {pageLabel(session, scope, 'roles')}
          </Link>
        }
        actions={
          menus.length > 1 && (
            <NativeSelect
              aria-label="Role"
              value={wanted ?? ''}
              data={[
                { value: '', label: 'All roles' },
                ...menus.map(({ role }) => ({ value: role.id, label: role.label })),
              ]}
              rightSection={<IconChevronDown size={14} aria-hidden />}
              onChange={({ currentTarget: { value } }) =>
                navigate({ search: value ? { role: value } : {}, replace: true })
              }
            />
          )
        }
      />
      {!place ? (
        <Skeleton height={480} role="status" aria-label="Menus: loading" />
      ) : menus.every(({ count }) => count === 0) ? (
        <EmptyState icon={IconLayoutSidebar} title="There is no menu here">
          The blueprint gives no menu to places of this type. Whoever is only here sees Portreeve’s own pages.
        </EmptyState>
      ) : (
        <div className={styles.menus}>
          {shown.map((menu) => (
            <RoleMenu key={menu.role.id} menu={menu} held={scope.roles.some(({ id }) => id === menu.role.id)} />
          ))}
        </div>
      )}
    </>
  )
}
