import { IconUsers } from '@tabler/icons-react'
import { api } from '../api.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { Holders } from './holders.tsx'
import { peopleText } from './role-why.tsx'
import type { ScopeRole } from './roles-query.ts'

/** Who holds a role in this place. */
export function RoleHolders({ role }: { readonly role: ScopeRole }) {
  const { param } = useScope()
  const path = { scopeId: param, roleId: role.id }
  const query = usePages(['roles', param, 'holders', role.id], async (after) => {
    const { data } = await api.GET('/api/v1/scopes/{scopeId}/roles/{roleId}/holders', {
      params: { path, query: after === undefined ? {} : { after } },
    })
    return data!
  })
  return (
    <Holders
      title="Who holds it"
      count={peopleText(role.holders)}
      query={query}
      csv={`/api/v1/scopes/${param}/roles/${encodeURIComponent(role.id)}/holders.csv`}
      empty={
        <EmptyState icon={IconUsers} title="Nobody holds it here">
          People who are given {role.label} are listed here, so that one sees at a glance who has what it grants.
        </EmptyState>
      }
    />
  )
}
