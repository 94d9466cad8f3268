import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { validate } from 'uuid'
import type { Tx } from '../../db/database.ts'
import { auditEvents, auditPersonal, auditSeals, memberships, scopes, serviceAccounts, users } from '../../db/schema.ts'
import type { EventId, ScopeId, TenantId, UserId } from '../../ids.ts'
import type { Readable } from './readable.ts'

export interface AuditFilter {
  readonly scope: ScopeId
  /** What the reader may see. */
  readonly readable: Readable
  /** Whose matter it was. */
  readonly organization?: TenantId | undefined
  /** Who did it, or to whom it was done. */
  readonly person?: UserId | undefined
  /** An action (`member.added`), or all of an area (`member`). */
  readonly action?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

export interface AuditPage extends AuditFilter {
  readonly after?: EventId | undefined
  readonly limit: number
}

const area = sql`split_part(${auditEvents.action}, '.', 1)`

function matches({ scope, readable, organization, person, action, from, to }: AuditFilter): SQL | undefined {
  return and(
    eq(auditEvents.scopeId, scope),
    isReadable(readable),
    organization === undefined ? undefined : eq(auditEvents.tenantId, organization),
    person === undefined ? undefined : or(eq(auditEvents.actorId, person), eq(auditEvents.targetId, person)),
    action === undefined ? undefined : or(eq(auditEvents.action, action), eq(area, action)),
    from === undefined ? undefined : gte(auditEvents.at, from),
    to === undefined ? undefined : lt(auditEvents.at, to),
  )
}

function isReadable({ areas, within }: Readable): SQL | undefined {
  const ofArea = inArray(area, [...areas])
  if (within === null) return ofArea
  const { organizations, reader, knowsEverybody } = within
  const colleagues = sql`select ${memberships.userId}::text from ${memberships}
    where ${and(inArray(memberships.tenantId, [...organizations]), eq(memberships.status, 'active'))}`
  const isOfNobodyElse = or(
    notInArray(auditEvents.actorKind, ['person', 'token']),
    reader === null ? undefined : eq(auditEvents.actorId, reader),
    sql`${auditEvents.actorId} in (${colleagues})`,
  )
  return and(
    ofArea,
    or(
      inArray(auditEvents.tenantId, [...organizations]),
      and(isNull(auditEvents.tenantId), knowsEverybody ? undefined : isOfNobodyElse),
    ),
  )
}

/** The newest first. */
export async function listEvents(tx: Tx, { after, limit, ...filter }: AuditPage) {
  return tx
    .select({ event: auditEvents, personal: auditPersonal.values })
    .from(auditEvents)
    .leftJoin(auditPersonal, eq(auditPersonal.eventId, auditEvents.id))
    .where(and(matches(filter), after === undefined ? undefined : lt(auditEvents.id, after)))
    .orderBy(desc(auditEvents.id))
    .limit(limit)
}

/** What was done to one thing, the newest first, in whatever scope that the transaction may see. */
export async function listEventsAbout(
  tx: Tx,
  target: { readonly kind: string; readonly id: string },
  { after, limit }: { readonly after: string | null; readonly limit: number },
) {
  return tx
    .select({ event: auditEvents, personal: auditPersonal.values })
    .from(auditEvents)
    .leftJoin(auditPersonal, eq(auditPersonal.eventId, auditEvents.id))
    .where(
      and(
        ...[eq(auditEvents.targetKind, target.kind), eq(auditEvents.targetId, target.id)],
        after === null ? undefined : lt(auditEvents.id, after as EventId),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(limit)
}

/** A stretch of the log as it leaves for a file: the oldest first. */
export async function eventsInOrder(tx: Tx, { after, limit, ...filter }: AuditPage) {
  return tx
    .select({ event: auditEvents, personal: auditPersonal })
    .from(auditEvents)
    .leftJoin(auditPersonal, eq(auditPersonal.eventId, auditEvents.id))
    .where(and(matches(filter), after === undefined ? undefined : gt(auditEvents.id, after)))
    .orderBy(asc(auditEvents.id))
    .limit(limit)
}

/** Whether the chain of a scope, up to this number, has an event that the reader may not see. */
export async function hasEventOutside(tx: Tx, scope: ScopeId, readable: Readable, until: number) {
  const [row] = await tx
    .select({ id: auditEvents.id })
    .from(auditSeals)
    .innerJoin(auditEvents, eq(auditEvents.id, auditSeals.eventId))
    // An event of no organization is in none of a list: such a comparison is neither true nor false.
    .where(
      and(eq(auditSeals.scopeId, scope), lte(auditSeals.number, until), sql`(${isReadable(readable)}) is not true`),
    )
    .limit(1)
  return row !== undefined
}

/** Adds the names that people and machines have today; whoever is behind the transaction's wall has none. */
export async function withNames<Row extends { readonly event: Event }>(tx: Tx, rows: readonly Row[]) {
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
  return rows.map((row) => ({
    ...row,
    actorName: people.get(actorPerson(row.event) ?? '') ?? machines.get(actorMachine(row.event) ?? '') ?? null,
    targetName: people.get(targetPerson(row.event) ?? '') ?? null,
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

/** What lies below a scope, by name. `key`: how the name begins. U+10FFFF sorts behind every text. */
export async function scopesBelow(tx: Tx, scope: ScopeId, key: string | null, limit: number) {
  const below = sql`(
    with recursive below as (
      select id from ${scopes} where parent_id = ${scope}
      union all select child.id from ${scopes} as child join below on child.parent_id = below.id
    ) select id from below)`
  return tx
    .select({ id: scopes.id, type: scopes.type, name: scopes.name })
    .from(scopes)
    .where(
      and(
        sql`${scopes.id} in ${below}`,
        key === null ? undefined : and(gte(scopes.nameKey, key), lt(scopes.nameKey, `${key}\u{10ffff}`)),
      ),
    )
    .orderBy(asc(scopes.nameKey), asc(scopes.id))
    .limit(limit)
}
