import { can, type Grants, type Operation, operations, type ScopeType } from '@portreeve/engine'
import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import type { ScopeId } from '../ids.ts'
import type { Principal } from './principal.ts'
import { principalGrants } from './principal-grants.ts'
import type { ScopeRow } from './scopes.ts'

export interface VisibleScope {
  readonly scope: ScopeRow
  readonly type: ScopeType
  /** What the principal passes a guard for there, in the engine's order. */
  readonly operations: ReadonlySet<Operation>
}

/**
 * A scope with everything that the principal may have done there, for answers that show what their reader may see (`self`
 * routes). Whoever is no active member and passes no guard there is told what an unknown id is told. Not inside a transaction:
 * it may have to read the grants first.
 */
export async function visibleScope(service: Service, principal: Principal, scopeId: ScopeId): Promise<VisibleScope> {
  const visible = await findVisibleScope(service, principal, scopeId)
  if (visible) return visible
  throw new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })
}

/** The same for answers about many scopes: `null` for those that an unknown id would be. */
export async function findVisibleScope(
  service: Service,
  principal: Principal,
  scopeId: ScopeId,
): Promise<VisibleScope | null> {
  const path = await service.scopes.pathOf(scopeId)
  const [scope] = path
  const type = scope && service.policy().scopeType(scope.type)
  if (scope && type) {
    const open = await operationsIn(service, principal, type, path)
    if (open.size > 0 || (await principalGrants(service, principal, scope.id)) !== null) {
      return { scope, type, operations: open }
    }
  }
  return null
}

/** The same as `mayOperate` for every operation at once: the grants of each scope on the way up are looked up once. */
export async function operationsIn(
  service: Service,
  principal: Principal,
  type: ScopeType,
  path: readonly ScopeRow[],
): Promise<ReadonlySet<Operation>> {
  const grantsByType = new Map<string, Grants | null>()
  for (const scope of path) {
    // The nearest scope of a type decides.
    if (!grantsByType.has(scope.type)) grantsByType.set(scope.type, await principalGrants(service, principal, scope.id))
  }
  const passes = (operation: Operation) =>
    type.guardsOf(operation).some((permission) => {
      const grants = grantsByType.get(permission.scopeType)
      return grants ? can(grants, permission) : false
    })
  const open = path[0] ? openOperations(path[0]) : []
  return new Set(open.filter(passes))
}

/** There is something to claim only while the scope needs an owner: before that nobody learns by it that the scope exists (X3, X8). */
export function openOperations({ ownerlessSince }: Pick<ScopeRow, 'ownerlessSince'>): readonly Operation[] {
  const all = Object.keys(operations) as Operation[]
  return ownerlessSince === null ? all.filter((operation) => operation !== 'scope.claim') : all
}
