import { and, asc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { challenges, tries } from '../../db/schema.ts'
import type { UserId } from '../../ids.ts'

export interface CountedTry {
  readonly key: string
  readonly userId: UserId | null
  readonly ip: string | null
  readonly now: Date
  /** With this one it closes. */
  readonly most: number
  readonly closeUntil: Date
  /** What began, or was last seen, before this is forgotten. */
  readonly forget: { readonly since: 'first' | 'last'; readonly before: Date }
}

/** One statement, so that of many at once each is counted. */
export async function countTry(tx: Tx, { key, userId, ip, now, most, closeUntil, forget }: CountedTry) {
  const time = (date: Date) => sql`${date.toISOString()}::timestamptz`
  const seen = forget.since === 'first' ? tries.firstAt : tries.lastAt
  const anew = sql`(${tries.closedUntil} <= ${time(now)} or (${tries.closedUntil} is null and ${seen} < ${time(forget.before)}))`
  const unless = (isAnew: SQL, otherwise: SQL) => sql`case when ${anew} then ${isAnew} else ${otherwise} end`
  const [row] = await tx
    .insert(tries)
    .values({ key, userId, count: 1, firstAt: now, lastAt: now, lastIp: ip })
    .onConflictDoUpdate({
      target: tries.key,
      set: {
        userId,
        count: unless(sql`1`, sql`${tries.count} + 1`),
        firstAt: unless(time(now), sql`${tries.firstAt}`),
        lastAt: now,
        lastIp: ip,
        closedUntil: unless(
          sql`null`,
          sql`coalesce(${tries.closedUntil}, case when ${tries.count} + 1 >= ${most} then ${time(closeUntil)} end)`,
        ),
        toldAt: unless(sql`null`, sql`${tries.toldAt}`),
      },
    })
    .returning({ count: tries.count, closedUntil: tries.closedUntil })
  return row!
}

/** It was right: what was tried there before is forgotten. */
export async function forgetTries(tx: Tx, key: string): Promise<void> {
  await tx.delete(tries).where(eq(tries.key, key))
}

/** It was right: only this one is forgotten. */
export async function forgetOneTry(tx: Tx, key: string): Promise<void> {
  await tx
    .update(tries)
    .set({ count: sql`greatest(${tries.count} - 1, 0)` })
    .where(and(eq(tries.key, key), isNull(tries.closedUntil)))
}

export async function forgetTriesOf(tx: Tx, userId: UserId): Promise<void> {
  await tx.delete(tries).where(eq(tries.userId, userId))
}

/** Where nothing is looked at now, of each of these people the way that was closed last. */
export async function closedNow(tx: Tx, people: readonly UserId[], now: Date) {
  if (people.length === 0) return []
  return tx
    .select()
    .from(tries)
    .where(and(inArray(tries.userId, [...people]), gt(tries.closedUntil, now)))
    .orderBy(asc(tries.closedUntil))
}

/** Closed ways of which the person was not told yet; another node passes them over. */
export async function closedUntold(tx: Tx, limit: number) {
  return tx
    .select()
    .from(tries)
    .where(and(isNull(tries.toldAt), sql`${tries.userId} is not null`, sql`${tries.closedUntil} is not null`))
    .limit(limit)
    .for('update', { skipLocked: true })
}

export async function setTold(tx: Tx, key: string, at: Date): Promise<void> {
  await tx.update(tries).set({ toldAt: at }).where(eq(tries.key, key))
}

export async function forgetOld(tx: Tx, before: Date, now: Date): Promise<void> {
  await tx.delete(tries).where(and(lt(tries.lastAt, before), or(isNull(tries.closedUntil), lt(tries.closedUntil, now))))
}

/** Questions of every kind that ended before then: nobody answers them, and nobody counts them any more. */
export async function forgetEndedChallenges(tx: Tx, before: Date): Promise<void> {
  await tx.delete(challenges).where(lt(challenges.expiresAt, before))
}
