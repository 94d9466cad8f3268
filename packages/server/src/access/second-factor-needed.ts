import { canOnSome, type Permission } from '@portreeve/engine'
import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import type { Principal } from './principal.ts'
import { secondFactorIn } from './principal-grants.ts'
import type { ScopeRow } from './scopes.ts'

/**
 * C9: the refusal of somebody whose role would allow the operation if they had shown a second factor; `null` where it is not for
 * that reason. Says whether they have to show one or to set one up first, and which would count.
 */
export async function secondFactorNeeded(
  service: Service,
  principal: Principal,
  { path, permissions }: { readonly path: readonly ScopeRow[]; readonly permissions: readonly Permission[] },
): Promise<Problem | null> {
  if (principal.kind !== 'person' && principal.kind !== 'token') return null
  const access = await service.grants.of(principal.userId)
  for (const permission of permissions) {
    const scope = path.find((candidate) => candidate.type === permission.scopeType)
    const held = scope && access?.scopes.get(scope.id)
    if (scope === undefined || held === undefined || canOnSome(held.grants, permission) === 'never') continue
    const standing = await secondFactorIn(service, principal, scope.id)
    if (standing === null || standing.missing === null) continue
    if (principal.kind === 'token' && principal.scopeId !== scope.id) continue
    return new Problem('second-factor-needed', {
      detail:
        standing.missing === 'prove'
          ? `Show your second factor: ${scope.name} asks for it.`
          : `Set up a second factor: ${scope.name} asks for it.`,
      more: { need: standing.missing, methods: standing.methods, scope: scope.id },
    })
  }
  return null
}
