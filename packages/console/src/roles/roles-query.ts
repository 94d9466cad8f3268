import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { CataloguePermission, CatalogueRole } from '../deployment/catalogue.ts'

export type Role = CatalogueRole
export type Permission = CataloguePermission
/** The roles of one place: matrix, the menu of each role, and how many people hold it. */
export type ScopeRoles = Awaited<ReturnType<typeof readScopeRoles>>
export type ScopeRole = ScopeRoles['roles'][number]

async function readScopeRoles(scopeId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/roles', { params: { path: { scopeId } } })
  return data!
}

export function scopeRolesQuery(scopeId: string) {
  return queryOptions({
    queryKey: ['roles', scopeId],
    queryFn: () => readScopeRoles(scopeId),
    // A refusal takes the place of the page; a failed renewal leaves on it what was known.
    throwOnError: (_error: Error, query) => query.state.data === undefined,
  })
}
