import { and, asc, eq, exists, inArray, lte, not, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { accessReviews, reviewSchedules, scopes } from '../../db/schema.ts'
import type { ScopeId } from '../../ids.ts'

export type ScheduleRow = typeof reviewSchedules.$inferSelect
type Said = Pick<ScheduleRow, 'every' | 'dueDays' | 'inactiveDays' | 'nextAt'>

export async function findSchedule(tx: Tx, scopeId: ScopeId): Promise<ScheduleRow | undefined> {
  const [row] = await tx.select().from(reviewSchedules).where(eq(reviewSchedules.scopeId, scopeId))
  return row
}

export async function putSchedule(tx: Tx, row: ScheduleRow): Promise<void> {
  const { every, dueDays, inactiveDays, nextAt, version } = row
  const set = { every, dueDays, inactiveDays, nextAt, version }
  await tx.insert(reviewSchedules).values(row).onConflictDoUpdate({ target: reviewSchedules.scopeId, set })
}

/** What nobody has said anything about follows the blueprint (version 0): from when this is first looked at, or from when its word changed. */
export async function followBlueprint(tx: Tx, type: string, said: Said): Promise<void> {
  const { every, dueDays, inactiveDays, nextAt } = said
  const ofType = and(eq(scopes.type, type), eq(scopes.id, reviewSchedules.scopeId))
  await tx
    .update(reviewSchedules)
    .set(said)
    .where(
      and(
        eq(reviewSchedules.version, 0),
        isOther({ every, dueDays, inactiveDays }),
        exists(tx.select({ one: sql`1` }).from(scopes).where(ofType)),
      ),
    )
  const known = tx.select({ one: sql`1` }).from(reviewSchedules).where(eq(reviewSchedules.scopeId, scopes.id))
  await tx
    .insert(reviewSchedules)
    .select(
      tx
        .select({
          scopeId: sql<ScopeId>`${scopes.id}`.as('scope_id'),
          tenantId: sql<ScheduleRow['tenantId']>`${scopes.tenantId}`.as('tenant_id'),
          every: sql<ScheduleRow['every']>`${every}`.as('every'),
          dueDays: sql<number>`${dueDays}::integer`.as('due_days'),
          inactiveDays: sql<number>`${inactiveDays}::integer`.as('inactive_days'),
          nextAt: sql<Date | null>`${nextAt?.toISOString() ?? null}::timestamptz`.as('next_at'),
          version: sql<number>`0`.as('version'),
        })
        .from(scopes)
        .where(and(eq(scopes.type, type), not(exists(known)))),
    )
    .onConflictDoNothing()
}

function isOther({ every, dueDays, inactiveDays }: Omit<Said, 'nextAt'>): SQL {
  const { every: e, dueDays: d, inactiveDays: i } = reviewSchedules
  return sql`(${e}, ${d}, ${i}) is distinct from (${every}, ${dueDays}::integer, ${inactiveDays}::integer)`
}

/** Where one is to begin: not before the one that is open there is over. */
export async function scopesDue(tx: Tx, now: Date, limit: number): Promise<readonly ScopeId[]> {
  const rows = await tx
    .select({ scopeId: reviewSchedules.scopeId })
    .from(reviewSchedules)
    .where(and(lte(reviewSchedules.nextAt, now), not(exists(openIn(tx)))))
    .orderBy(asc(reviewSchedules.nextAt), asc(reviewSchedules.scopeId))
    .limit(limit)
  return rows.map(({ scopeId }) => scopeId)
}

/** Taken, if it is still to begin: of several nodes one begins it. */
export async function takeDue(tx: Tx, scopeId: ScopeId, now: Date): Promise<ScheduleRow | undefined> {
  const [row] = await tx
    .select()
    .from(reviewSchedules)
    .where(and(eq(reviewSchedules.scopeId, scopeId), lte(reviewSchedules.nextAt, now), not(exists(openIn(tx)))))
    .for('update')
  return row
}

export async function setNext(tx: Tx, scopeId: ScopeId, nextAt: Date | null): Promise<void> {
  await tx.update(reviewSchedules).set({ nextAt }).where(eq(reviewSchedules.scopeId, scopeId))
}

/** Places of types for which the blueprint says nothing any more, and nobody else did. */
export async function forgetOthers(tx: Tx, types: readonly string[]): Promise<void> {
  const ofTypes = tx
    .select({ one: sql`1` })
    .from(scopes)
    .where(
      and(eq(scopes.id, reviewSchedules.scopeId), types.length === 0 ? sql`false` : inArray(scopes.type, [...types])),
    )
  await tx.delete(reviewSchedules).where(and(eq(reviewSchedules.version, 0), not(exists(ofTypes))))
}

function openIn(tx: Tx) {
  return tx
    .select({ one: sql`1` })
    .from(accessReviews)
    .where(and(eq(accessReviews.scopeId, reviewSchedules.scopeId), eq(accessReviews.state, 'open')))
}
