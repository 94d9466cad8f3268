import { and, asc, count, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, resourceShares, resources, resourceTransfers, scopes, users } from '../../db/schema.ts'
import type { ResourceId, ScopeId, TenantId, UserId } from '../../ids.ts'

/** Whose, and in one scope or everywhere. */
export interface Owned {
  readonly person: UserId
  readonly scope: ScopeId | null
}

function owned(tx: Tx, { person, scope }: Owned): SQL | undefined {
  return and(eq(resources.ownerId, person), scope === null ? undefined : liesIn(tx, scope))
}

/** What a scope decides about; and of an organization also what belongs to it where a scope above all of them decides (C12). */
function liesIn(tx: Tx, scope: ScopeId): SQL | undefined {
  const above = tx.select({ id: scopes.id }).from(scopes).where(isNull(scopes.tenantId))
  const belongs = eq(resources.tenantId, scope as TenantId)
  return or(eq(resources.scopeId, scope), and(belongs, inArray(resources.scopeId, above)))
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
    .where(owned(tx, whose))
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

/** Whatever the former owner had offered to somebody is offered no more. */
export async function giveOwned(tx: Tx, whose: Owned, to: UserId): Promise<number> {
  const rows = await tx.update(resources).set({ ownerId: to }).where(owned(tx, whose)).returning({ id: resources.id })
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await tx.delete(resourceTransfers).where(inArray(resourceTransfers.resourceId, ids))
  return rows.length
}

export async function idsOwned(tx: Tx, whose: Owned): Promise<ResourceId[]> {
  const rows = await tx.select({ id: resources.id }).from(resources).where(owned(tx, whose))
  return rows.map(({ id }) => id)
}

/** What others shared with the person in a scope. */
export async function endSharesWith(tx: Tx, person: UserId, scopeId: ScopeId): Promise<number> {
  const there = tx.select({ id: resources.id }).from(resources).where(liesIn(tx, scopeId))
  const rows = await tx
    .delete(resourceShares)
    .where(and(eq(resourceShares.userId, person), inArray(resourceShares.resourceId, there)))
    .returning({ id: resourceShares.resourceId })
  return rows.length
}

/** What the person offered to others, and what others offered to them: in one scope or everywhere. */
export async function endOffers(tx: Tx, { person, scope }: Owned): Promise<void> {
  const there = tx
    .select({ id: resources.id })
    .from(resources)
    .where(scope === null ? undefined : liesIn(tx, scope))
  await tx
    .delete(resourceTransfers)
    .where(
      and(
        or(eq(resourceTransfers.offeredBy, person), eq(resourceTransfers.toUserId, person)),
        scope === null ? undefined : inArray(resourceTransfers.resourceId, there),
      ),
    )
}

/** The places in which whatever they own lies, and the organizations that it belongs to where a scope above all of them decides. */
export async function placesOfOwned(tx: Tx, whose: Owned): Promise<ReadonlyMap<ScopeId, string>> {
  const place = { id: scopes.id, name: scopes.name }
  const deciding = await tx
    .selectDistinct({ ...place, tenantId: scopes.tenantId })
    .from(resources)
    .innerJoin(scopes, eq(scopes.id, resources.scopeId))
    .where(owned(tx, whose))
  const above = deciding.flatMap(({ id, tenantId }) => (tenantId === null ? [id] : []))
  const belongs = await tx
    .selectDistinct(place)
    .from(resources)
    .innerJoin(scopes, eq(scopes.id, resources.tenantId))
    .where(and(owned(tx, whose), inArray(resources.scopeId, above)))
  return new Map([...deciding, ...belongs].map(({ id, name }) => [id, name]))
}
