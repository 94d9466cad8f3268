import { and, eq, gt, gte, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { credentialLinks, users } from '../../db/schema.ts'
import type { LinkId, UserId } from '../../ids.ts'

export type LinkRow = typeof credentialLinks.$inferSelect
export type LinkKind = LinkRow['kind']

export async function insertLink(tx: Tx, row: typeof credentialLinks.$inferInsert): Promise<void> {
  await tx.insert(credentialLinks).values(row)
}

export async function findLink(tx: Tx, hash: string): Promise<LinkRow | undefined> {
  const [row] = await tx.select().from(credentialLinks).where(eq(credentialLinks.tokenHash, hash))
  return row
}

/** Takes the person's row, so that of two who open a link at once one comes after the other. */
export async function lockPerson(tx: Tx, userId: UserId) {
  const [row] = await tx
    .select({
      id: users.id,
      population: users.population,
      name: users.name,
      email: users.email,
      emailKey: users.emailKey,
      emailProvedAt: users.emailProvedAt,
      status: users.status,
      passwordHash: users.passwordHash,
      mustChangePassword: users.mustChangePassword,
      lastActiveAt: users.lastActiveAt,
    })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  return row
}

export async function useLink(tx: Tx, id: LinkId, at: Date): Promise<void> {
  await tx.update(credentialLinks).set({ usedAt: at }).where(eq(credentialLinks.id, id))
}

/** Ends those of a person that still wait, of these kinds and made since then, and says which they were. */
export async function endLinks(tx: Tx, userId: UserId, at: Date, kinds: readonly LinkKind[], since?: Date) {
  return tx
    .update(credentialLinks)
    .set({ endedAt: at })
    .where(
      and(
        eq(credentialLinks.userId, userId),
        isNull(credentialLinks.usedAt),
        isNull(credentialLinks.endedAt),
        inArray(credentialLinks.kind, [...kinds]),
        since === undefined ? undefined : gte(credentialLinks.createdAt, since),
      ),
    )
    .returning({ kind: credentialLinks.kind, email: credentialLinks.email, expiresAt: credentialLinks.expiresAt })
}

/** How many of a kind were made for somebody since then. */
export async function countLinks(tx: Tx, userId: UserId, kind: LinkKind, since: Date): Promise<number> {
  return tx.$count(
    credentialLinks,
    and(eq(credentialLinks.userId, userId), eq(credentialLinks.kind, kind), gt(credentialLinks.createdAt, since)),
  )
}

export async function setFirstPassword(
  tx: Tx,
  userId: UserId,
  { passwordHash, emailProvedAt }: { readonly passwordHash: string; readonly emailProvedAt: Date | null },
): Promise<void> {
  await tx
    .update(users)
    .set({ passwordHash, emailProvedAt, mustChangePassword: false, passwordExpiresAt: null })
    .where(eq(users.id, userId))
}

export async function nameOf(tx: Tx, userId: UserId): Promise<string | null> {
  const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId))
  return row?.name ?? null
}
