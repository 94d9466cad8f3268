import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import * as queries from './queries.ts'
import { readableIn } from './readable.ts'

/** The audit log of a scope, of which everybody sees the areas that they may read there (B15), and their organizations' part (C10). */
export async function listAuditEvents(context: Context, page: Omit<queries.AuditPage, 'readable'>) {
  const { database } = context.service
  const readable = await readableIn(context, page.scope)
  if (readable.areas.length === 0) return []
  const rows = await database.read(context.wall, (tx) => queries.listEvents(tx, { ...page, readable }))
  const named = await database.read(readable.names, (tx) => queries.withNames(tx, rows))
  return named.map(({ event, personal, actorName, targetName }) => {
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

/**
 * What was done to one thing, for whoever may see the thing: without addresses and credentials, which are for those who read the
 * audit log. The caller has checked it.
 */
export async function listEventsAbout(
  tx: Tx,
  target: { readonly kind: string; readonly id: string },
  page: { readonly after: string | null; readonly limit: number },
) {
  const rows = await queries.withNames(tx, await queries.listEventsAbout(tx, target, page))
  return rows.map(({ event, personal, actorName }) => {
    const { ip: _ip, session: _session, token: _token, ...details } = personal ?? {}
    const { id, at, action, before, after } = event
    return {
      id,
      at,
      action,
      actor: { kind: event.actorKind, id: event.actorId, name: actorName },
      before,
      after,
      details,
    }
  })
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
