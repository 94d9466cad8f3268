import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import { authorizeAction } from './authorize-action.ts'
import type { Access } from './declaration.ts'
import { requireFresh } from './fresh.ts'
import { type Authorized, isVisible, nowhere, passingGuards, scopeIdOf } from './passing-guards.ts'
import type { Principal } from './principal.ts'
import { explainRefusal } from './refusal.ts'
import { secondFactorNeeded } from './second-factor-needed.ts'

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
  if (access === 'token') return authorizeToken(service, principal)
  if ('application' in access) return authorizeApplication(service, principal, access.application)
  if ('action' in access) return authorizeAction(service, principal, access, params)
  return authorizeGuard(service, principal, access.guard, params[access.scope])
}

async function authorizeSelf(service: Service, principal: Principal): Promise<Authorized> {
  if (principal.kind !== 'person') {
    throw new Problem('session-needed', { detail: 'This is about a person who has signed in. A token cannot do it.' })
  }
  const person = await service.grants.of(principal.userId)
  return { wall: { tenants: person?.organizations ?? [], person: principal.userId }, scope: null }
}

/** What a token may do is asked of each thing that comes of it: here it only has to be one. */
async function authorizeToken(service: Service, principal: Principal): Promise<Authorized> {
  if (principal.kind !== 'token' && principal.kind !== 'service-account') {
    throw new Problem('token-needed', {
      detail: 'This is for programs: send an API token, with the header "authorization: Bearer <token>".',
    })
  }
  const scope = await service.scopes.find(principal.scopeId)
  if (scope === null) throw nowhere()
  const person = principal.kind === 'token' ? principal.userId : null
  return { wall: { tenants: scope.tenantId === null ? 'all' : [scope.tenantId], person }, scope }
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
    const factor = await secondFactorNeeded(service, principal, { path, permissions: type.guardsOf(operation) })
    if (factor !== null) throw factor
    if (!(await isVisible(service, principal, type, path))) throw nowhere()
    throw await explainRefusal(service, principal, { path, permissions: type.guardsOf(operation) })
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
  if (passed.length === 0)
    throw await explainRefusal(service, principal, { path, permissions: type.guardsOf(operation) })
  return { wall: { tenants: scope.tenantId === null ? 'all' : [scope.tenantId], person: null }, scope }
}
