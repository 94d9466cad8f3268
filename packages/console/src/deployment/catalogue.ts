import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Every scope type of the running blueprint with its roles and permissions: the same for everybody, whatever they may do. */
export type Catalogue = Awaited<ReturnType<typeof readCatalogue>>
export type ScopeType = Catalogue['scopeTypes'][number]
export type CatalogueRole = ScopeType['roles'][number]
export type CataloguePermission = ScopeType['permissions'][number]

async function readCatalogue() {
  const { data } = await api.GET('/api/v1/roles')
  return data!
}

export const catalogueQuery = queryOptions({
  queryKey: ['roles', 'catalogue'],
  queryFn: readCatalogue,
  staleTime: 60_000,
})

export function useCatalogue(): Catalogue {
  return useSuspenseQuery(catalogueQuery).data
}

/** What the blueprint says about places of this type. */
export function useScopeType(id: string): ScopeType | undefined {
  return useCatalogue().scopeTypes.find((type) => type.id === id)
}
