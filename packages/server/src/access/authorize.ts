import { can, type Grants, type Permission, type ScopeType } from '@portreeve/engine'
import type { Service } from '../context.ts'
import type { Wall } from '../db/database.ts'
import { Problem } from '../errors.ts'
import { platformId, type ScopeId } from '../ids.ts'
import type { Access } from './declaration.ts'
import { requireFresh } from './fresh.ts'
import type { Principal } from './principal.ts'
import { principalGrants } from './principal-grants.ts'
import { explainRefusal } from './refusal.ts'
import type { ScopeRow } from './scopes.ts'
import { secondFactorNeeded } from './second-factor-needed.ts'
import { openOperations } from './visible-scope.ts'

export interface Authorized {
  readonly wall: Wall
  /** The scope in the URL, or the service account's own. */
  readonly scope: ScopeRow | null
}

const nowhere = () => new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })

/** Enforces what a route declares (X1). Throws the problem that the caller is told; returns what the request may see. */
export async function authorize(
  service: Service,
  principal: Principal,
  access: Access,
  params: Readonly<Record<string, string | undefined>>,
): Promise<Authorized> {
  if (access === 'public') return { wall: { tenants: [], person: null }, scope: null }
  if (principal.kind === 'anonymous' || principal.kind === 'host') {
    throw new Problem('not-signed-in', { detail: 'You are not signed in, or your session has ended. Sign in first.' })
  }
  if (access === 'self') return authorizeSelf(service, principal)
  if ('application' in access) return authorizeApplication(service, principal, access.application)
  return authorizeGuard(service, principal, access.guard, params[access.scope])
}

async function authorizeSelf(service: Service, principal: Principal): Promise<Authorized> {
  if (principal.kind !== 'person') {
    throw new Problem('session-needed', { detail: 'This is about a person who has signed in. A token cannot do it.' })
  }
  const person = await service.grants.of(principal.userId)
  return { wall: { tenants: person?.organizations ?? [], person: principal.userId }, scope: null }
}

async function authorizeGuard(
  service: Service,
  principal: Principal,
  operation: string,
  scopeText: string | undefined,
): Promise<Authorized> {
  const path = await service.scopes.pathOf(scopeIdOf(scopeText))
  const [scope] = path
  const type = scope && service.policy().scopeType(scope.type)
  if (scope === undefined || type === undefined) throw nowhere()
  const passed = await passingGuards(service, principal, type, operation, path)
  const count = (outcome: string) => service.metrics.decisions.inc({ door: 'http', outcome })
  if (passed.length === 0) {
    count('refused')
    const factor = await secondFactorNeeded(service, principal, { path, type, operation })
    if (factor !== null) throw factor
    if (!(await isVisible(service, principal, type, path))) throw nowhere()
    throw await explainRefusal(service, principal, { path, type, operation })
  }
  const used = passed.find(({ permission }) => !permission.fresh) ?? passed[0]!
  if (used.permission.fresh) requireFresh(service, principal)
  count('allowed')
  const person = principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null
  // Whoever looks as somebody else uses nothing of their own.
  const isOwnUse = principal.kind !== 'person' || principal.viewAs === undefined
  if (person !== null && isOwnUse) service.use.record(person, used.scope, used.permission.id)
  return { wall: { tenants: scope.tenantId === null ? 'all' : [scope.tenantId], person }, scope }
}

async function authorizeApplication(service: Service, principal: Principal, operation: string): Promise<Authorized> {
  if (principal.kind !== 'service-account') {
    throw new Problem('not-allowed', {
      detail: 'Only a service account asks for decisions on behalf of an application.',
    })
  }
  const path = await service.scopes.pathOf(principal.scopeId)
  const [scope] = path
  const type = scope && service.policy().scopeType(scope.type)
  if (scope === undefined || type === undefined) throw nowhere()
  const passed = await passingGuards(service, principal, type, operation, path)
  if (passed.length === 0) throw await explainRefusal(service, principal, { path, type, operation })
  return { wall: { tenants: scope.tenantId === null ? 'all' : [scope.tenantId], person: null }, scope }
}

interface PassedGuard {
  readonly permission: Permission
  readonly scope: ScopeRow
}

/**
 * The guards of an operation that the principal passes. A guard's permission is of the scope's own type or of one above
 * it: the nearest scope of that type on the way up decides. Held under a condition is not held, there is no resource here.
 */
async function passingGuards(
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
async function isVisible(
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
