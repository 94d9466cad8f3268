import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { deployment, scopes, setUpLinks, users } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'

/** Takes the deployment's one row: two set-ups at the same moment come one after the other. */
export async function lockDeployment(tx: Tx) {
  const [row] = await tx.select().from(deployment).for('update')
  return row
}

export async function finishSetUp(tx: Tx, values: { readonly name: string; readonly setUpAt: Date }): Promise<void> {
  await tx.update(deployment).set(values)
}

export async function findLink(tx: Tx, tokenHash: string) {
  const [row] = await tx.select().from(setUpLinks).where(eq(setUpLinks.tokenHash, tokenHash))
  return row
}

export async function insertLink(tx: Tx, row: typeof setUpLinks.$inferInsert): Promise<void> {
  await tx.insert(setUpLinks).values(row)
}

/** All of them: a new link makes the old ones useless, and so does set-up. */
export async function useUpLinks(tx: Tx, now: Date): Promise<void> {
  await tx.update(setUpLinks).set({ usedAt: now }).where(isNull(setUpLinks.usedAt))
}

/** The oldest scope of a type: where only one may exist, the one. */
export async function firstScopeOfType(tx: Tx, type: string): Promise<ScopeId | undefined> {
  const [row] = await tx
    .select({ id: scopes.id })
    .from(scopes)
    .where(eq(scopes.type, type))
    .orderBy(asc(scopes.id))
    .limit(1)
  return row?.id
}

export async function lockPeopleByEmail(tx: Tx, emailKey: string, population: string | undefined) {
  return tx
    .select()
    .from(users)
    .where(and(eq(users.emailKey, emailKey), population === undefined ? undefined : eq(users.population, population)))
    .for('update')
}

type WayIn = Pick<
  typeof users.$inferInsert,
  'status' | 'passwordHash' | 'passwordExpiresAt' | 'mustChangePassword' | 'emailProvedAt'
>

export async function setWayIn(tx: Tx, userId: UserId, wayIn: WayIn): Promise<void> {
  await tx.update(users).set(wayIn).where(eq(users.id, userId))
}
