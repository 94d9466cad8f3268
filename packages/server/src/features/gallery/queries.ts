import { and, asc, eq, gt, gte, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { apps } from '../../db/app-schema.ts'
import type { Tx } from '../../db/database.ts'
import { scopes } from '../../db/schema.ts'
import type { ResourceId, ScopeId } from '../../ids.ts'

export interface GalleryPage {
  /** Key of the beginning of a name. */
  readonly search: string | null
  readonly after?: { readonly nameKey: string; readonly id: ResourceId } | undefined
  readonly limit: number
}

/**
 * What is published for everybody, and what belongs to these scopes: each a stretch of an index by name, and the first of both
 * together.
 */
export async function publishedApps(tx: Tx, own: readonly ScopeId[], { search, after, limit }: GalleryPage) {
  const stretch = (which: SQL | undefined) => sql`(select ${apps.id} as id from ${apps}
    where ${and(
      which,
      search === null ? undefined : and(gte(apps.nameKey, search), lt(apps.nameKey, `${search}\u{10ffff}`)),
      after === undefined
        ? undefined
        : or(gt(apps.nameKey, after.nameKey), and(eq(apps.nameKey, after.nameKey), gt(apps.id, after.id))),
    )}
    order by ${apps.nameKey}, ${apps.id} limit ${limit})`
  const stretches = [stretch(sql`${apps.listed}`)]
  if (own.length > 0) stretches.push(stretch(and(inArray(apps.belongsTo, [...own]), isNotNull(apps.publishedVersion))))
  const place = alias(scopes, 'place')
  const { id, name, nameKey, description, type, publishedVersion, belongsTo } = apps
  return tx
    .select({
      ...{ id, name, nameKey, description, type, publishedVersion, belongsTo },
      account: scopes.name,
      place: place.name,
    })
    .from(apps)
    .innerJoin(scopes, eq(scopes.id, apps.scopeId))
    .leftJoin(place, eq(place.id, apps.belongsTo))
    .where(sql`${apps.id} in (${sql.join(stretches, sql` union `)})`)
    .orderBy(asc(apps.nameKey), asc(apps.id))
    .limit(limit)
}

/** The scope and those right below it. */
export async function scopeAndBelow(tx: Tx, scopeId: ScopeId): Promise<ScopeId[]> {
  const rows = await tx
    .select({ id: scopes.id })
    .from(scopes)
    .where(or(eq(scopes.id, scopeId), eq(scopes.parentId, scopeId)))
  return rows.map(({ id }) => id)
}
