import { and, asc, eq, gt, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { OwnWall } from '../../access/deciding.ts'
import type { StoredResource, StoredShare } from '../../access/registered-resources.ts'
import { appSubmissions, apps, appVersions } from '../../db/app-schema.ts'
import type { Tx } from '../../db/database.ts'
import { resourceShares, resources, resourceTransfers, users } from '../../db/schema.ts'
import type { ResourceId, ScopeId, VersionId } from '../../ids.ts'

export async function insertResource(
  tx: Tx,
  resource: typeof resources.$inferInsert,
  shares: readonly StoredShare[],
): Promise<void> {
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

export interface NamedSearch {
  readonly scopeId: ScopeId
  readonly kinds: readonly string[]
  /** Key of the beginning of a name. */
  readonly search: string
  readonly limit: number
  readonly wall: OwnWall
}

/** Resources of a scope by name, with their owners': one stretch of the index for each kind, and the first of them together. */
export async function findByName(tx: Tx, { scopeId, kinds, search, limit, wall }: NamedSearch) {
  if (kinds.length === 0) return []
  const begins = and(gte(resources.nameKey, search), lt(resources.nameKey, `${search}\u{10ffff}`))
  const stretches = kinds.map(
    (kind) => sql`(select ${resources.id} as id from ${resources}
      where ${and(eq(resources.scopeId, scopeId), eq(resources.kind, kind), begins, within(kind, wall))}
      order by ${resources.nameKey}, ${resources.id} limit ${limit})`,
  )
  const { id, kind, name, ownerId } = resources
  return tx
    .select({ id, kind, name, ownerId, ownerName: users.name })
    .from(resources)
    .leftJoin(users, eq(users.id, resources.ownerId))
    .where(sql`${resources.id} in (${sql.join(stretches, sql` union all `)})`)
    .orderBy(asc(resources.nameKey), asc(resources.id))
    .limit(limit)
}

function within(kind: string, { kinds, organizations }: OwnWall): SQL | undefined {
  return kinds.includes(kind) ? inArray(resources.tenantId, [...organizations]) : undefined
}

/** With whom they are shared, and of those that are apps everything that they consist of. Gives the names of its archives in the store. */
export async function deleteResources(tx: Tx, ids: readonly ResourceId[]): Promise<VersionId[]> {
  if (ids.length === 0) return []
  const given = await tx
    .delete(appSubmissions)
    .where(inArray(appSubmissions.appId, [...ids]))
    .returning({ id: appSubmissions.id })
  const versions = await tx
    .delete(appVersions)
    .where(inArray(appVersions.appId, [...ids]))
    .returning({ id: appVersions.id })
  await tx.delete(apps).where(inArray(apps.id, [...ids]))
  // What was submitted was a resource of the reviewers'.
  const all = [...ids, ...given.map(({ id }) => id)]
  await tx.delete(resourceShares).where(inArray(resourceShares.resourceId, all))
  await tx.delete(resourceTransfers).where(inArray(resourceTransfers.resourceId, all))
  await tx.delete(resources).where(inArray(resources.id, all))
  return versions.map(({ id }) => id)
}
