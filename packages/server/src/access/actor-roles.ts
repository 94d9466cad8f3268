import type { Role } from '@portreeve/engine'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import type { ScopeId } from '../ids.ts'
import { type PersonAccess, personAccess } from './grant-cache.ts'
import type { ScopeRow } from './scopes.ts'
import { unusableRoles } from './second-factor-standings.ts'

/** The roles that count for giving and taking access: each list alone must allow it. */
export type RoleViews = readonly (readonly Role[])[]

/**
 * The actor's own roles along a path of scopes, read in this transaction. A person's session can have pinned roles: then
 * both the live and the pinned ones must allow (A9), so that somebody demoted gives nothing away until the session ends,
 * and somebody promoted waits for the next sign-in.
 */
export async function actorRoles(tx: Tx, context: Context, path: readonly ScopeRow[]): Promise<RoleViews> {
  return (await actorRolesAlong(tx, context))(path)
}

/** The same for many paths, of which one transaction answers all. */
export async function actorRolesAlong(tx: Tx, context: Context): Promise<(path: readonly ScopeRow[]) => RoleViews> {
  const { principal, service } = context
  const isSomebody = principal.kind === 'person' || principal.kind === 'token'
  const access = isSomebody ? await personAccess(tx, service.policy(), service.clock.now(), principal.userId) : null
  const unusable = isSomebody && access !== null ? await unusableRoles(tx, service, access, principal) : null
  // Whoever may not use a role reaches nobody by it either (C9).
  const without = (scopeId: ScopeId, roles: readonly Role[]) => {
    const those = unusable?.get(scopeId) ?? []
    return those.length === 0 ? roles : roles.filter((role) => !those.includes(role))
  }
  return (path) => rolesAlong(context, access, path, without)
}

function rolesAlong(
  { principal, service }: Context,
  access: PersonAccess | null,
  path: readonly ScopeRow[],
  without: (scopeId: ScopeId, roles: readonly Role[]) => readonly Role[],
): RoleViews {
  const policy = service.policy()
  switch (principal.kind) {
    case 'person': {
      const live = path.map(({ id }) => ({ id, roles: activeRoles(access, id) }))
      const pinned = live.map(({ id, roles }) => {
        const keys = principal.pinned[id]
        return keys === undefined || roles === null ? roles : keys.flatMap((key) => policy.role(key) ?? [])
      })
      const usable = (lists: readonly (readonly Role[] | null)[]) =>
        lists.flatMap((roles, at) => without(path[at]!.id, roles ?? []))
      return [usable(live.map(({ roles }) => roles)), usable(pinned)]
    }
    case 'token': {
      const here = path.some(({ id }) => id === principal.scopeId)
      return [here ? without(principal.scopeId, activeRoles(access, principal.scopeId) ?? []) : []]
    }
    case 'service-account': {
      const role = policy.role(principal.role)
      return [role !== undefined && path.some(({ id }) => id === principal.scopeId) ? [role] : []]
    }
    case 'host':
    case 'anonymous':
      return [[]]
  }
}

/** `null` where the person is no active member. */
function activeRoles(access: PersonAccess | null, scopeId: ScopeId): readonly Role[] | null {
  const scope = access?.scopes.get(scopeId)
  return access?.status === 'active' && scope?.membership === 'active' ? scope.roles : null
}
