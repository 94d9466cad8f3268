import { and, asc, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { auditEvents, auditHeads, auditPersonal, auditSeals } from '../../db/schema.ts'
import type { EventId, ScopeId } from '../../ids.ts'
import { firstIdAt } from './first-id-at.ts'

/** Any fixed number: names the one sealer among all nodes. */
const sealerLock = 7300_0001

/** Held until the transaction ends, also by a crash. */
export async function lockSealer(tx: Tx, wait: boolean): Promise<boolean> {
  if (wait) {
    await tx.execute(sql`select pg_advisory_xact_lock(${sealerLock})`)
    return true
  }
  const [row] = await tx
    .select({ locked: sql<boolean>`pg_try_advisory_xact_lock(${sealerLock})` })
    .from(sql`(select 1) as one`)
  return row?.locked === true
}

/** The oldest first. `since` spares reading what was sealed long ago. */
export async function unsealedEvents(tx: Tx, since: Date, limit: number) {
  const rows = await tx
    .select({ event: auditEvents })
    .from(auditEvents)
    .leftJoin(auditSeals, eq(auditSeals.eventId, auditEvents.id))
    .where(and(gte(auditEvents.id, firstIdAt(since)), isNull(auditSeals.eventId)))
    .orderBy(asc(auditEvents.id))
    .limit(limit)
  return rows.map((row) => row.event)
}

export async function insertSeals(tx: Tx, seals: readonly (typeof auditSeals.$inferInsert)[]): Promise<void> {
  await tx.insert(auditSeals).values([...seals])
}

export interface Tail {
  readonly number: number
  readonly chainHash: string
}

export async function tailsOf(tx: Tx, scopes: readonly ScopeId[]): Promise<Map<ScopeId, Tail>> {
  if (scopes.length === 0) return new Map()
  const ends = tx
    .select({ scopeId: auditSeals.scopeId, number: sql<number>`max(${auditSeals.number})`.as('last') })
    .from(auditSeals)
    .where(inArray(auditSeals.scopeId, [...scopes]))
    .groupBy(auditSeals.scopeId)
    .as('ends')
  const rows = await tx
    .select({ scopeId: auditSeals.scopeId, number: auditSeals.number, chainHash: auditSeals.chainHash })
    .from(auditSeals)
    .innerJoin(ends, and(eq(ends.scopeId, auditSeals.scopeId), eq(ends.number, auditSeals.number)))
  return new Map(rows.map(({ scopeId, ...tail }) => [scopeId, tail]))
}

/** The next scope behind this one that has a chain, or a note of one: at most one of each. */
export async function nextScopeWithChain(tx: Tx, after: ScopeId | null): Promise<ScopeId[]> {
  const [sealed] = await tx
    .select({ scope: auditSeals.scopeId })
    .from(auditSeals)
    .where(after === null ? undefined : gt(auditSeals.scopeId, after))
    .orderBy(asc(auditSeals.scopeId))
    .limit(1)
  const [noted] = await tx
    .select({ scope: auditHeads.scopeId })
    .from(auditHeads)
    .where(after === null ? undefined : gt(auditHeads.scopeId, after))
    .orderBy(asc(auditHeads.scopeId))
    .limit(1)
  return [sealed, noted].flatMap((row) => row?.scope ?? [])
}

export type LoggedEvent = Awaited<ReturnType<typeof eventsAfter>>[number]

/** The log in the order of its ids, and whether each event stands in a chain. */
export async function eventsAfter(tx: Tx, after: EventId | null, limit: number) {
  return tx
    .select({ event: auditEvents, isSealed: sql<boolean>`${auditSeals.eventId} is not null` })
    .from(auditEvents)
    .leftJoin(auditSeals, eq(auditSeals.eventId, auditEvents.id))
    .where(after === null ? undefined : gt(auditEvents.id, after))
    .orderBy(asc(auditEvents.id))
    .limit(limit)
}

export type Link = Awaited<ReturnType<typeof linksAfter>>[number]

/** The chain of a scope behind a number, with the events as the log has them now. */
export async function linksAfter(tx: Tx, scope: ScopeId, number: number, limit: number) {
  return tx
    .select({ seal: auditSeals, event: auditEvents, personal: auditPersonal })
    .from(auditSeals)
    .leftJoin(auditEvents, eq(auditEvents.id, auditSeals.eventId))
    .leftJoin(auditPersonal, eq(auditPersonal.eventId, auditSeals.eventId))
    .where(and(eq(auditSeals.scopeId, scope), gt(auditSeals.number, number)))
    .orderBy(asc(auditSeals.number))
    .limit(limit)
}
