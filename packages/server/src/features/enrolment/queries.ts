import { and, count, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { challenges, users } from '../../db/schema.ts'
import type { SessionId, UserId } from '../../ids.ts'

const isEnrolment = eq(challenges.kind, 'enrolment')

export async function insertCode(tx: Tx, row: Omit<typeof challenges.$inferInsert, 'kind'>): Promise<void> {
  await tx.insert(challenges).values({ ...row, kind: 'enrolment' })
}

export async function lockAccount(tx: Tx, userId: UserId) {
  const { id, email, emailProvedAt, population } = users
  const [row] = await tx
    .select({ id, email, emailProvedAt, population })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  return row
}

/** What was mailed for one session and can be answered still. */
export async function lockMailed(tx: Tx, sessionId: SessionId, now: Date) {
  const [row] = await tx
    .select()
    .from(challenges)
    .where(and(isEnrolment, eq(challenges.sessionId, sessionId), gt(challenges.expiresAt, now)))
    .for('update')
  return row
}

export async function countWrongAnswer(tx: Tx, hash: string): Promise<void> {
  await tx
    .update(challenges)
    .set({ wrongAnswers: sql`${challenges.wrongAnswers} + 1` })
    .where(eq(challenges.hash, hash))
}

/** Only the last one of a session counts. They stay a while, to be counted. */
export async function endMailed(tx: Tx, sessionId: SessionId, at: Date): Promise<void> {
  await tx
    .update(challenges)
    .set({ expiresAt: at, secret: null })
    .where(and(isEnrolment, eq(challenges.sessionId, sessionId), gt(challenges.expiresAt, at)))
}

/** How many were mailed to the person since then. */
export async function mailedSince(tx: Tx, userId: UserId, since: Date): Promise<number> {
  const asked = and(eq(challenges.userId, userId), isNotNull(challenges.sessionId), gt(challenges.createdAt, since))
  const [row] = await tx.select({ count: count() }).from(challenges).where(and(isEnrolment, asked))
  return row?.count ?? 0
}

/** The one use of a code that an administrator made: of two at once one comes too late. */
export async function takeShown(tx: Tx, userId: UserId, hash: string, now: Date): Promise<boolean> {
  const isShown = and(eq(challenges.userId, userId), isNull(challenges.sessionId), eq(challenges.hash, hash))
  const taken = await tx
    .delete(challenges)
    .where(and(isEnrolment, isShown, gt(challenges.expiresAt, now)))
    .returning({ hash: challenges.hash })
  return taken.length > 0
}

/** Those that an administrator made for the person. */
export async function endShown(tx: Tx, userId: UserId): Promise<void> {
  await tx.delete(challenges).where(and(isEnrolment, eq(challenges.userId, userId), isNull(challenges.sessionId)))
}
