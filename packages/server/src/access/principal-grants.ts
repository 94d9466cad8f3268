import { type Grants, type Permission, type Role, restrict } from '@portreeve/engine'
import type { Service } from '../context.ts'
import type { ScopeId } from '../ids.ts'
import type { ScopeAccess } from './grant-cache.ts'
import type { Principal, ServiceAccountPrincipal } from './principal.ts'
import { seenAs } from './seen-as.ts'

/**
 * What the principal may do in exactly this scope; `null` where it is no active member. Applies the pins of a session
 * (A9), the limits of a token (X13) and the role of a service account. The host asks nobody, so it is no question here.
 */
export async function principalGrants(
  service: Service,
  principal: Principal | Omit<ServiceAccountPrincipal, 'tokenId'>,
  scopeId: ScopeId,
): Promise<Grants | null> {
  const policy = service.policy()
  switch (principal.kind) {
    case 'person': {
      const access = await activeAccess(service, principal.userId, scopeId)
      if (access === null) return null
      const pinned = principal.pinned[scopeId]
      const grants = pinned === undefined ? access.grants : policy.grants(rolesByKey(service, pinned))
      return principal.viewAs === undefined ? grants : seenAs(policy, principal.viewAs, scopeId, grants)
    }
    case 'token': {
      if (principal.scopeId !== scopeId) return null
      const access = await activeAccess(service, principal.userId, scopeId)
      return access && restrict(access.grants, current(service, principal.permissions))
    }
    case 'service-account':
      if (principal.scopeId !== scopeId) return null
      return restrict(policy.grants(rolesByKey(service, [principal.role])), policy.permissions)
    case 'host':
    case 'anonymous':
      return null
  }
}

async function activeAccess(
  service: Service,
  userId: Parameters<Service['grants']['of']>[0],
  scopeId: ScopeId,
): Promise<ScopeAccess | null> {
  const person = await service.grants.of(userId)
  const access = person?.scopes.get(scopeId)
  return person?.status === 'active' && access?.membership === 'active' ? access : null
}

function rolesByKey(service: Service, keys: readonly string[]): readonly Role[] {
  const policy = service.policy()
  return keys.flatMap((key) => policy.role(key) ?? [])
}

/** A token may have been read under a policy that was swapped since. */
function current(service: Service, permissions: readonly Permission[]): readonly Permission[] {
  const policy = service.policy()
  return permissions.flatMap(({ id }) => policy.permission(id) ?? [])
}
