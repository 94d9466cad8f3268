import type {
  Blueprint,
  Condition,
  CustomRolesReference,
  GrantDefinition,
  PermissionDefinition,
  RoleDefinition,
  RoleReference,
  ScopeTypeDefinition,
} from './blueprint.ts'
import { elements, entries } from './entries.ts'

/** Everything in a blueprint by name, each with the path it stands at. Made of any blueprint, right or wrong. */
export interface BlueprintIndex {
  readonly scopeTypes: ReadonlyMap<string, ScopeTypeDefinition>
  readonly permissions: readonly IndexedPermission[]
  /** The first of each id. */
  readonly permissionsById: ReadonlyMap<string, IndexedPermission>
  readonly roles: readonly IndexedRole[]
  readonly rolesByKey: ReadonlyMap<string, IndexedRole>
  /** From a scope type up to the platform, itself first. Ends where a parent is missing or comes again. */
  pathOf(scopeType: string): readonly string[]
  /** A reference as it is written in the roles of `scopeType`. */
  roleFrom(scopeType: string, reference: RoleReference): IndexedRole | undefined
  /** A reference where no scope type is meant: unique ids, and those of the scope type that the menu leads to. */
  role(reference: RoleReference): IndexedRole | undefined
}

export interface IndexedPermission {
  readonly id: string
  readonly scopeType: string
  readonly group: string
  readonly definition: PermissionDefinition
  readonly path: string
}

export interface IndexedRole {
  readonly id: string
  readonly key: string
  readonly scopeType: string
  readonly definition: RoleDefinition
  readonly path: string
}

export function indexBlueprint(blueprint: Blueprint): BlueprintIndex {
  const scopeTypes = new Map(entries(blueprint.scopes))
  const permissions = [...scopeTypes].flatMap(([scopeType, { permissions: groups }]) =>
    entries(groups).flatMap(([group, members]) =>
      entries(members).map(
        ([id, definition]): IndexedPermission => ({
          id,
          scopeType,
          group,
          definition: typeof definition === 'string' ? { label: definition } : definition,
          path: `scopes.${scopeType}.permissions.${group}.${id}`,
        }),
      ),
    ),
  )
  const roles = [...scopeTypes].flatMap(([scopeType, { roles: definitions }]) =>
    entries(definitions).map(
      ([id, definition]): IndexedRole => ({
        id,
        key: `${scopeType}:${id}`,
        scopeType,
        definition,
        path: `scopes.${scopeType}.roles.${id}`,
      }),
    ),
  )
  const rolesByKey = new Map(roles.map((role) => [role.key, role]))
  return {
    scopeTypes,
    permissions,
    // Backwards, so that of two with one id the first stays.
    permissionsById: new Map(permissions.toReversed().map((permission) => [permission.id, permission])),
    roles,
    rolesByKey,
    pathOf(scopeType) {
      const path: string[] = []
      let at: string | undefined = scopeType
      while (at !== undefined && scopeTypes.has(at) && !path.includes(at)) {
        path.push(at)
        at = scopeTypes.get(at)?.parent
      }
      return path
    },
    roleFrom: (scopeType, reference) =>
      rolesByKey.get(`${reference}`.includes(':') ? reference : `${scopeType}:${reference}`),
    role(reference) {
      return findRole(roles, rolesByKey, blueprint.menu?.scope, reference)
    },
  }
}

/** By key; else by id, where one scope type has it or the preferred one does. */
export function findRole<T extends { readonly id: string; readonly scopeType: string }>(
  roles: readonly T[],
  rolesByKey: ReadonlyMap<string, T>,
  preferredScopeType: string,
  reference: RoleReference,
): T | undefined {
  const byKey = rolesByKey.get(reference)
  if (byKey !== undefined) return byKey
  const named = roles.filter(({ id }) => id === reference)
  return named.length === 1 ? named[0] : named.find(({ scopeType }) => scopeType === preferredScopeType)
}

/** One grant as written, with the permissions it stands for; `null` where it names none. */
export interface ResolvedGrant {
  readonly permissions: readonly IndexedPermission[] | null
  readonly when: Condition | null
  readonly named: string
  readonly kind: 'permission' | 'group'
}

export function resolveGrant(index: BlueprintIndex, scopeType: string, grant: GrantDefinition): ResolvedGrant {
  if (typeof grant === 'object' && grant !== null && 'group' in grant) {
    const permissions = index.permissions.filter((p) => p.scopeType === scopeType && p.group === grant.group)
    const named = permissions.length > 0 ? permissions : null
    return { permissions: named, when: grant.when ?? null, named: `${grant.group}`, kind: 'group' }
  }
  const id = typeof grant === 'object' && grant !== null ? grant.permission : grant
  const when = typeof grant === 'object' && grant !== null ? (grant.when ?? null) : null
  const permission = index.permissionsById.get(id)
  return { permissions: permission ? [permission] : null, when, named: `${id}`, kind: 'permission' }
}

/** A role's own grants and those of every role it inherits from, each with the role that says so. Survives circles. */
export function inheritedGrants(
  index: BlueprintIndex,
  role: IndexedRole,
): readonly { readonly from: string; readonly grant: ResolvedGrant }[] {
  return lineage(index, role).flatMap((ancestor) =>
    elements(ancestor.definition.grants).map((grant) => ({
      from: ancestor.id,
      grant: resolveGrant(index, ancestor.scopeType, grant),
    })),
  )
}

/** The role, and every role of its scope type that it inherits from, once. */
export function lineage(index: BlueprintIndex, role: IndexedRole): readonly IndexedRole[] {
  const found = new Set([role])
  for (const at of found) {
    for (const id of elements(at.definition.inherits)) {
      const parent = index.rolesByKey.get(`${at.scopeType}:${id}`)
      if (parent !== undefined) found.add(parent)
    }
  }
  return [...found]
}

/** The roles that a list names, and the scope types whose custom roles it names. */
export function namedRoles(
  index: BlueprintIndex,
  scopeType: string,
  list: readonly (RoleReference | CustomRolesReference)[] | undefined,
): { readonly roles: readonly IndexedRole[]; readonly customRolesOf: readonly string[] } {
  const roles = elements(list).flatMap((entry) =>
    typeof entry === 'string' ? (index.roleFrom(scopeType, entry) ?? []) : [],
  )
  const customRolesOf = elements(list).flatMap((entry) =>
    typeof entry === 'object' && entry !== null ? [entry.customRolesOf] : [],
  )
  return { roles, customRolesOf }
}
