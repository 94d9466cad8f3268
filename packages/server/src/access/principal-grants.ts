import { type Grants, type Permission, type Role, restrict } from '@portreeve/engine'
import type { Service } from '../context.ts'
import type { ScopeId } from '../ids.ts'
import type { ScopeAccess } from './grant-cache.ts'
import type { PersonPrincipal, Principal, ServiceAccountPrincipal, TokenPrincipal } from './principal.ts'
import { asksNothing, type SecondFactorStanding, secondFactorStanding } from './second-factor.ts'
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
      const roles = pinned === undefined ? access.roles : rolesByKey(service, pinned)
      const { usable } = await standingIn(service, principal, scopeId, access, roles)
      const grants = usable === access.roles ? access.grants : policy.grants(usable)
      return principal.viewAs === undefined ? grants : seenAs(policy, principal.viewAs, scopeId, grants)
    }
    case 'token': {
      if (principal.scopeId !== scopeId) return null
      const access = await activeAccess(service, principal.userId, scopeId)
      if (access === null) return null
      const { usable } = await standingIn(service, principal, scopeId, access, access.roles)
      const grants = usable === access.roles ? access.grants : policy.grants(usable)
      return restrict(grants, current(service, principal.permissions))
    }
    case 'service-account':
      if (principal.scopeId !== scopeId) return null
      return restrict(policy.grants(rolesByKey(service, [principal.role])), policy.permissions)
    case 'host':
    case 'anonymous':
      return null
  }
}

/** What the place and those above it ask of the person's second factor; `null` where they are no active member. */
export async function secondFactorIn(
  service: Service,
  principal: PersonPrincipal | TokenPrincipal,
  scopeId: ScopeId,
): Promise<SecondFactorStanding | null> {
  const access = await activeAccess(service, principal.userId, scopeId)
  if (access === null) return null
  const pinned = principal.kind === 'person' ? principal.pinned[scopeId] : undefined
  const roles = pinned === undefined ? access.roles : rolesByKey(service, pinned)
  return standingIn(service, principal, scopeId, access, roles)
}

async function standingIn(
  service: Service,
  principal: PersonPrincipal | TokenPrincipal,
  scopeId: ScopeId,
  access: ScopeAccess,
  roles: readonly Role[],
): Promise<SecondFactorStanding> {
  const path = await service.scopes.pathOf(scopeId)
  if (asksNothing(path)) return { usable: roles, missing: null, due: null, methods: [] }
  const { factors, population } = access
  const methods = principal.kind === 'person' ? principal.methods : null
  const proof = { factors, methods }
  return secondFactorStanding({ path, population, access, roles, proof, now: service.clock.now() })
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
