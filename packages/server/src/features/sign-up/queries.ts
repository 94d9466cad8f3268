import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Hash } from '../../db/columns.ts'
import type { Tx } from '../../db/database.ts'
import { signUps, users } from '../../db/schema.ts'
import type { SignUpId } from '../../ids.ts'

export type SignUpRow = typeof signUps.$inferSelect

export async function insertSignUp(tx: Tx, row: typeof signUps.$inferInsert): Promise<void> {
  await tx.insert(signUps).values(row)
}

/** The one that has waited longest; one that another node is answering is passed over. */
export async function takeWaiting(tx: Tx): Promise<SignUpRow | undefined> {
  const [row] = await tx
    .select()
    .from(signUps)
    .where(isNull(signUps.answeredAt))
    .orderBy(asc(signUps.askedAt))
    .limit(1)
    .for('update', { skipLocked: true })
  return row
}

export async function answerSignUp(tx: Tx, id: SignUpId, at: Date, tokenHash: Hash | null): Promise<void> {
  await tx.update(signUps).set({ answeredAt: at, tokenHash }).where(eq(signUps.id, id))
}

export async function deleteSignUp(tx: Tx, id: SignUpId): Promise<void> {
  await tx.delete(signUps).where(eq(signUps.id, id))
}

/** Nothing is kept of people who asked and did not come. */
export async function deleteEnded(tx: Tx, now: Date): Promise<void> {
  await tx.delete(signUps).where(lte(signUps.expiresAt, now))
}

export async function findSignUp(tx: Tx, hash: Hash): Promise<SignUpRow | undefined> {
  const [row] = await tx.select().from(signUps).where(eq(signUps.tokenHash, hash))
  return row
}

/** The same, held: of two who use it at the same moment one comes too late. */
export async function lockSignUp(tx: Tx, hash: Hash): Promise<SignUpRow | undefined> {
  const [row] = await tx.select().from(signUps).where(eq(signUps.tokenHash, hash)).for('update')
  return row
}

/** The address has its account now: no other link to the same mailbox makes one. Answers those that had not ended. */
export async function useUp(tx: Tx, { population, emailKey }: SignUpRow, at: Date): Promise<readonly SignUpRow[]> {
  const open = tx
    .select({ id: signUps.id })
    .from(signUps)
    .where(and(eq(signUps.population, population), eq(signUps.emailKey, emailKey), isNull(signUps.usedAt)))
  return tx.update(signUps).set({ usedAt: at, answeredAt: at }).where(inArray(signUps.id, open)).returning()
}

export async function statusOf(tx: Tx, population: string, emailKey: string) {
  const [row] = await tx
    .select({ id: users.id, status: users.status })
    .from(users)
    .where(and(eq(users.population, population), eq(users.emailKey, emailKey)))
  return row
}
