import { and, asc, count, eq, inArray, type SQL } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, resourceShares, resources, scopes, users } from '../../db/schema.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'

/** Whose, and in one scope or everywhere. */
export interface Owned {
  readonly person: UserId
  readonly scope: ScopeId | null
}

function owned({ person, scope }: Owned): SQL | undefined {
  return and(eq(resources.ownerId, person), scope === null ? undefined : eq(resources.scopeId, scope))
}

/** How many of each kind, by place. */
export function countOwned(tx: Tx, whose: Owned) {
  return tx
    .select({
      ...{ scope: { id: scopes.id, type: scopes.type, name: scopes.name }, kind: resources.kind },
      count: count(),
    })
    .from(resources)
    .innerJoin(scopes, eq(scopes.id, resources.scopeId))
    .where(owned(whose))
    .groupBy(scopes.id, scopes.type, scopes.name, scopes.nameKey, resources.kind)
    .orderBy(asc(scopes.nameKey), asc(scopes.id), asc(resources.kind))
}

/** Of these scopes those in which the person is an active member. */
export async function activeIn(tx: Tx, person: UserId, scopeIds: readonly ScopeId[]): Promise<ReadonlySet<ScopeId>> {
  const rows = await tx
    .select({ id: memberships.scopeId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        ...[eq(memberships.userId, person), inArray(memberships.scopeId, [...scopeIds])],
        ...[eq(memberships.status, 'active'), eq(users.status, 'active')],
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

export async function giveOwned(tx: Tx, whose: Owned, to: UserId): Promise<number> {
  const rows = await tx.update(resources).set({ ownerId: to }).where(owned(whose)).returning({ id: resources.id })
  return rows.length
}

export async function idsOwned(tx: Tx, whose: Owned): Promise<ResourceId[]> {
  const rows = await tx.select({ id: resources.id }).from(resources).where(owned(whose))
  return rows.map(({ id }) => id)
}

/** What others shared with the person in a scope. */
export async function endSharesWith(tx: Tx, person: UserId, scopeId: ScopeId): Promise<number> {
  const there = tx.select({ id: resources.id }).from(resources).where(eq(resources.scopeId, scopeId))
  const rows = await tx
    .delete(resourceShares)
    .where(and(eq(resourceShares.userId, person), inArray(resourceShares.resourceId, there)))
    .returning({ id: resourceShares.resourceId })
  return rows.length
}
