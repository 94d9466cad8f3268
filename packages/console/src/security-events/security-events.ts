import { api } from '../api.ts'
import { idAfter } from '../audit/id-after.ts'
import { filled } from '../filled.ts'

export type SecurityEvent = Awaited<ReturnType<typeof readSecurityEvents>>['items'][number]

interface SecurityEventFilter {
  readonly person?: string | undefined
  readonly kind?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** Sign-ins and refusals that concern a place, the newest first. */
export async function readSecurityEvents(scopeId: string, filter: SecurityEventFilter) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/security-events', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return data!
}

/** One event: the first of those below the id that follows it; none where it is not to be seen. */
export async function readSecurityEvent(scopeId: string, id: string): Promise<SecurityEvent | null> {
  const { items } = await readSecurityEvents(scopeId, { after: idAfter(id), limit: 1 })
  return items[0]?.id === id ? items[0] : null
}
