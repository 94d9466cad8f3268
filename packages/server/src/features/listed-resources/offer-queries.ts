import { and, desc, eq, exists, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, resourceShares, resources, resourceTransfers, users } from '../../db/schema.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'

export async function putOffer(tx: Tx, offer: typeof resourceTransfers.$inferInsert): Promise<void> {
  const { toUserId, offeredBy, offeredAt } = offer
  await tx
    .insert(resourceTransfers)
    .values(offer)
    .onConflictDoUpdate({ target: resourceTransfers.resourceId, set: { toUserId, offeredBy, offeredAt } })
}

export async function deleteOffer(tx: Tx, id: ResourceId): Promise<UserId | undefined> {
  const [row] = await tx
    .delete(resourceTransfers)
    .where(eq(resourceTransfers.resourceId, id))
    .returning({ to: resourceTransfers.toUserId })
  return row?.to
}

export interface OffersTo {
  readonly scopeId: ScopeId
  readonly person: UserId
  readonly id?: ResourceId
  readonly limit: number
}

/** What is offered to somebody, the newest first, by whom: as long as whoever offered it is still there. */
export function offersTo(tx: Tx, { scopeId, person, id, limit }: OffersTo) {
  const isThere = exists(
    tx
      .select({ one: sql`1` })
      .from(memberships)
      .where(
        and(
          eq(memberships.userId, resourceTransfers.offeredBy),
          eq(memberships.scopeId, sql`coalesce(${resources.tenantId}, ${resources.scopeId})`),
          eq(memberships.status, 'active'),
        ),
      ),
  )
  return tx
    .select({ row: resources, from: { id: users.id, name: users.name }, offeredAt: resourceTransfers.offeredAt })
    .from(resourceTransfers)
    .innerJoin(resources, eq(resources.id, resourceTransfers.resourceId))
    .innerJoin(users, eq(users.id, resourceTransfers.offeredBy))
    .where(
      and(
        ...[eq(resourceTransfers.toUserId, person), eq(resources.scopeId, scopeId), eq(users.status, 'active')],
        ...[isThere, id === undefined ? undefined : eq(resources.id, id)],
      ),
    )
    .orderBy(desc(resourceTransfers.offeredAt), desc(resources.id))
    .limit(limit)
}

/** The new owner needs no share of it any more. */
export async function giveResource(tx: Tx, id: ResourceId, to: UserId): Promise<void> {
  await tx.update(resources).set({ ownerId: to }).where(eq(resources.id, id))
  await tx.delete(resourceTransfers).where(eq(resourceTransfers.resourceId, id))
  await tx.delete(resourceShares).where(and(eq(resourceShares.resourceId, id), eq(resourceShares.userId, to)))
}
