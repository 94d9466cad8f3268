import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { Profile } from '../profile/profile.ts'

export type PlaceDetails = Awaited<ReturnType<typeof readDetails>>

async function readDetails(scopeId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}', { params: { path: { scopeId } } })
  return data!
}

export function detailsQuery(scope: string) {
  return queryOptions({ queryKey: ['details', scope], queryFn: () => readDetails(scope) })
}

interface Edit {
  readonly name: string
  readonly profile?: Profile
  /** What the editor saw: whoever saved meanwhile is not overwritten. */
  readonly etag: string
}

export async function saveDetails(scopeId: string, { name, profile, etag }: Edit): Promise<void> {
  const params = { path: { scopeId }, header: { 'if-match': etag } }
  await api.PATCH('/api/v1/scopes/{scopeId}', { params, body: { name, ...(profile && { profile: { ...profile } }) } })
}
