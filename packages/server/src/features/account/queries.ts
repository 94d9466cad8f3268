import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { users } from '../../db/schema.ts'
import type { UserId } from '../../ids.ts'

/** One's own account, held until the transaction ends. */
export async function lockAccount(tx: Tx, userId: UserId) {
  const [row] = await tx
    .select({
      id: users.id,
      population: users.population,
      name: users.name,
      email: users.email,
      emailKey: users.emailKey,
      emailProvedAt: users.emailProvedAt,
    })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  return row
}

/** Whether somebody else of the same kind has this address. */
export async function isTaken(tx: Tx, population: string, emailKey: string, userId: UserId): Promise<boolean> {
  const found = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.population, population), eq(users.emailKey, emailKey), ne(users.id, userId)))
  return found.length > 0
}

export async function setEmail(
  tx: Tx,
  userId: UserId,
  email: { readonly email: string; readonly emailKey: string; readonly emailProvedAt: Date },
): Promise<void> {
  await tx.update(users).set(email).where(eq(users.id, userId))
}
