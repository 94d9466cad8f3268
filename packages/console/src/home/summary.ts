import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

/** A place in numbers. A part is null where its list would be refused. */
export type Summary = Awaited<ReturnType<typeof readSummary>>

async function readSummary(scopeId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/summary', { params: { path: { scopeId } } })
  return data!
}

export function summaryQuery(scopeId: string) {
  return queryOptions({
    queryKey: ['summary', scopeId],
    queryFn: () => readSummary(scopeId),
    // A refusal takes the place of the page; a failed renewal leaves on it what was known.
    throwOnError: (_error: Error, query) => query.state.data === undefined,
  })
}
