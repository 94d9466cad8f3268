import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { apiTokens, factors, identities, linkAsks, recoveryCodes, users } from '../../db/schema.ts'
import type { UserId } from '../../ids.ts'

export type AskRow = typeof linkAsks.$inferSelect

export async function insertAsk(tx: Tx, row: typeof linkAsks.$inferInsert): Promise<void> {
  await tx.insert(linkAsks).values(row)
}

/** The one that has waited longest, which is gone with that; one that another node is taking is passed over. */
export async function takeAsk(tx: Tx): Promise<AskRow | undefined> {
  const first = tx
    .select({ id: linkAsks.id })
    .from(linkAsks)
    .orderBy(asc(linkAsks.askedAt))
    .limit(1)
    .for('update', { skipLocked: true })
  const [row] = await tx.delete(linkAsks).where(inArray(linkAsks.id, first)).returning()
  return row
}

export async function deleteAsk(tx: Tx, id: AskRow['id']): Promise<void> {
  await tx.delete(linkAsks).where(eq(linkAsks.id, id))
}

export async function accountOf(tx: Tx, population: string, emailKey: string) {
  const { id, email, status, emailProvedAt } = users
  const [row] = await tx
    .select({ id, email, status, emailProvedAt })
    .from(users)
    .where(and(eq(users.population, population), eq(users.emailKey, emailKey)))
  return row
}

export async function kindsOfFactors(tx: Tx, userId: UserId) {
  const [row] = await tx.select({ factors: users.factors }).from(users).where(eq(users.id, userId))
  return row?.factors ?? []
}

export async function setPassword(tx: Tx, userId: UserId, passwordHash: string): Promise<void> {
  await tx
    .update(users)
    .set({ passwordHash, mustChangePassword: false, passwordExpiresAt: null })
    .where(eq(users.id, userId))
}

export async function setEmail(
  tx: Tx,
  userId: UserId,
  email: { readonly email: string; readonly emailKey: string; readonly emailProvedAt: Date },
): Promise<void> {
  await tx.update(users).set(email).where(eq(users.id, userId))
}

/** What gives access to this account and was set up since then. Answers how many second factors, codes, providers and tokens. */
export async function forgetSetSince(tx: Tx, userId: UserId, since: Date, now: Date) {
  const setUp = await tx
    .delete(factors)
    .where(and(eq(factors.userId, userId), gte(factors.createdAt, since)))
    .returning({ id: factors.id })
  const codes = await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), gte(recoveryCodes.createdAt, since)))
    .returning({ at: recoveryCodes.createdAt })
  const linked = await tx
    .delete(identities)
    .where(and(eq(identities.userId, userId), gte(identities.linkedAt, since)))
    .returning({ provider: identities.provider })
  const tokens = await tx
    .update(apiTokens)
    .set({ endedAt: now, endedForGood: true })
    .where(and(eq(apiTokens.userId, userId), gte(apiTokens.createdAt, since), isNull(apiTokens.endedAt)))
    .returning({ id: apiTokens.id })
  return { factors: setUp.length, codes: codes.length, providers: linked.length, tokens: tokens.length }
}
