import { and, asc, eq, gt } from 'drizzle-orm'
import type { Hash } from '../../db/columns.ts'
import type { Tx } from '../../db/database.ts'
import { challenges, identities, users } from '../../db/schema.ts'
import type { UserId } from '../../ids.ts'

export async function insertChallenge(tx: Tx, row: typeof challenges.$inferInsert): Promise<void> {
  await tx.insert(challenges).values(row)
}

/** Ends a way out and back: of two who come back with the same state only one finds it. */
export async function takeChallenge(tx: Tx, hash: Hash, now: Date) {
  const [taken] = await tx
    .delete(challenges)
    .where(and(eq(challenges.hash, hash), eq(challenges.kind, 'provider'), gt(challenges.expiresAt, now)))
    .returning({ userId: challenges.userId, sessionId: challenges.sessionId, secret: challenges.secret })
  return taken ?? null
}

export type IdentityRow = typeof identities.$inferSelect

/** Whose it is, in each kind of account. */
export async function identitiesOf(tx: Tx, issuer: string, subject: string): Promise<readonly IdentityRow[]> {
  return tx
    .select()
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
}

export async function identitiesOfPerson(tx: Tx, userId: UserId): Promise<readonly IdentityRow[]> {
  return tx.select().from(identities).where(eq(identities.userId, userId)).orderBy(asc(identities.linkedAt))
}

/** Says whether it could be: it may be somebody's, or the person has another one of this provider. */
export async function insertIdentity(tx: Tx, row: typeof identities.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(identities)
    .values(row)
    .onConflictDoNothing()
    .returning({ userId: identities.userId })
  return inserted.length > 0
}

export async function deleteIdentity(tx: Tx, userId: UserId, provider: string): Promise<IdentityRow | null> {
  const [deleted] = await tx
    .delete(identities)
    .where(and(eq(identities.userId, userId), eq(identities.provider, provider)))
    .returning()
  return deleted ?? null
}

export async function setUsed(tx: Tx, { userId, provider }: IdentityRow, at: Date): Promise<void> {
  await tx
    .update(identities)
    .set({ lastUsedAt: at })
    .where(and(eq(identities.userId, userId), eq(identities.provider, provider)))
}

/** Held until the transaction ends. */
export async function lockPerson(tx: Tx, userId: UserId) {
  const [row] = await tx
    .select({ id: users.id, population: users.population })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  return row ?? null
}

export async function populationOf(tx: Tx, userId: UserId): Promise<string> {
  const [row] = await tx.select({ population: users.population }).from(users).where(eq(users.id, userId))
  return row?.population ?? ''
}
