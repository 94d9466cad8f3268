import type { ScopedContext } from '../../context.ts'
import type { ResourceId } from '../../ids.ts'
import { platformId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import * as queries from './queries.ts'

export interface GalleryFilter {
  readonly search?: string | undefined
  readonly after?: { readonly nameKey: string; readonly id: ResourceId } | undefined
  readonly limit: number
}

/**
 * The published apps that a place finds: those for everybody, of any organization, and those that belong to it or to a place right
 * below. Of another organization it shows the name of the account that publishes, and nothing else.
 */
export async function listGallery({ service, scope, wall }: ScopedContext, { search, ...page }: GalleryFilter) {
  const types = service.policy().blueprint.apps?.types ?? {}
  // Who sees everything by a wall is not meant here: of the platform there is nothing that belongs to it.
  const own =
    scope.id === platformId ? [] : await service.database.read(wall, (tx) => queries.scopeAndBelow(tx, scope.id))
  const key = search === undefined || search === '' ? null : textKey(search)
  const rows = await service.database.read({ ...wall, tenants: 'all' }, (tx) =>
    queries.publishedApps(tx, own, { search: key, ...page }),
  )
  return rows.map(({ publishedVersion, account, place, belongsTo, type, ...app }) => ({
    ...app,
    type: { id: type, label: types[type]?.label ?? type },
    version: publishedVersion ?? '',
    by: account,
    belongsTo: belongsTo !== null && own.includes(belongsTo) ? { id: belongsTo, name: place ?? '' } : null,
  }))
}

/** The types of apps that the blueprint knows. */
export function appTypes({ service }: ScopedContext) {
  const { types = {} } = service.policy().blueprint.apps ?? {}
  return Object.entries(types).map(([id, { label }]) => ({ id, label }))
}
