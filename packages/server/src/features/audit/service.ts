import type { Operation } from '@portreeve/engine'
import { mayOperate } from '../../access/may-operate.ts'
import type { Context } from '../../context.ts'
import { auditAreas } from './areas.ts'
import * as queries from './queries.ts'

/**
 * The audit log of a scope, of which everybody sees only the areas that they may read there (B15): who may not read members
 * does not read of them here either.
 */
export async function listAuditEvents(context: Context, filter: Omit<queries.AuditFilter, 'areas'>) {
  const { service, principal } = context
  const areas: string[] = []
  for (const [area, operation] of Object.entries(auditAreas) as [string, Operation][]) {
    if (await mayOperate(service, principal, filter.scope, operation)) areas.push(area)
  }
  if (areas.length === 0) return []
  const rows = await service.database.read(context.wall, (tx) => queries.listEvents(tx, { ...filter, areas }))
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
