import type { Condition } from './blueprint.ts'
import type { Answer, Policy, Role, ScopeType } from './policy.ts'

/** What becomes different for whom when one policy replaces another. Scope types without any difference are left out. */
export interface PolicyDifference {
  readonly scopes: readonly ScopeDifference[]
}

export interface ScopeDifference {
  readonly scopeType: string
  readonly rolesAdded: readonly string[]
  readonly rolesRemoved: readonly string[]
  readonly rolesRenamed: readonly { readonly from: string; readonly to: string }[]
  readonly permissionsAdded: readonly string[]
  readonly permissionsRemoved: readonly string[]
  /** Roles that are in both, and those renamed, under their new name. Only those that change. */
  readonly roles: readonly RoleDifference[]
}

export interface RoleDifference {
  readonly role: string
  readonly gains: readonly PermissionChange[]
  readonly loses: readonly PermissionChange[]
  /** Held under a condition before and after, but under another one. */
  readonly conditionsChanged: readonly string[]
  readonly assignsGained: readonly string[]
  readonly assignsLost: readonly string[]
}

export interface PermissionChange {
  readonly permission: string
  readonly before: Answer
  readonly after: Answer
}

/** From `a` to `b`. A role counts as renamed where `b` says so in `renamedFrom`. */
export function diff(a: Policy, b: Policy): PolicyDifference {
  const renames = renamedRoles(a, b)
  const ids = new Set([...a.scopeTypes, ...b.scopeTypes].map(({ id }) => id))
  return {
    scopes: [...ids]
      .map((id) => scopeDifference(id, a.scopeType(id), b.scopeType(id), renames))
      .filter(({ scopeType: _, ...lists }) => Object.values(lists).some((list) => list.length > 0)),
  }
}

/** Old key → new key. */
function renamedRoles(a: Policy, b: Policy): ReadonlyMap<string, string> {
  const renames = b.roles.flatMap((role): [string, string][] => {
    const former = b.blueprint.scopes[role.scopeType]?.roles[role.id]?.renamedFrom ?? []
    return former.map((id) => [`${role.scopeType}:${id}`, role.key])
  })
  return new Map(renames.filter(([from]) => a.role(from) !== undefined && b.role(from) === undefined))
}

function scopeDifference(
  id: string,
  a: ScopeType | undefined,
  b: ScopeType | undefined,
  renames: ReadonlyMap<string, string>,
): ScopeDifference {
  const before = new Map((a?.roles ?? []).map((role) => [renames.get(role.key) ?? role.key, role]))
  const after = new Map((b?.roles ?? []).map((role) => [role.key, role]))
  const missing = <T extends { readonly id: string }>(from: readonly T[] = [], where: readonly T[] = []) =>
    from.filter((thing) => !where.some((other) => other.id === thing.id)).map((thing) => thing.id)
  return {
    scopeType: id,
    rolesAdded: [...after].filter(([key]) => !before.has(key)).map(([, role]) => role.id),
    rolesRemoved: [...before].filter(([key]) => !after.has(key)).map(([, role]) => role.id),
    rolesRenamed: [...before].flatMap(([key, role]) =>
      after.has(key) && role.key !== key ? [{ from: role.id, to: after.get(key)!.id }] : [],
    ),
    permissionsAdded: missing(b?.permissions, a?.permissions),
    permissionsRemoved: missing(a?.permissions, b?.permissions),
    roles: [...after].flatMap(([key, role]) => {
      const former = before.get(key)
      if (former === undefined) return []
      const difference = roleDifference(former, role, renames)
      const { role: _, ...lists } = difference
      return Object.values(lists).some((list) => list.length > 0) ? [difference] : []
    }),
  }
}

function roleDifference(a: Role, b: Role, renames: ReadonlyMap<string, string>): RoleDifference {
  const before = heldBy(a)
  const after = heldBy(b)
  const changes = [...new Set([...before.keys(), ...after.keys()])].map((permission) => ({
    permission,
    before: before.get(permission)?.answer ?? 'never',
    after: after.get(permission)?.answer ?? 'never',
  }))
  const gave = new Set([...giving(a)].map((key) => renames.get(key) ?? key))
  const gives = giving(b)
  return {
    role: b.id,
    gains: changes.filter((change) => freedom[change.after] > freedom[change.before]),
    loses: changes.filter((change) => freedom[change.after] < freedom[change.before]),
    conditionsChanged: changes
      .filter((change) => change.before === 'depends' && change.after === 'depends')
      .map(({ permission }) => permission)
      .filter((permission) => before.get(permission)?.conditions !== after.get(permission)?.conditions),
    assignsGained: [...gives].filter((key) => !gave.has(key)),
    assignsLost: [...gave].filter((key) => !gives.has(key)),
  }
}

const freedom: Readonly<Record<Answer, number>> = { never: 0, depends: 1, always: 2 }

function heldBy(role: Role): ReadonlyMap<string, { readonly answer: Answer; readonly conditions: string }> {
  const ids = new Set(role.grants.map(({ permission }) => permission.id))
  return new Map(
    [...ids].map((id) => {
      const whens = role.grants.filter(({ permission }) => permission.id === id).map(({ when }) => when)
      const conditions = [...new Set(whens.map(canonical))].toSorted().join('\n')
      return [id, { answer: whens.includes(null) ? 'always' : 'depends', conditions }]
    }),
  )
}

/** The same condition is the same text, in whatever order its keys were written. */
function canonical(condition: Condition | null): string {
  return JSON.stringify(condition, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : value,
  )
}

function giving(role: Role): ReadonlySet<string> {
  return new Set([
    ...role.assigns,
    ...[...role.assignsCustomRolesOf].map((scopeType) => `custom roles of ${scopeType}`),
  ])
}
