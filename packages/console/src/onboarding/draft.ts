import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { Profile } from '../profile/profile.ts'

/** As far as somebody has come. */
export interface Draft {
  readonly step: number
  /** As they want it to be called; empty: as the answers say. */
  readonly name: string
  readonly profile: Profile
}

interface Place {
  /** Where it is made. */
  readonly scope: string
  readonly type: string
}

export type KeptDraft = Awaited<ReturnType<typeof readDraft>>

async function readDraft({ scope: scopeId, type }: Place) {
  const params = { path: { scopeId, type } }
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/drafts/{type}', { params })
  return data!
}

export function draftQuery(place: Place) {
  return queryOptions({
    queryKey: ['draft', place.scope, place.type],
    queryFn: () => readDraft(place),
    // What somebody is writing must not move under their hands; another browser may have gone on with it since the last time.
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
  })
}

/** Answers what would be refused now. */
export async function keepDraft({ scope: scopeId, type }: Place, draft: Draft) {
  const params = { path: { scopeId, type } }
  const { data } = await api.PUT('/api/v1/scopes/{scopeId}/drafts/{type}', { params, body: { ...draft } })
  return data!.problems
}
