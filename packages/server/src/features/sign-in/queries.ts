import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { assignments, linkAsks, memberships, scopes, sessions, users } from '../../db/schema.ts'
import type { SessionId, UserId } from '../../ids.ts'

const account = {
  id: users.id,
  name: users.name,
  email: users.email,
  emailProvedAt: users.emailProvedAt,
  population: users.population,
  status: users.status,
  passwordHash: users.passwordHash,
  passwordExpiresAt: users.passwordExpiresAt,
  mustChangePassword: users.mustChangePassword,
  factors: users.factors,
}

export type Account = NonNullable<Awaited<ReturnType<typeof accountById>>>

/** Every account with this address: one in each population at most. */
export async function accountsByEmail(tx: Tx, emailKey: string) {
  return tx.select(account).from(users).where(eq(users.emailKey, emailKey))
}

export async function accountById(tx: Tx, userId: UserId) {
  const [row] = await tx.select(account).from(users).where(eq(users.id, userId))
  return row ?? null
}

/** The same, held until the transaction ends: nobody archives the person or changes the password meanwhile. */
export async function lockAccount(tx: Tx, userId: UserId) {
  const [row] = await tx.select(account).from(users).where(eq(users.id, userId)).for('update')
  return row ?? null
}

export async function setLastActive(tx: Tx, userId: UserId, at: Date): Promise<void> {
  await tx.update(users).set({ lastActiveAt: at }).where(eq(users.id, userId))
}

export async function setPassword(tx: Tx, userId: UserId, passwordHash: string): Promise<void> {
  await tx
    .update(users)
    .set({ passwordHash, mustChangePassword: false, passwordExpiresAt: null })
    .where(eq(users.id, userId))
}

/** The same password, hashed at today's cost. */
export async function setPasswordHash(tx: Tx, userId: UserId, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
}

export async function isAwaiting(tx: Tx, sessionId: SessionId): Promise<boolean> {
  const [row] = await tx.select({ awaits: sessions.awaits }).from(sessions).where(eq(sessions.id, sessionId))
  return row?.awaits === 'second-factor'
}

/** For the job that looks after links to mailboxes. */
export async function insertAsk(tx: Tx, row: typeof linkAsks.$inferInsert): Promise<void> {
  await tx.insert(linkAsks).values(row)
}

/** Everybody with what they hold, for the demo's sign-in page. */
export async function peopleWithRoles(tx: Tx) {
  return tx
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      status: users.status,
      role: assignments.role,
      scope: scopes.name,
      membership: memberships.status,
    })
    .from(users)
    .leftJoin(assignments, eq(assignments.userId, users.id))
    .leftJoin(scopes, eq(scopes.id, assignments.scopeId))
    .leftJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.scopeId, assignments.scopeId)))
    .orderBy(asc(users.nameKey), asc(users.id), asc(scopes.nameKey))
}
