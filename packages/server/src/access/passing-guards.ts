import { can, type Grants, type Permission, type ScopeType } from '@portreeve/engine'
import type { Service } from '../context.ts'
import type { Wall } from '../db/database.ts'
import { Problem } from '../errors.ts'
import { platformId, type ScopeId } from '../ids.ts'
import type { Principal } from './principal.ts'
import { principalGrants } from './principal-grants.ts'
import type { ScopeRow } from './scopes.ts'
import { openOperations } from './visible-scope.ts'

export interface Authorized {
  readonly wall: Wall
  /** The scope in the URL, or the service account's own. */
  readonly scope: ScopeRow | null
}

export const nowhere = () => new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })

interface PassedGuard {
  readonly permission: Permission
  readonly scope: ScopeRow
}

/**
 * The guards of an operation that the principal passes. A guard's permission is of the scope's own type or of one above
 * it: the nearest scope of that type on the way up decides. Held under a condition is not held, there is no resource here.
 */
export async function passingGuards(
  service: Service,
  principal: Principal,
  type: ScopeType,
  operation: string,
  path: readonly ScopeRow[],
): Promise<readonly PassedGuard[]> {
  const passed: PassedGuard[] = []
  for (const permission of type.guardsOf(operation)) {
    const scope = path.find((candidate) => candidate.type === permission.scopeType)
    const grants: Grants | null = scope === undefined ? null : await principalGrants(service, principal, scope.id)
    if (scope !== undefined && grants !== null && can(grants, permission)) passed.push({ permission, scope })
  }
  return passed
}

/** Whether the principal may know that the scope exists: it is an active member there, or any guard lets it do anything. */
export async function isVisible(
  service: Service,
  principal: Principal,
  type: ScopeType,
  path: readonly ScopeRow[],
): Promise<boolean> {
  if (path[0] !== undefined && (await principalGrants(service, principal, path[0].id)) !== null) return true
  for (const operation of path[0] ? openOperations(path[0]) : []) {
    if ((await passingGuards(service, principal, type, operation, path)).length > 0) return true
  }
  return false
}

/** The scope that a URL names. Throws `not-found` for what is no id. */
export function scopeIdOf(text: string | undefined): ScopeId {
  if (text === 'platform') return platformId
  if (text === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw nowhere()
  return text.toLowerCase() as ScopeId
}
