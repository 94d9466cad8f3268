import type { Policy, Role } from '@portreeve/engine'

/**
 * What an account that is kept in such a scope has by itself: in the places that take everybody in, which are those from there up
 * to the platform whose blueprint names a role for newcomers (C2), and the one organization of a deployment that has a single
 * one (C10).
 */
export function newcomerRoles(policy: Policy, keeperType: string, population: string): readonly Role[] {
  const path = policy.scopeType(keeperType)?.path ?? []
  return policy.scopeTypes
    .filter(({ id, definition }) => path.includes(id) || (definition.tenant === true && policy.tenancy === 'single'))
    .filter((type) => type.population === population)
    .flatMap(({ roles, definition }) => roles.find((role) => role.id === definition.newcomerBecomes) ?? [])
}
