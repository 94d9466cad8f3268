import type { Permission, Policy, Role } from './policy.ts'

/**
 * A role that was made in the console, ready for `policy.grants`. It grants what it lists and gives no roles. `id` must be
 * its own and no name of the blueprint's, so that a blueprint that gains a role never takes one over. Throws a
 * `RangeError` where a permission is not one of the scope type's: the caller says what to do about a role that has lost
 * one.
 */
export function customRole(
  policy: Policy,
  scopeType: string,
  role: {
    readonly id: string
    readonly label: string
    readonly description: string
    readonly permissions: readonly string[]
  },
): Role {
  const grants = role.permissions.map((id) => {
    const permission: Permission | undefined = policy.permission(id)
    if (permission?.scopeType !== scopeType) throw new RangeError(`"${id}" is not a permission of "${scopeType}".`)
    return { permission, when: null, from: role.id }
  })
  const key = `${scopeType}:${role.id}`
  if (policy.role(key) !== undefined) throw new RangeError(`The blueprint has a role "${key}" already.`)
  return {
    index: policy.roles.length,
    id: role.id,
    scopeType,
    key,
    label: role.label,
    description: role.description,
    priority: 0,
    addition: false,
    legacy: false,
    kept: false,
    assignable: true,
    custom: true,
    atLeast: 0,
    endsLastHolder: false,
    reasonRequired: false,
    guest: null,
    transfer: null,
    grants,
    assigns: new Set(),
    reaches: new Set(),
    assignsCustomRolesOf: new Set(),
    reachesCustomRolesOf: new Set(),
  }
}
