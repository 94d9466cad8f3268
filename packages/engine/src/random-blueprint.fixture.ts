import fc from 'fast-check'
import type {
  Blueprint,
  Condition,
  GrantDefinition,
  MenuItem,
  RoleDefinition,
  ScopeTypeDefinition,
} from './blueprint.ts'
import { check } from './check.ts'
import { conditionBlueprint, conditions, kind, relations } from './random-condition.fixture.ts'

const base = conditionBlueprint('multi')

/** Conditions that a blueprint may hold: everything that they name is declared. */
export function validConditions(): fc.Arbitrary<Condition> {
  return conditions().filter((when) => {
    const thing = base.resources?.[kind]
    if (thing === undefined) return false
    const actions = { use: { label: 'Use', permission: 'thing.use', when } }
    return check({ ...base, resources: { [kind]: { ...thing, actions } } }).length === 0
  })
}

/**
 * Blueprints of every form that pass `check`: platform above organization above team, groups, inheritance, conditions,
 * menus both ways. The first role of a scope type holds everything and gives every role, so that nothing is out of reach.
 */
export function blueprints(): fc.Arbitrary<Blueprint> {
  return fc
    .tuple(
      fc.uniqueArray(validConditions(), { minLength: 2, maxLength: 4, selector: (when) => JSON.stringify(when) }),
      fc.subarray(['organization', 'team']),
    )
    .chain(([whens, below]) => {
      const ids = below.length === 2 ? ['platform', 'organization', 'team'] : ['platform', 'organization']
      return fc
        .tuple(...ids.map((id, depth) => scopeTypes(id, ids[depth - 1], ids.slice(depth + 1), whens)))
        .chain((scopes) => assemble(Object.fromEntries(scopes.map((scope, i) => [ids[i] as string, scope])), whens))
    })
}

/** Up to 40 permissions, so that they do not fit into one word of a bit set. */
function scopeTypes(
  id: string,
  parent: string | undefined,
  below: readonly string[],
  whens: readonly Condition[],
): fc.Arbitrary<ScopeTypeDefinition> {
  const sizes = fc.record({
    groups: fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 3 }),
    roles: fc.integer({ min: 1, max: 5 }),
  })
  return sizes.chain(({ groups, roles }) => {
    const permissions = Object.fromEntries(
      groups.map((count, g) => [
        `Group ${g}`,
        Object.fromEntries(
          Array.from({ length: count }, (_, i) => {
            const label = `${id} ${g} ${i}`
            return [`${id}.${g}-${i}`, i % 4 === 3 ? { label, sessionOnly: true } : label]
          }),
        ),
      ]),
    )
    const names = Array.from({ length: roles }, (_, i) => `role-${i}`)
    const definitions = names.map((name, i) =>
      roleDefinitions(name, names.slice(0, i), names, permissions, below, whens),
    )
    return fc.tuple(...definitions).map(
      (made): ScopeTypeDefinition => ({
        label: id,
        ...(parent !== undefined && { parent }),
        ...(id === 'organization' && { tenant: true }),
        rolesPerPerson: 'several',
        roleChanges: 'immediate',
        leaving: ['disable'],
        permissions,
        roles: Object.fromEntries(made.map((role, i) => [names[i] as string, role])),
        guards: {},
      }),
    )
  })
}

function roleDefinitions(
  label: string,
  earlier: readonly string[],
  all: readonly string[],
  permissions: ScopeTypeDefinition['permissions'],
  below: readonly string[],
  whens: readonly Condition[],
): fc.Arbitrary<RoleDefinition> {
  const described = { label, description: label }
  if (earlier.length === 0) {
    const grants = Object.keys(permissions).map((group): GrantDefinition => ({ group }))
    return fc.constant({ ...described, grants, assigns: [...all, ...below.map((id) => `${id}:role-0`)], priority: 1 })
  }
  const when = fc.option(fc.constantFrom(...whens), { nil: undefined })
  const id = fc.constantFrom(...Object.values(permissions).flatMap((group) => Object.keys(group)))
  const group = fc.constantFrom(...Object.keys(permissions))
  const grant: fc.Arbitrary<GrantDefinition> = fc.oneof(
    id,
    fc.tuple(id, when).map(([permission, w]) => ({ permission, ...(w !== undefined && { when: w }) })),
    fc.tuple(group, when).map(([name, w]) => ({ group: name, ...(w !== undefined && { when: w }) })),
  )
  return fc
    .record({
      grants: fc.array(grant, { maxLength: 4 }),
      inherits: fc.subarray(earlier.slice(1)),
      manages: fc.subarray([...all]),
      assigns: fc.subarray(below.map((scopeType) => `${scopeType}:role-0`)),
      priority: fc.integer({ min: 0, max: 3 }),
      addition: fc.boolean(),
    })
    .map((made) => ({ ...described, ...made }))
}

function assemble(
  scopes: Readonly<Record<string, ScopeTypeDefinition>>,
  whens: readonly Condition[],
): fc.Arbitrary<Blueprint> {
  const permissions = Object.values(scopes).flatMap((scope) => Object.values(scope.permissions).flatMap(Object.keys))
  const ofPlatform = permissions.filter((id) => id.startsWith('platform.'))
  const thing = base.resources?.[kind]
  const action = fc
    .tuple(fc.constantFrom(...ofPlatform), fc.option(fc.constantFrom(...whens), { nil: undefined }))
    .map(([permission, when]) => ({ label: permission, permission, ...(when !== undefined && { when }) }))
  return fc
    .record({
      items: menuItems(permissions),
      resolve: fc.constantFrom('by-permission' as const, 'by-priority' as const),
      menuScope: fc.constantFrom(...Object.keys(scopes)),
      actions: fc.tuple(action, action),
      tenancy: fc.constantFrom(undefined, ['single'] as const, ['multi'] as const),
    })
    .map(({ items, resolve, menuScope, actions: [read, change], tenancy }): Blueprint => {
      const { tenancy: _, ...rest } = base
      return {
        ...rest,
        ...(tenancy && { tenancy }),
        setUp: Object.keys(scopes).map((id) => `${id}:role-0`),
        scopes,
        menu: {
          resolve,
          scope: menuScope,
          sections: [{ section: 'First', items: items.slice(0, 3) }, { items: items.slice(3) }],
        },
        resources: {
          [kind]: {
            label: 'Thing',
            plural: 'Things',
            scope: 'platform',
            relations: Object.fromEntries(relations.map((relation) => [relation, relation])),
            attributes: thing?.attributes ?? {},
            actions: { read, change },
          },
        },
      }
    })
}

function menuItems(permissions: readonly string[]): fc.Arbitrary<readonly MenuItem[]> {
  const permission = fc.constantFrom(...permissions)
  const leaf = permission.map((id) => ({ permission: id }))
  const leaves = fc.array(leaf, { minLength: 1, maxLength: 3 })
  const entry: fc.Arbitrary<{ permission?: string; items?: readonly { permission: string }[] }> = fc.oneof(
    leaf,
    leaves.map((items) => ({ items })),
    fc.tuple(permission, leaves).map(([id, items]) => ({ permission: id, items })),
  )
  const named = <T extends object>(id: string, item: T) => ({ id, label: id, ...item })
  return fc.array(entry, { minLength: 1, maxLength: 6 }).map((made) =>
    made.map(({ items, ...item }, i): MenuItem => {
      const below = items?.map((child, j) => named(`entry-${i}-${j}`, child))
      return named(`entry-${i}`, { ...item, ...(below && { items: below }) })
    }),
  )
}
