import { type Grants, menuFor, permissionsOf, type Role } from '@portreeve/engine'
import type { PersonAccess } from '../../access/grant-cache.ts'
import type { PersonPrincipal } from '../../access/principal.ts'
import { principalGrants } from '../../access/principal-grants.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Service } from '../../context.ts'
import { platformId, type ScopeId } from '../../ids.ts'

/** More than this are not told in one answer; it says so (`complete`). */
const scopesMost = 200

export interface HeldScope {
  readonly row: ScopeRow
  readonly grants: Grants
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
  for (const [id, { roles }] of active.slice(0, scopesMost)) {
    const row = await service.scopes.find(id)
    const grants = await principalGrants(service, principal, id)
    if (row === null || grants === null) continue
    const waits = !sameRoles(grants.roles, roles)
    held.push({ row, grants, rolesAtNextSignIn: waits ? roles : null })
  }
  held.sort(
    (a, b) =>
      types.indexOf(a.row.type) - types.indexOf(b.row.type) ||
      (a.row.name < b.row.name ? -1 : a.row.name > b.row.name ? 1 : a.row.id < b.row.id ? -1 : 1),
  )
  return { held, complete: active.length <= scopesMost }
}

function sameRoles(a: readonly Role[], b: readonly Role[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role))
}

/** The platform has an id like every scope, and none on the wire. */
export function wireId(id: ScopeId | null): string | null {
  return id === platformId ? null : id
}

export function describeScope(service: Service, { row, grants, rolesAtNextSignIn }: HeldScope) {
  const describeRole = ({ key, id, label }: Role) => ({ key, id, label })
  return {
    id: wireId(row.id),
    type: row.type,
    typeLabel: service.policy().scopeType(row.type)?.definition.label ?? row.type,
    parent: wireId(row.parentId),
    organization: row.tenantId,
    name: row.name,
    status: row.status,
    epoch: row.epoch,
    roles: grants.roles.map(describeRole),
    rolesAtNextSignIn: rolesAtNextSignIn?.map(describeRole) ?? null,
    permissions: [...permissionsOf(grants)],
  }
}

/**
 * A menu for each scope that it leads to, from what is held there and in the scopes above. Somebody who is in none of them
 * gets one menu from all that they hold: what is open to them still has to be found.
 */
export async function menusOf(service: Service, held: readonly HeldScope[]) {
  const policy = service.policy()
  const menus = []
  for (const { row } of held) {
    if (row.type !== policy.blueprint.menu.scope) continue
    const path = (await service.scopes.pathOf(row.id)).map(({ id }) => id)
    const grants = held.filter((scope) => path.includes(scope.row.id)).map((scope) => scope.grants)
    menus.push({ scope: wireId(row.id), type: row.type, sections: writable(menuFor(policy, grants)) })
  }
  if (menus.length > 0) return menus
  const everything = held.map(({ grants }) => grants)
  return [{ scope: null, type: null, sections: writable(menuFor(policy, everything)) }]
}

function writable(sections: ReturnType<typeof menuFor>) {
  return sections.map(({ section, items }) => ({ section, items: [...items] }))
}
