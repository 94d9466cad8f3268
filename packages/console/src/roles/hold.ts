import type { Permission, Role } from './roles-query.ts'

/** Whether a role has a permission: on everything, under a condition, or not. */
export type Hold = 'yes' | 'conditional' | 'no'

export function holdOf(permission: Permission, role: string): Hold {
  if (permission.allow.includes(role)) return 'yes'
  return permission.conditional.includes(role) ? 'conditional' : 'no'
}

/** The condition in words, where there is one. */
export function conditionOf(permission: Permission, role: string): string | null {
  return permission.conditions.find((condition) => condition.role === role)?.words ?? null
}

/** What a mark says to whoever cannot see it. */
export function holdText(permission: Permission, role: string): string {
  const hold = holdOf(permission, role)
  if (hold === 'yes') return 'Yes'
  return hold === 'no' ? 'No' : `Only when ${conditionOf(permission, role) ?? 'a condition is met'}`
}

/** The role that this one includes and that has the permission already: the next one, not the one furthest away. */
export function includedFrom(role: Role, permission: Permission, roles: readonly Role[]): Role | null {
  const seen = new Set([role.id])
  let next = role.inherits
  while (next.length > 0) {
    const included = roles.filter(({ id }) => next.includes(id) && !seen.has(id))
    const found = included.find(({ id }) => holdOf(permission, id) !== 'no')
    if (found) return found
    for (const { id } of included) seen.add(id)
    next = included.flatMap(({ inherits }) => inherits)
  }
  return null
}

/**
 * The role to give somebody who lacks a permission: of those that have it and can be given, the one that has least besides.
 * Roles for newcomers come before those that are kept for some people only.
 */
export function leastRole(
  permission: Permission,
  roles: readonly Role[],
  permissions: readonly Permission[],
): Role | null {
  const size = ({ id }: Role) => permissions.filter((other) => holdOf(other, id) !== 'no').length
  const rank = (role: Role) =>
    Number(holdOf(permission, role.id) === 'conditional') + 2 * Number(role.legacy) + 4 * Number(!role.assignable)
  const having = roles.filter(({ id }) => holdOf(permission, id) !== 'no')
  return having.toSorted((a, b) => rank(a) - rank(b) || size(a) - size(b))[0] ?? null
}
