import { and, asc, count, eq, gt, isNull, max, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { challenges, recoveryCodes } from '../../db/schema.ts'
import type { SessionId, UserId } from '../../ids.ts'

export async function insertRecoveryCodes(
  tx: Tx,
  userId: UserId,
  hashes: readonly string[],
  createdAt: Date,
): Promise<void> {
  await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash, createdAt })))
}

export async function deleteRecoveryCodes(tx: Tx, userId: UserId): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
}

/** One statement, so that of two who show the same code at once only one is let in. */
export async function passRecoveryCode(tx: Tx, userId: UserId, codeHash: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
    .returning({ userId: recoveryCodes.userId })
  return rows.length > 0
}

export async function countRecoveryCodes(tx: Tx, userId: UserId) {
  const [row] = await tx
    .select({ left: count(), madeAt: max(recoveryCodes.createdAt) })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)))
  return row!
}

const isEmailCode = eq(challenges.kind, 'email-code')

export async function insertEmailCode(tx: Tx, row: Omit<typeof challenges.$inferInsert, 'kind'>): Promise<void> {
  await tx.insert(challenges).values({ ...row, kind: 'email-code' })
}

/** When the codes were mailed that somebody asked for since then, oldest first. */
export async function emailCodesSince(tx: Tx, userId: UserId, since: Date) {
  return tx
    .select({ at: challenges.createdAt, sessionId: challenges.sessionId })
    .from(challenges)
    .where(and(isEmailCode, eq(challenges.userId, userId), gt(challenges.createdAt, since)))
    .orderBy(asc(challenges.createdAt))
}

/** Only the last one of a session counts. They stay a while, to be counted. */
export async function endEmailCodes(tx: Tx, sessionId: SessionId, at: Date): Promise<void> {
  await tx
    .update(challenges)
    .set({ expiresAt: at, secret: null })
    .where(and(isEmailCode, eq(challenges.sessionId, sessionId), gt(challenges.expiresAt, at)))
}

/** Held until the transaction ends: of two answers at once, the later finds what the earlier has left. */
export async function lockEmailCode(tx: Tx, sessionId: SessionId, userId: UserId, now: Date) {
  const [row] = await tx
    .select()
    .from(challenges)
    .where(
      and(
        isEmailCode,
        eq(challenges.sessionId, sessionId),
        eq(challenges.userId, userId),
        gt(challenges.expiresAt, now),
      ),
    )
    .for('update')
  return row
}

export async function countWrongAnswer(tx: Tx, hash: string): Promise<void> {
  await tx
    .update(challenges)
    .set({ wrongAnswers: sql`${challenges.wrongAnswers} + 1` })
    .where(eq(challenges.hash, hash))
}

export async function deleteChallengesOf(tx: Tx, userId: UserId): Promise<void> {
  await tx.delete(challenges).where(eq(challenges.userId, userId))
}
