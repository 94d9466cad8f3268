import type { Policy } from '@portreeve/engine'
import { validate } from 'uuid'
import { platformId, type ResourceId, type ScopeId, type UserId } from '../../ids.ts'
import type { Requested } from './requested-permission.ts'
import type { Evaluation } from './schemas.ts'

/** Where a request says that it is about. */
export type Named =
  | { readonly kind: 'resource'; readonly resourceId: ResourceId }
  | { readonly kind: 'scope'; readonly scopeId: ScopeId; readonly type: string | null }
  | { readonly kind: 'member'; readonly scopeId: ScopeId; readonly userId: UserId }
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'unknown' }

const platform = 'platform'

/**
 * The registered resource, the scope or the member (`scope:person`) that the request names, else `context.scope`. Only a
 * permission of the platform needs no place: there is one platform.
 */
export function namedPlace(policy: Policy, { resource, context }: Evaluation, requested: Requested): Named {
  if (policy.kinds.has(resource.type)) {
    if (validate(resource.id)) return { kind: 'resource', resourceId: lower(resource.id) }
    // Only what is not yet there (`create`) can be asked about without a registered resource.
    if (requested.kind) return { kind: 'unknown' }
  }
  if (policy.scopeType(resource.type)) return scopeNamed(resource.id, resource.type)
  const [scope = '', person = '', ...rest] = resource.id.split(':')
  if (rest.length === 0 && validate(person) && (scope === platform || validate(scope))) {
    return { kind: 'member', scopeId: scope === platform ? platformId : lower(scope), userId: lower(person) }
  }
  if (typeof context?.scope === 'string') return scopeNamed(context.scope, null)
  const isOfPlatform = context?.scope === null || requested.permission.scopeType === platform
  return isOfPlatform ? { kind: 'scope', scopeId: platformId, type: null } : { kind: 'nowhere' }
}

function scopeNamed(id: string, type: string | null): Named {
  if (id === platform && (type === null || type === platform)) return { kind: 'scope', scopeId: platformId, type }
  return validate(id) ? { kind: 'scope', scopeId: lower(id), type } : { kind: 'unknown' }
}

/** Ids are compared as text here and as values in the database, where letters of either case are the same. */
function lower<Id extends string>(id: string): Id {
  return id.toLowerCase() as Id
}
