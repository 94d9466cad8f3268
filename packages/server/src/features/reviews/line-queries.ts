import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { accessReviewItems, assignments, memberships, users } from '../../db/schema.ts'
import type { ReviewId, ScopeId, UserId } from '../../ids.ts'
import type { Finding } from './findings.ts'
import type { LinePlace } from './line-cursor.ts'
import { type LineRow, recount, sharesIn } from './queries.ts'

export interface LineFilter {
  readonly finding?: Finding | undefined
  readonly role?: string | undefined
  readonly decision?: 'undecided' | 'keep' | 'change' | 'remove' | 'refused' | undefined
  /** A key of a part of a name, or a part of an address. */
  readonly search?: string | undefined
  readonly after?: LinePlace | undefined
  readonly limit: number
  /** In which organizations what people share is told; `null`: in all. */
  readonly seen?: readonly string[] | null | undefined
}

const { reviewId, userId, role, nameKey, decision, outcome, findings, snapshot } = accessReviewItems

/** By the person's name. */
export async function linesOf(tx: Tx, review: ReviewId, filter: LineFilter): Promise<LineRow[]> {
  const { finding, search, after } = filter
  return tx
    .select()
    .from(accessReviewItems)
    .where(
      and(
        eq(reviewId, review),
        isFound(finding, filter.seen ?? null),
        filter.role === undefined ? undefined : eq(role, filter.role),
        isDecided(filter.decision),
        search === undefined
          ? undefined
          : sql`(strpos(${nameKey}, ${search}) > 0 or strpos(lower(${snapshot} ->> 'email'), ${search}) > 0)`,
        after === undefined
          ? undefined
          : sql`(${nameKey}, ${userId}, ${role}) > (${after.nameKey}, ${after.userId}::uuid, ${after.role})`,
      ),
    )
    .orderBy(asc(nameKey), asc(userId), asc(role))
    .limit(filter.limit)
}

function isFound(finding: Finding | undefined, seen: readonly string[] | null): SQL | undefined {
  if (finding === undefined) return undefined
  return finding === 'shares-widely' && seen !== null ? sharesIn(seen) : sql`${finding} = any(${findings})`
}

function isDecided(wanted: LineFilter['decision']): SQL | undefined {
  if (wanted === undefined) return undefined
  if (wanted === 'undecided') return isNull(decision)
  return wanted === 'refused' ? eq(outcome, 'refused') : eq(decision, wanted)
}

export interface LineKey {
  readonly review: ReviewId
  readonly user: UserId
  /** Empty: of a member without a role. */
  readonly role: string
}

export async function findLine(tx: Tx, key: LineKey): Promise<LineRow | undefined> {
  const [row] = await tx.select().from(accessReviewItems).where(isLine(key)).for('update')
  return row
}

type Decided = Pick<LineRow, 'decision' | 'newRole' | 'note' | 'decidedBy' | 'decidedAt' | 'outcome' | 'outcomeDetail'>

/** In step with what the review counts. */
export async function putDecision(tx: Tx, line: LineRow, decided: Decided): Promise<void> {
  const { reviewId: review, userId: user } = line
  await tx
    .update(accessReviewItems)
    .set(decided)
    .where(isLine({ review, user, role: line.role }))
  await recount(tx, review, line, decided)
}

function isLine(key: LineKey): SQL | undefined {
  return and(eq(reviewId, key.review), eq(userId, key.user), eq(role, key.role))
}

/** Those who decided, by name. */
export async function namesOf(tx: Tx, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What members have now, as far as acts on them ask for it. */
export async function standingNow(tx: Tx, scopeId: ScopeId, people: readonly UserId[], now: Date) {
  if (people.length === 0) return []
  return tx
    .select({
      userId: memberships.userId,
      status: memberships.status,
      roles: sql<
        string[]
      >`coalesce(array_agg(${assignments.role}) filter (where ${isNotNull(assignments.role)}), '{}')`,
    })
    .from(memberships)
    .leftJoin(
      assignments,
      and(
        eq(assignments.userId, memberships.userId),
        eq(assignments.scopeId, memberships.scopeId),
        or(isNull(assignments.expiresAt), sql`${assignments.expiresAt} > ${now.toISOString()}::timestamptz`),
      ),
    )
    .where(and(eq(memberships.scopeId, scopeId), inArray(memberships.userId, [...people])))
    .groupBy(memberships.userId, memberships.status)
}
