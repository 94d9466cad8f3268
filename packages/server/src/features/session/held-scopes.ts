import type { Grants, Role } from '@portreeve/engine'
import type { PersonAccess } from '../../access/grant-cache.ts'
import type { PersonPrincipal } from '../../access/principal.ts'
import { principalGrants, secondFactorIn } from '../../access/principal-grants.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { SecondFactorStanding } from '../../access/second-factor.ts'
import type { Service } from '../../context.ts'
import { platformId, type ScopeId } from '../../ids.ts'

/** More than this are not told in one answer; it says so (`complete`). */
const scopesMost = 200

export interface HeldScope {
  readonly row: ScopeRow
  /** What counts as things are. */
  readonly grants: Grants
  /** What is held in this session, together with what waits for a second factor. */
  readonly roles: readonly Role[]
  /** Where one is asked for that was not shown, or will be. */
  readonly secondFactor: SecondFactorStanding | null
  /** The live roles, where the session still has those of before (A9). */
  readonly rolesAtNextSignIn: readonly Role[] | null
}

/** The scopes in which the person is an active member, in the order of the blueprint, then by name. */
export async function heldScopes(
  service: Service,
  principal: PersonPrincipal,
  access: PersonAccess,
): Promise<{ readonly held: readonly HeldScope[]; readonly complete: boolean }> {
  const types = service.policy().scopeTypes.map(({ id }) => id)
  const active = [...access.scopes].filter(
    ([, { membership, type }]) => membership === 'active' && types.includes(type),
  )
  const held: HeldScope[] = []
  for (const [id] of active.slice(0, scopesMost)) {
    const row = await service.scopes.find(id)
    const scope = row && (await heldScope(service, principal, access, row))
    if (scope) held.push(scope)
  }
  held.sort(
    (a, b) =>
      types.indexOf(a.row.type) - types.indexOf(b.row.type) ||
      (a.row.name < b.row.name ? -1 : a.row.name > b.row.name ? 1 : a.row.id < b.row.id ? -1 : 1),
  )
  return { held, complete: active.length <= scopesMost }
}

/** `null` where the person is no active member. */
export async function heldScope(
  service: Service,
  principal: PersonPrincipal,
  access: PersonAccess,
  row: ScopeRow,
): Promise<HeldScope | null> {
  const grants = await principalGrants(service, principal, row.id)
  if (grants === null) return null
  const live = access.scopes.get(row.id)?.roles ?? []
  // Through the eyes of a role nothing of one's own counts.
  if (principal.viewAs !== undefined) {
    return { row, grants, roles: grants.roles, secondFactor: null, rolesAtNextSignIn: null }
  }
  const policy = service.policy()
  const roles = principal.pinned[row.id]?.flatMap((key) => policy.role(key) ?? []) ?? live
  const standing = await secondFactorIn(service, principal, row.id)
  const isAsked = standing !== null && (standing.missing !== null || standing.due !== null)
  const rolesAtNextSignIn = sameRoles(roles, live) ? null : live
  return { row, grants, roles, secondFactor: isAsked ? standing : null, rolesAtNextSignIn }
}

function sameRoles(a: readonly Role[], b: readonly Role[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role))
}

/** The platform has an id like every scope, and none on the wire. */
export function wireId(id: ScopeId | null): string | null {
  return id === platformId ? null : id
}
