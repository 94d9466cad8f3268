import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api.ts'
import { queryClient } from '../query-client.ts'
import { type Session, sessionQuery } from './session.ts'
import { offeredIn } from './view-as.ts'

/** A place, and what the person who is signed in may do there. */
export type Scope = Awaited<ReturnType<typeof readScope>>
export type Operation = Scope['operations'][number]

async function readScope(scopeId: string) {
  const { data } = await api.GET('/api/v1/session/scopes/{scopeId}', { params: { path: { scopeId } } })
  return offeredIn(data!)
}

/** The platform has no id on the wire, and a word in addresses. */
export function scopeParam(id: string | null): string {
  return id ?? 'platform'
}

export function scopeQuery(scopeId: string) {
  return queryOptions({
    queryKey: ['scope', scopeId],
    queryFn: () => readScope(scopeId),
    // Most places are in the session's answer already.
    initialData: () =>
      queryClient.getQueryData<Session>(sessionQuery.queryKey)?.scopes.find(({ id }) => scopeParam(id) === scopeId),
    initialDataUpdatedAt: () => queryClient.getQueryState(sessionQuery.queryKey)?.dataUpdatedAt,
    staleTime: 20_000,
  })
}

/** The place in the address: its id as addresses write it, and what one may do there. */
export function useScope(): Scope & { readonly param: string; may(operation: Operation): boolean } {
  const { scope } = useParams({ from: '/in/scopes/$scope' })
  const { data } = useSuspenseQuery(scopeQuery(scope))
  return { ...data, param: scope, may: (operation) => data.operations.includes(operation) }
}
