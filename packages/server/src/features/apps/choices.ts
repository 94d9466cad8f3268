import { randomUUID } from 'node:crypto'
import { asDecided, resourceOf } from '../../access/registered-resources.ts'
import type { ScopedContext } from '../../context.ts'
import type { ResourceId, UserId } from '../../ids.ts'
import { decidingAboutApps } from './app-in-change.ts'
import { appsOf } from './app-types.ts'
import * as queries from './queries.ts'

/** So many are offered to choose from; whoever has more says the id. */
const mostPlaces = 500

/** The types of apps, and what an app of each could belong to, with whether one may be made now (A11). */
export async function listAppTypes(context: ScopedContext) {
  const { service, scope, wall, principal } = context
  const deciding = await decidingAboutApps(context)
  const { policy, kind } = deciding
  const { typeIn, types } = appsOf(policy)
  const ownerId = principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null
  return service.database.read(wall, async (tx) => {
    const shown = []
    for (const [id, type] of Object.entries(types)) {
      const { belongsTo } = type
      const places =
        belongsTo === undefined || scope.tenantId === null
          ? []
          : await queries.scopesToBelongTo(tx, scope.tenantId, belongsTo.scope, mostPlaces)
      /** As an app that would be made now, for each place or for none. */
      const candidate = (place: string | null) => ({
        id: randomUUID() as ResourceId,
        ...{ kind, scopeId: scope.id, tenantId: scope.tenantId, ownerId: ownerId as UserId | null },
        name: '',
        attributes: { [typeIn]: id, ...(belongsTo && place !== null && { [belongsTo.in]: place }) },
      })
      const candidates = (belongsTo === undefined ? [null] : places.map((place) => place.id)).map(candidate)
      const decided = await asDecided(tx, policy, candidates)
      const resources = candidates.flatMap((each) => {
        const found = decided.get(each.id)
        return found === undefined ? [] : [resourceOf(found)]
      })
      const { label, description, reviewed = false, releaseNotes = false, published, underTest = null } = type
      shown.push({
        ...{ id, label, description, reviewed, releaseNotes, published, underTest },
        mayCreate: resources.some((resource) => deciding.allows('create', resource)),
        belongsTo:
          belongsTo === undefined
            ? null
            : {
                label: policy.scopeType(belongsTo.scope)?.definition.label ?? belongsTo.scope,
                items: places.map((place, index) => {
                  const resource = resources[index]
                  const mayCreate = resource !== undefined && deciding.allows('create', resource)
                  const isRefused = resource !== undefined && deciding.isRefusedByState('create', resource)
                  return { ...place, mayCreate, readOnly: isRefused ? deciding.stateWords('create') : null }
                }),
              },
      })
    }
    return shown
  })
}
