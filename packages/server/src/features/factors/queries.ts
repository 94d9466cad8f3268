import { and, asc, eq, gt, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { factors, users } from '../../db/schema.ts'
import type { FactorId, UserId } from '../../ids.ts'

export type AccountRow = NonNullable<Awaited<ReturnType<typeof lockAccount>>>

/** Held until the transaction ends: of two changes of somebody's factors, one comes after the other. */
export async function lockAccount(tx: Tx, userId: UserId) {
  const { id, population, name, email, emailProvedAt, factors: kinds } = users
  const [row] = await tx
    .select({ id, population, name, email, emailProvedAt, factors: kinds })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  return row
}

export async function findAccount(tx: Tx, userId: UserId) {
  const { id, population, name, email, emailProvedAt, factors: kinds } = users
  const [row] = await tx
    .select({ id, population, name, email, emailProvedAt, factors: kinds })
    .from(users)
    .where(eq(users.id, userId))
  return row
}

export type FactorRow = typeof factors.$inferSelect

/** Those that count, oldest first. */
export async function factorsOf(tx: Tx, userId: UserId): Promise<readonly FactorRow[]> {
  return tx
    .select()
    .from(factors)
    .where(and(eq(factors.userId, userId), isNotNull(factors.provedAt)))
    .orderBy(asc(factors.id))
}

export async function insertFactor(tx: Tx, row: typeof factors.$inferInsert): Promise<void> {
  await tx.insert(factors).values(row)
}

/** One that is being set up, begun after then. */
export async function findUnproved(tx: Tx, userId: UserId, id: FactorId, since: Date): Promise<FactorRow | undefined> {
  const [row] = await tx
    .select()
    .from(factors)
    .where(and(eq(factors.userId, userId), eq(factors.id, id), isNull(factors.provedAt), gt(factors.createdAt, since)))
  return row
}

export async function setProved(
  tx: Tx,
  id: FactorId,
  proved: Required<Pick<typeof factors.$inferInsert, 'label' | 'provedAt' | 'lastUsedAt'>>,
): Promise<void> {
  await tx.update(factors).set(proved).where(eq(factors.id, id))
}

/** A code passes once: no code of this step or before passes from here on. Says whether this is the first. */
export async function passStep(tx: Tx, id: FactorId, step: number): Promise<boolean> {
  const rows = await tx
    .update(factors)
    .set({ lastStep: step })
    .where(and(eq(factors.id, id), or(isNull(factors.lastStep), lt(factors.lastStep, step))))
    .returning({ id: factors.id })
  return rows.length > 0
}

export async function setLastUsed(tx: Tx, id: FactorId, at: Date): Promise<void> {
  await tx.update(factors).set({ lastUsedAt: at }).where(eq(factors.id, id))
}

export async function setLabel(tx: Tx, id: FactorId, label: string): Promise<void> {
  await tx.update(factors).set({ label }).where(eq(factors.id, id))
}

export async function deleteFactorsOf(tx: Tx, userId: UserId): Promise<readonly FactorRow['kind'][]> {
  const rows = await tx.delete(factors).where(eq(factors.userId, userId)).returning()
  return rows.flatMap(({ kind, provedAt }) => (provedAt === null ? [] : [kind]))
}

/** Those that were begun and never proved. */
export async function deleteUnproved(tx: Tx, userId: UserId): Promise<void> {
  await tx.delete(factors).where(and(eq(factors.userId, userId), isNull(factors.provedAt)))
}

export async function deleteFactor(tx: Tx, userId: UserId, id: FactorId): Promise<void> {
  await tx.delete(factors).where(and(eq(factors.userId, userId), eq(factors.id, id)))
}

export async function setKinds(tx: Tx, userId: UserId, kinds: readonly FactorRow['kind'][]): Promise<void> {
  await tx
    .update(users)
    .set({ factors: [...kinds] })
    .where(eq(users.id, userId))
}
