import { IconUsers } from '@tabler/icons-react'
import { api } from '../api.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { Holders } from './holders.tsx'
import type { Permission, ScopeRoles } from './roles-query.ts'

interface PermissionHoldersProps {
  readonly place: ScopeRoles
  readonly permission: Permission
}

/** Who may do something in this place, always or under a condition. */
export function PermissionHolders({ place, permission }: PermissionHoldersProps) {
  const { param } = useScope()
  const path = { scopeId: param, permissionId: permission.id }
  const query = usePages(['roles', param, 'may', permission.id], async (after) => {
    const { data } = await api.GET('/api/v1/scopes/{scopeId}/permissions/{permissionId}/holders', {
      params: { path, query: after === undefined ? {} : { after } },
    })
    return data!
  })
  return (
    <Holders
      title="Who may do this"
      query={query}
      csv={`/api/v1/scopes/${param}/permissions/${encodeURIComponent(permission.id)}/holders.csv`}
      through={place.roles}
      empty={
        <EmptyState icon={IconUsers} title="Nobody may do this here">
          People are listed here as soon as they hold a role that grants it.
        </EmptyState>
      }
    />
  )
}
