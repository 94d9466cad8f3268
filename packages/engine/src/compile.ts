import { attributeTypes, typeOf } from './attribute-types.ts'
import type { Blueprint, TenancyMode } from './blueprint.ts'
import {
  type BlueprintIndex,
  findRole,
  type IndexedRole,
  indexBlueprint,
  inheritedGrants,
  namedRoles,
} from './blueprint-index.ts'
import { check } from './check.ts'
import { type ConditionSurroundings, compileCondition } from './condition.ts'
import { elements, entries } from './entries.ts'
import { grantsByRoles } from './grants.ts'
import type { Grant, Permission, Policy, ResourceAction, ResourceKind, Role, ScopeType } from './policy.ts'
import { BlueprintError } from './problem.ts'

type PermissionsById = ReadonlyMap<string, Permission>
type Changing<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Makes a blueprint ready to answer. Throws a `BlueprintError` with every problem at once. Where people are divided into
 * organizations in more than one way, `tenancy` says which; left out, it is the first.
 */
export function compile(blueprint: Blueprint, options: { readonly tenancy?: TenancyMode } = {}): Policy {
  const offered = elements(blueprint?.tenancy)
  const problems = [...check(blueprint)]
  if (options.tenancy !== undefined && !offered.includes(options.tenancy)) {
    problems.push({ path: 'tenancy', message: `The blueprint does not offer the tenancy "${options.tenancy}".` })
  }
  if (problems.length > 0) throw new BlueprintError(problems)

  const index = indexBlueprint(blueprint)
  const tenancy = options.tenancy ?? offered[0] ?? null
  const surroundings: ConditionSurroundings = { tenancy, types: attributeTypes(blueprint) }
  const permissions = index.permissions.map(
    ({ id, scopeType, group, definition }, i): Permission => ({
      index: i,
      id,
      label: definition.label,
      description: definition.description ?? null,
      group,
      scopeType,
      sessionOnly: definition.sessionOnly ?? false,
      fresh: definition.fresh ?? false,
    }),
  )
  const permissionsById = new Map(permissions.map((permission) => [permission.id, permission]))
  const roles = compileRoles(index, permissionsById)
  const rolesByKey = new Map(roles.map((role) => [role.key, role]))
  const scopeTypes = compileScopeTypes(blueprint, index, permissions, roles)
  const scopeTypesById = new Map(scopeTypes.map((scopeType) => [scopeType.id, scopeType]))
  return {
    id: blueprint.id,
    label: blueprint.label,
    blueprint,
    tenancy,
    permissions,
    roles,
    scopeTypes,
    kinds: compileKinds(blueprint, permissionsById, surroundings),
    permission: (id) => permissionsById.get(id),
    role: (reference) => findRole(roles, rolesByKey, blueprint.menu.scope, reference),
    scopeType: (id) => scopeTypesById.get(id),
    grants: grantsByRoles(permissions, surroundings),
  }
}

function compileRoles(index: BlueprintIndex, permissionsById: PermissionsById): readonly Role[] {
  const roles = index.roles.map((role, i) => compileRole(index, role, i, permissionsById))
  const byKey = new Map(roles.map((role) => [role.key, role]))
  // A former holder becomes a role that may come later in the blueprint, hence the second round.
  for (const { key, scopeType, definition } of index.roles) {
    if (definition.transfer === undefined) continue
    const permission = permissionsById.get(definition.transfer.with)
    const formerHolder = index.roleFrom(scopeType, definition.transfer.formerHolderBecomes)
    const formerHolderBecomes = formerHolder && byKey.get(formerHolder.key)
    if (permission && formerHolderBecomes) byKey.get(key)!.transfer = { permission, formerHolderBecomes }
  }
  return roles
}

function compileRole(
  index: BlueprintIndex,
  role: IndexedRole,
  position: number,
  permissionsById: PermissionsById,
): Changing<Role> {
  const { definition, scopeType } = role
  const assigns = namedRoles(index, scopeType, definition.assigns)
  const manages = namedRoles(index, scopeType, definition.manages)
  return {
    index: position,
    id: role.id,
    scopeType,
    key: role.key,
    label: definition.label,
    description: definition.description,
    priority: definition.priority ?? 0,
    addition: definition.addition ?? false,
    legacy: definition.legacy ?? false,
    kept: definition.kept ?? false,
    assignable: definition.assignable ?? true,
    custom: false,
    atLeast: definition.atLeast ?? 0,
    endsLastHolder: definition.endsLastHolder ?? false,
    reasonRequired: definition.reasonRequired ?? false,
    guest: definition.guest ?? null,
    transfer: null,
    grants: compileGrants(index, role, permissionsById),
    assigns: new Set(assigns.roles.map(({ key }) => key)),
    reaches: new Set([...assigns.roles, ...manages.roles].map(({ key }) => key)),
    assignsCustomRolesOf: new Set(assigns.customRolesOf),
    reachesCustomRolesOf: new Set([...assigns.customRolesOf, ...manages.customRolesOf]),
  }
}

function compileGrants(index: BlueprintIndex, role: IndexedRole, permissionsById: PermissionsById): readonly Grant[] {
  return inheritedGrants(index, role).flatMap(({ from, grant }) =>
    (grant.permissions ?? []).map(({ id }) => ({ permission: permissionsById.get(id)!, when: grant.when, from })),
  )
}

function compileScopeTypes(
  blueprint: Blueprint,
  index: BlueprintIndex,
  permissions: readonly Permission[],
  roles: readonly Role[],
): readonly ScopeType[] {
  const firstPopulation = entries(blueprint.populations)[0]?.[0] ?? 'people'
  const byId = new Map(permissions.map((permission) => [permission.id, permission]))
  return [...index.scopeTypes].map(([id, definition]): ScopeType => {
    const guards = new Map(
      entries(definition.guards).map(([operation, guard]) => [
        operation as string,
        (typeof guard === 'string' ? [guard] : guard).flatMap((permission) => byId.get(permission) ?? []),
      ]),
    )
    return {
      id,
      definition,
      parent: definition.parent ?? null,
      population: definition.population ?? firstPopulation,
      path: index.pathOf(id),
      roles: roles.filter(({ scopeType }) => scopeType === id),
      permissions: permissions.filter(({ scopeType }) => scopeType === id),
      guardsOf: (operation) => guards.get(operation) ?? [],
    }
  })
}

function compileKinds(
  blueprint: Blueprint,
  permissionsById: PermissionsById,
  surroundings: ConditionSurroundings,
): ReadonlyMap<string, ResourceKind> {
  return new Map(
    entries(blueprint.resources).map(([id, { label, plural, scope, relations, attributes, actions }]) => {
      const compiled = entries(actions).map(([actionId, action]): [string, ResourceAction] => {
        const when = action.when ?? null
        const evaluate = when === null ? null : compileCondition(when, surroundings)
        return [
          actionId,
          {
            id: actionId,
            label: action.label,
            permission: permissionsById.get(action.permission)!,
            when,
            otherwise: action.otherwise ?? null,
            test: evaluate === null ? () => true : (question) => evaluate(question) === true,
          },
        ]
      })
      const kind: ResourceKind = {
        id,
        label,
        plural,
        scopeType: scope,
        relations: entries(relations).map(([relation]) => relation),
        attributes: new Map(entries(attributes).map(([name, attribute]) => [name, typeOf(attribute)])),
        statusOf: new Map(
          entries(attributes).flatMap(([name, attribute]) =>
            typeof attribute === 'string' ? [] : [[name, attribute.statusOf]],
          ),
        ),
        actions: new Map(compiled),
      }
      return [id, kind]
    }),
  )
}
