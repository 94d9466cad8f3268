import { and, desc, eq, gte, inArray, isNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Tx } from '../../db/database.ts'
import { accessReviewItems, accessReviews, memberships } from '../../db/schema.ts'
import type { ReviewId, ScopeId, UserId } from '../../ids.ts'

export type ReviewRow = typeof accessReviews.$inferSelect
export type LineRow = typeof accessReviewItems.$inferSelect

export async function insertReview(tx: Tx, row: typeof accessReviews.$inferInsert): Promise<void> {
  await tx.insert(accessReviews).values(row)
}

export async function findReview(tx: Tx, scopeId: ScopeId, id: ReviewId): Promise<ReviewRow | undefined> {
  const [row] = await tx
    .select()
    .from(accessReviews)
    .where(and(eq(accessReviews.id, id), eq(accessReviews.scopeId, scopeId)))
  return row
}

export async function findOpenReview(tx: Tx, scopeId: ScopeId): Promise<ReviewRow | undefined> {
  const [row] = await tx
    .select()
    .from(accessReviews)
    .where(and(eq(accessReviews.scopeId, scopeId), eq(accessReviews.state, 'open')))
  return row
}

interface Page {
  readonly after: string | null
  readonly limit: number
}

/** The newest first. */
export async function reviewsOf(tx: Tx, scopeId: ScopeId, { after, limit }: Page): Promise<ReviewRow[]> {
  return tx
    .select()
    .from(accessReviews)
    .where(
      and(eq(accessReviews.scopeId, scopeId), after === null ? undefined : lt(accessReviews.id, after as ReviewId)),
    )
    .orderBy(desc(accessReviews.id))
    .limit(limit)
}

type Closing = Pick<ReviewRow, 'state' | 'closedBy' | 'closedAt' | 'note' | 'newcomers'>

export async function closeReview(tx: Tx, id: ReviewId, closing: Closing): Promise<void> {
  await tx.update(accessReviews).set(closing).where(eq(accessReviews.id, id))
}

/** How far a review is. */
export function countsOf({ lines, people, keep, change, remove, refused }: ReviewRow) {
  return { lines, people, undecided: lines - keep - change - remove, keep, change, remove, refused }
}

export async function setCounted(
  tx: Tx,
  id: ReviewId,
  counted: Pick<ReviewRow, 'lines' | 'people' | 'facts'>,
): Promise<void> {
  await tx.update(accessReviews).set(counted).where(eq(accessReviews.id, id))
}

type Standing = Pick<LineRow, 'decision' | 'outcome'>

/** Keeps what the review counts in step with one of its lines. */
export async function recount(tx: Tx, id: ReviewId, before: Standing, after: Standing): Promise<void> {
  const { keep, change, remove, refused } = accessReviews
  const more = (column: PgColumn, is: (line: Standing) => boolean) =>
    sql`${column} + ${Number(is(after)) - Number(is(before))}`
  await tx
    .update(accessReviews)
    .set({
      keep: more(keep, ({ decision }) => decision === 'keep'),
      change: more(change, ({ decision }) => decision === 'change'),
      remove: more(remove, ({ decision }) => decision === 'remove'),
      refused: more(refused, ({ outcome }) => outcome === 'refused'),
    })
    .where(eq(accessReviews.id, id))
}

/** Lines about people who share widely, as far as it is told to somebody of these organizations. */
export async function countSharing(tx: Tx, id: ReviewId, organizations: readonly string[]): Promise<number> {
  return tx.$count(accessReviewItems, and(eq(accessReviewItems.reviewId, id), sharesIn(organizations)))
}

/**
 * Looked up by those who are, or once were, of the organizations: nobody else has anything there, and they are few among the people of
 * a whole platform.
 */
export function sharesIn(organizations: readonly string[]): SQL {
  const listed = sql.join(
    organizations.map((organization) => sql`${organization}`),
    sql`, `,
  )
  const { findings, snapshot, userId } = accessReviewItems
  const ofThem = sql`array(select ${memberships.userId} from ${memberships}
    where ${memberships.tenantId} = any(array[${listed}]::uuid[]))`
  return sql`(${userId} = any(${ofThem}) and 'shares-widely' = any(${findings})
    and jsonb_exists_any(${snapshot} -> 'sharesWidely', array[${listed}]::text[]))`
}

export async function isUndecided(tx: Tx, id: ReviewId, person: UserId): Promise<boolean> {
  const { reviewId, userId, decision } = accessReviewItems
  const found = await tx
    .select({ userId })
    .from(accessReviewItems)
    .where(and(eq(reviewId, id), eq(userId, person), isNull(decision)))
    .limit(1)
  return found.length > 0
}

/** Whose lines nobody has decided about, each once. */
export async function undecidedPeople(tx: Tx, id: ReviewId): Promise<readonly UserId[]> {
  const rows = await tx
    .selectDistinct({ userId: accessReviewItems.userId })
    .from(accessReviewItems)
    .where(and(eq(accessReviewItems.reviewId, id), isNull(accessReviewItems.decision)))
  return rows.map(({ userId }) => userId)
}

/** Who came since the review began: it says nothing about them. */
export async function countNewcomers(tx: Tx, { id, scopeId, openedAt }: ReviewRow): Promise<number> {
  const isListed = tx
    .select({ one: sql`1` })
    .from(accessReviewItems)
    .where(and(eq(accessReviewItems.reviewId, id), eq(accessReviewItems.userId, memberships.userId)))
  const { status, since } = memberships
  const came = and(eq(memberships.scopeId, scopeId), inArray(status, ['active', 'disabled']), gte(since, openedAt))
  return tx.$count(memberships, and(came, notExists(isListed)))
}

/** Those that are due before a moment, and of which nobody was told since another. */
export async function dueReviews(tx: Tx, before: Date): Promise<ReviewRow[]> {
  return tx
    .select()
    .from(accessReviews)
    .where(and(eq(accessReviews.state, 'open'), lt(accessReviews.dueAt, before)))
}

/** Taken, if it is still to be told of: of two nodes one tells. */
export async function takeUntold(tx: Tx, id: ReviewId, toldBefore: Date): Promise<ReviewRow | undefined> {
  const { remindedAt, openedAt, state } = accessReviews
  const [row] = await tx
    .select()
    .from(accessReviews)
    .where(
      and(
        eq(accessReviews.id, id),
        eq(state, 'open'),
        or(lt(remindedAt, toldBefore), and(isNull(remindedAt), lt(openedAt, toldBefore))),
      ),
    )
    .for('update', { skipLocked: true })
  return row
}

export async function setReminded(tx: Tx, id: ReviewId, remindedAt: Date): Promise<void> {
  await tx.update(accessReviews).set({ remindedAt }).where(eq(accessReviews.id, id))
}
