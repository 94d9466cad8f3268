import { and, count, desc, eq, gt, inArray, isNull, lt, lte, notExists, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { accessReviewItems, accessReviews, memberships } from '../../db/schema.ts'
import type { ReviewId, ScopeId, UserId } from '../../ids.ts'
import type { Finding } from './findings.ts'

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

type Closing = Pick<ReviewRow, 'state' | 'closedBy' | 'closedAt' | 'note'>

export async function closeReview(tx: Tx, id: ReviewId, closing: Closing): Promise<void> {
  await tx.update(accessReviews).set(closing).where(eq(accessReviews.id, id))
}

export interface Counts {
  readonly lines: number
  readonly people: number
  readonly undecided: number
  readonly keep: number
  readonly change: number
  readonly remove: number
  readonly refused: number
}

const nothing: Counts = { lines: 0, people: 0, undecided: 0, keep: 0, change: 0, remove: 0, refused: 0 }

export async function countLines(tx: Tx, reviews: readonly ReviewId[]): Promise<ReadonlyMap<ReviewId, Counts>> {
  const counted = new Map(reviews.map((id) => [id, nothing]))
  if (reviews.length === 0) return counted
  const { decision, outcome, reviewId, userId } = accessReviewItems
  const where = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)
  const rows = await tx
    .select({
      reviewId,
      lines: count(),
      people: sql<number>`count(distinct ${userId})`.mapWith(Number),
      undecided: where(sql`${decision} is null`),
      keep: where(sql`${decision} = 'keep'`),
      change: where(sql`${decision} = 'change'`),
      remove: where(sql`${decision} = 'remove'`),
      refused: where(sql`${outcome} = 'refused'`),
    })
    .from(accessReviewItems)
    .where(inArray(reviewId, [...reviews]))
    .groupBy(reviewId)
  for (const { reviewId: id, ...counts } of rows) counted.set(id, counts)
  return counted
}

export async function countFindings(tx: Tx, id: ReviewId): Promise<readonly { finding: Finding; lines: number }[]> {
  const finding = sql<Finding>`unnest(${accessReviewItems.findings})`
  return tx
    .select({ finding, lines: count() })
    .from(accessReviewItems)
    .where(eq(accessReviewItems.reviewId, id))
    .groupBy(sql`1`)
}

/** Whose lines nobody has decided about, each once. */
export async function undecidedPeople(tx: Tx, id: ReviewId): Promise<readonly UserId[]> {
  const rows = await tx
    .selectDistinct({ userId: accessReviewItems.userId })
    .from(accessReviewItems)
    .where(and(eq(accessReviewItems.reviewId, id), isNull(accessReviewItems.decision)))
  return rows.map(({ userId }) => userId)
}

/** Who came since the review began: it says nothing about them. Of one that is over those who came before its end. */
export async function countNewcomers(tx: Tx, review: ReviewRow): Promise<number> {
  const isListed = tx
    .select({ one: sql`1` })
    .from(accessReviewItems)
    .where(and(eq(accessReviewItems.reviewId, review.id), eq(accessReviewItems.userId, memberships.userId)))
  const came =
    review.closedAt === null
      ? inArray(memberships.status, ['active', 'disabled'])
      : and(gt(memberships.startedAt, review.openedAt), lte(memberships.startedAt, review.closedAt))
  return tx.$count(memberships, and(eq(memberships.scopeId, review.scopeId), came, notExists(isListed)))
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
