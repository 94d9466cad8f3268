import { can, type Operation } from '@portreeve/engine'
import type { Service } from '../context.ts'
import type { ScopeId } from '../ids.ts'
import type { Principal } from './principal.ts'
import { principalGrants } from './principal-grants.ts'
import { openOperations } from './visible-scope.ts'

/**
 * Whether the principal passes a guard of this operation there. For answers that show only what their reader may see; what a
 * route does is decided by its declaration. Not inside a transaction: it may have to read the grants first.
 */
export async function mayOperate(
  service: Service,
  principal: Principal,
  scopeId: ScopeId,
  operation: Operation,
): Promise<boolean> {
  const path = await service.scopes.pathOf(scopeId)
  if (path[0] === undefined || !openOperations(path[0]).includes(operation)) return false
  const type = service.policy().scopeType(path[0].type)
  for (const permission of type?.guardsOf(operation) ?? []) {
    const deciding = path.find((scope) => scope.type === permission.scopeType)
    const grants = deciding ? await principalGrants(service, principal, deciding.id) : null
    if (grants !== null && can(grants, permission)) return true
  }
  return false
}
