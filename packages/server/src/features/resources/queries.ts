import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { resourceShares, resources } from '../../db/schema.ts'
import type { ResourceId, ScopeId } from '../../ids.ts'

export type StoredResource = typeof resources.$inferSelect
export type StoredShare = typeof resourceShares.$inferSelect

export function findResources(tx: Tx, ids: readonly ResourceId[]): Promise<StoredResource[]> {
  return tx.select().from(resources).where(inArray(resources.id, ids))
}

export function findShares(tx: Tx, ids: readonly ResourceId[]): Promise<StoredShare[]> {
  return tx.select().from(resourceShares).where(inArray(resourceShares.resourceId, ids))
}

export async function insertResource(tx: Tx, resource: StoredResource, shares: readonly StoredShare[]): Promise<void> {
  await tx.insert(resources).values(resource)
  if (shares.length > 0) await tx.insert(resourceShares).values([...shares])
}

/** `condition`: who may see it. Where it is false or unknown the row is left out, as a check would refuse it. */
export function listResources(
  tx: Tx,
  scopeId: ScopeId,
  kind: string,
  condition: SQL,
  page: { readonly after: ResourceId | null; readonly limit: number },
): Promise<StoredResource[]> {
  return tx
    .select()
    .from(resources)
    .where(
      and(
        eq(resources.scopeId, scopeId),
        eq(resources.kind, kind),
        page.after === null ? undefined : gt(resources.id, page.after),
        condition,
      ),
    )
    .orderBy(asc(resources.id))
    .limit(page.limit)
}
