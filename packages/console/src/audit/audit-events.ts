import { api } from '../api.ts'
import { filled } from '../filled.ts'
import { idAfter } from './id-after.ts'

export type AuditEvent = Awaited<ReturnType<typeof readAuditEvents>>['items'][number]

interface AuditFilter {
  /** Whose matter it was, in a place above the organizations. */
  readonly organization?: string | undefined
  readonly person?: string | undefined
  readonly action?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** Who changed what in a place, the newest first. */
export async function readAuditEvents(scopeId: string, filter: AuditFilter) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/audit-events', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return data!
}

/** One event. Lists are by id, so it is the first of those below the id that follows it; none where it is not to be seen. */
export async function readAuditEvent(scopeId: string, id: string): Promise<AuditEvent | null> {
  const { items } = await readAuditEvents(scopeId, { after: idAfter(id), limit: 1 })
  return items[0]?.id === id ? items[0] : null
}
