import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { filled } from '../filled.ts'

export type Place = Awaited<ReturnType<typeof readPlaces>>['items'][number]
export type PlaceTypes = NonNullable<Awaited<ReturnType<typeof readPlaceTypes>>>

/** The places in a place, by name. */
export async function readPlaces(
  scopeId: string,
  filter: { readonly type?: string | undefined; readonly after?: string | undefined },
) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/children', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return data!
}

/** Makes a place in a place, and answers its id. */
export async function makePlace(
  scopeId: string,
  made: { readonly type: string; readonly name: string; readonly profile?: Record<string, unknown> },
): Promise<string> {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/children', { params: { path: { scopeId } }, body: made })
  return data!.id
}

async function readPlaceTypes(scopeId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/summary', { params: { path: { scopeId } } })
  return data!.scopes
}

/** How many places of which type and state there are, and what those states are called. */
export function placeTypesQuery(scopeId: string) {
  return queryOptions({ queryKey: ['scopes', scopeId, 'types'], queryFn: () => readPlaceTypes(scopeId) })
}

export type Status = Awaited<ReturnType<typeof readStatuses>>[number]

/** The states that a place can be in, and what each comes to. */
export async function readStatuses(scopeId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/statuses', { params: { path: { scopeId } } })
  return data!.items
}

export async function setStatus(scopeId: string, status: string): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/status', { params: { path: { scopeId } }, body: { status } })
}
