import { aliasedTable, and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { auditEvents, auditPersonal, serviceAccounts, users } from '../../db/schema.ts'
import type { EventId, ScopeId, UserId } from '../../ids.ts'

export interface AuditFilter {
  readonly scope: ScopeId
  /** The areas that the reader may see. */
  readonly areas: readonly string[]
  /** Who did it, or to whom it was done. */
  readonly person?: UserId | undefined
  /** An action (`member.added`), or all of an area (`member`). */
  readonly action?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly after?: EventId | undefined
  readonly limit: number
}

/** The newest first. Names are those of today; whoever is behind the wall has none. */
export async function listEvents(tx: Tx, filter: AuditFilter) {
  const { scope, areas, person, action, from, to, after, limit } = filter
  const actor = aliasedTable(users, 'actor')
  const target = aliasedTable(users, 'target')
  const area = sql`split_part(${auditEvents.action}, '.', 1)`
  return tx
    .select({
      event: auditEvents,
      personal: auditPersonal.values,
      actorName: sql<string | null>`coalesce(${actor.name}, ${serviceAccounts.name})`,
      targetName: target.name,
    })
    .from(auditEvents)
    .leftJoin(auditPersonal, eq(auditPersonal.eventId, auditEvents.id))
    .leftJoin(
      actor,
      and(sql`${actor.id}::text = ${auditEvents.actorId}`, inArray(auditEvents.actorKind, ['person', 'token'])),
    )
    .leftJoin(
      serviceAccounts,
      and(sql`${serviceAccounts.id}::text = ${auditEvents.actorId}`, eq(auditEvents.actorKind, 'service-account')),
    )
    .leftJoin(target, and(sql`${target.id}::text = ${auditEvents.targetId}`, eq(auditEvents.targetKind, 'person')))
    .where(
      and(
        eq(auditEvents.scopeId, scope),
        inArray(area, [...areas]),
        person === undefined ? undefined : or(eq(auditEvents.actorId, person), eq(auditEvents.targetId, person)),
        action === undefined ? undefined : or(eq(auditEvents.action, action), eq(area, action)),
        from === undefined ? undefined : gte(auditEvents.at, from),
        to === undefined ? undefined : lt(auditEvents.at, to),
        after === undefined ? undefined : lt(auditEvents.id, after),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(limit)
}
