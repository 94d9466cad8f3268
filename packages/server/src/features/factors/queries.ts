import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { factors, users } from '../../db/schema.ts'
import type { FactorId, UserId } from '../../ids.ts'

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
