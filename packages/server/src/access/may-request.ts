import { explain, type Permission, type ScopeType } from '@portreeve/engine'
import type { Service } from '../context.ts'
import type { PersonPrincipal } from './principal.ts'
import type { ScopeRow } from './scopes.ts'
import { operationsIn } from './visible-scope.ts'

/**
 * Whether somebody may ask for a permission in a scope, as refusals offer it and the request itself is checked:
 *
 * - `elsewhere`: they are no member of the scope, and not of an organization in which they see it.
 * - `held`: they have it, or will at their next sign-in (A9).
 * - `nobody`: no role that somebody can give includes it, or nobody answers requests there.
 */
export async function mayRequest(
  service: Service,
  principal: PersonPrincipal,
  scope: ScopeRow,
  permission: Permission,
): Promise<'yes' | 'elsewhere' | 'held' | 'nobody'> {
  const policy = service.policy()
  const type = policy.scopeType(scope.type)
  const person = await service.grants.of(principal.userId)
  if (person?.status !== 'active' || type === undefined || permission.scopeType !== type.id) return 'elsewhere'
  const here = person.scopes.get(scope.id)
  // Who was disabled asks to be enabled again, where the page that says so offers it.
  if (here?.membership === 'disabled') return 'elsewhere'
  if (here?.membership !== 'active') {
    const belongs = scope.tenantId !== null && person.organizations.includes(scope.tenantId)
    const seen =
      belongs && (await operationsIn(service, principal, type, await service.scopes.pathOf(scope.id))).size > 0
    if (!seen) return 'elsewhere'
  }
  const explanation = explain(policy, here?.grants ?? policy.grants([]), permission.id)
  if (explanation.allowed) return 'held'
  return explanation.leastRole?.assignable && explanation.givenBy.length > 0 && isAnswered(type) ? 'yes' : 'nobody'
}

/** Whether the blueprint lets anybody answer requests in scopes of this type. */
export function isAnswered(type: ScopeType | undefined): boolean {
  return type !== undefined && type.guardsOf('requests.answer').length > 0
}
