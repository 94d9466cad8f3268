import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm'
import { validate } from 'uuid'
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
  const area = sql`split_part(${auditEvents.action}, '.', 1)`
  const rows = await tx
    .select({ event: auditEvents, personal: auditPersonal.values })
    .from(auditEvents)
    .leftJoin(auditPersonal, eq(auditPersonal.eventId, auditEvents.id))
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
  const people = await namesOf(
    tx,
    users,
    rows.flatMap(({ event }) => [...ids(actorPerson(event)), ...ids(targetPerson(event))]),
  )
  const machines = await namesOf(
    tx,
    serviceAccounts,
    rows.flatMap(({ event }) => ids(actorMachine(event))),
  )
  return rows.map(({ event, personal }) => ({
    ...{ event, personal },
    actorName: people.get(actorPerson(event) ?? '') ?? machines.get(actorMachine(event) ?? '') ?? null,
    targetName: people.get(targetPerson(event) ?? '') ?? null,
  }))
}

type Event = typeof auditEvents.$inferSelect

const actorPerson = ({ actorKind, actorId }: Event) =>
  actorKind === 'person' || actorKind === 'token' ? actorId : null
const actorMachine = ({ actorKind, actorId }: Event) => (actorKind === 'service-account' ? actorId : null)
const targetPerson = ({ targetKind, targetId }: Event) => (targetKind === 'person' ? targetId : null)

/** Actors and targets are kept as text; not all of them are ids. */
function ids(id: string | null): string[] {
  return id !== null && validate(id) ? [id] : []
}

/** Looked up by id and apart: joined as text, every account would be read for one page of the log. */
async function namesOf(tx: Tx, table: typeof users | typeof serviceAccounts, wanted: readonly string[]) {
  if (wanted.length === 0) return new Map<string, string>()
  const rows = await tx
    .select({ id: sql<string>`${table.id}`, name: table.name })
    .from(table)
    .where(inArray(sql`${table.id}`, [...new Set(wanted)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
