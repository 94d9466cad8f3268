import type { Context } from '../../context.ts'
import * as queries from './queries.ts'
import { readableAreas } from './readable-areas.ts'

/** The audit log of a scope, of which everybody sees only the areas that they may read there (B15). */
export async function listAuditEvents(context: Context, page: Omit<queries.AuditPage, 'areas'>) {
  const areas = await readableAreas(context, page.scope)
  if (areas.length === 0) return []
  const rows = await context.service.database.read(context.wall, (tx) => queries.listEvents(tx, { ...page, areas }))
  return rows.map(({ event, personal, actorName, targetName }) => {
    const { ip = null, session: _session, token = null, ...details } = personal ?? {}
    return {
      id: event.id,
      at: event.at,
      action: event.action,
      actor: { kind: event.actorKind, id: event.actorId, name: actorName, token: textOrNull(token) },
      target: { kind: event.targetKind, id: event.targetId, name: targetName },
      before: event.before,
      after: event.after,
      /** Names and addresses as they were then; none once they were erased. */
      details,
      requestId: event.requestId,
      ip: textOrNull(ip),
    }
  })
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
