import { and, asc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { counts, ofMembership } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import { assignments, memberships, scopes, users } from '../../db/schema.ts'

interface Window {
  readonly now: Date
  readonly until: Date
  readonly limit: number
}

const week = sql`interval '7 days'`

/**
 * Takes the assignments that end soon and whose holders were not told of this end: one that was put off since is told of anew.
 * What was given for less than a week is not among them: its end was said when it was given.
 */
export async function takeEndingSoon(tx: Tx, { now, until, limit }: Window) {
  const rows = await tx
    .select({
      userId: assignments.userId,
      scopeId: assignments.scopeId,
      role: assignments.role,
      expiresAt: assignments.expiresAt,
      place: scopes.name,
      who: users.name,
      sponsorId: memberships.sponsorId,
    })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .innerJoin(memberships, ofMembership)
    .innerJoin(scopes, eq(scopes.id, assignments.scopeId))
    .where(
      and(
        isNotNull(assignments.expiresAt),
        gt(assignments.expiresAt, now),
        lte(assignments.expiresAt, until),
        sql`${assignments.grantedAt} < ${assignments.expiresAt} - ${week}`,
        or(isNull(assignments.remindedAt), sql`${assignments.remindedAt} < ${assignments.expiresAt} - ${week}`),
        counts(now),
      ),
    )
    .orderBy(asc(assignments.expiresAt))
    .limit(limit)
    .for('update', { of: assignments, skipLocked: true })
  for (const { userId, scopeId, role } of rows) {
    await tx
      .update(assignments)
      .set({ remindedAt: now })
      .where(and(eq(assignments.userId, userId), eq(assignments.scopeId, scopeId), eq(assignments.role, role)))
  }
  return rows
}
