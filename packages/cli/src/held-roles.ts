import type { Grants, Policy, Role } from '@portreeve/engine'
import { unknownWord } from './unknown-word.ts'
import { WrongUse } from './wrong-use.ts'

/** The roles that were named, by `id` or `scope-type:id`. */
export function findRoles(policy: Policy, references: readonly string[]): readonly Role[] {
  return references.map((reference) => policy.role(reference) ?? refuse(policy, reference))
}

function refuse(policy: Policy, reference: string): never {
  const sameId = policy.roles.filter(({ id }) => id === reference)
  if (sameId.length > 1) {
    const keys = sameId.map(({ key }) => key).join(', ')
    throw new WrongUse(`Several scope types of ${policy.id} have a role "${reference}". Say which: ${keys}.`)
  }
  const named = reference.includes(':') ? policy.roles.map(({ key }) => key) : policy.roles.map(({ id }) => id)
  throw new WrongUse(unknownWord('role', reference, policy.id, [...new Set(named)]))
}

/** What somebody may do who holds all of these roles, in each scope type that they are held in. */
export function grantsByScopeType(policy: Policy, roles: readonly Role[]): readonly Grants[] {
  const held = new Set(roles.map(({ scopeType }) => scopeType))
  return [...held].map((scopeType) => policy.grants(roles.filter((role) => role.scopeType === scopeType)))
}

/** What counts for permissions of one scope type: a role says nothing about scopes of another type. */
export function grantsIn(policy: Policy, roles: readonly Role[], scopeType: string): Grants {
  return policy.grants(roles.filter((role) => role.scopeType === scopeType))
}
