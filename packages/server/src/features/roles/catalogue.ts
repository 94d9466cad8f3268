import {
  conditionWords,
  durationMs,
  type Matrix,
  matrix,
  menuFor,
  operations,
  type Permission,
  type Policy,
  type ProfileDefinition,
  type Role,
  type ScopeType,
  type ShownSection,
} from '@portreeve/engine'

/** The policy never changes once it is compiled, so neither does what is said about it. */
const matrices = new WeakMap<Policy, Matrix>()
const scopeTypes = new WeakMap<ScopeType, ReturnType<typeof describeScopeType>>()

export function matrixOf(policy: Policy): Matrix {
  const known = matrices.get(policy) ?? matrix(policy)
  matrices.set(policy, known)
  return known
}

/** Ids (`scope-type:id` where of another scope type) of roles, as an answer about one scope type names them. */
function namesOf(keys: Iterable<string>, scopeType: string): readonly string[] {
  const prefix = `${scopeType}:`
  return [...keys].map((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : key))
}

export function roleEntry(policy: Policy, role: Role) {
  const { id, label, description, assignable, legacy, addition, kept, reasonRequired, atLeast, transfer, guest } = role
  return {
    ...{ id, label, description, assignable, legacy, addition, kept, reasonRequired, atLeast },
    assigns: namesOf(role.assigns, role.scopeType),
    manages: namesOf(
      [...role.reaches].filter((key) => !role.assigns.has(key)),
      role.scopeType,
    ),
    inherits: policy.scopeType(role.scopeType)?.definition.roles[id]?.inherits ?? [],
    transfer: transfer && {
      permission: transfer.permission.id,
      formerHolderBecomes: transfer.formerHolderBecomes.id,
    },
    guest: guest && {
      kind: guest.resource,
      plural: policy.kinds.get(guest.resource)?.plural ?? guest.resource,
      longestDays: Math.floor(durationMs(guest.longest) / 86_400_000),
    },
  }
}

/** A scope type as the catalogue shows it: its roles, its permissions with who holds them, and what guards Portreeve's own acts. */
export function scopeTypeEntry(policy: Policy, type: ScopeType) {
  const known = scopeTypes.get(type) ?? describeScopeType(policy, type)
  scopeTypes.set(type, known)
  return known
}

function describeScopeType(policy: Policy, type: ScopeType) {
  const { label, plural, description, rolesPerPerson, roleChanges, leaving, newMember, keeps } = type.definition
  const rows = matrixOf(policy).scopes[type.id]?.permissions ?? []
  const permissions = type.permissions.map((permission, index) => {
    const { id, label, description, group, sessionOnly, fresh } = permission
    return {
      ...{ id, label, description, group, sessionOnly, fresh },
      allow: rows[index]?.allow ?? [],
      conditional: rows[index]?.conditional ?? [],
      conditions: conditionsOn(policy, permission, rows[index]?.conditional ?? []),
      actions: actionsThatTake(policy, permission),
    }
  })
  return {
    ...{ id: type.id, label, plural: plural ?? label, description: description ?? null, parent: type.parent },
    ...{ rolesPerPerson, roleChanges, leaving, newMember: newMember ?? 'Add people' },
    keepsMembers: keeps !== undefined && keeps === type.population,
    ...madeOf(type),
    roles: type.roles.map((role) => roleEntry(policy, role)),
    permissions,
    guards: guardsOf(type),
  }
}

/** What is asked of whoever makes such a scope, what they become, and the states that it can be in. */
function madeOf({ definition, roles }: ScopeType) {
  const { single, createdWith, creatorBecomes, statuses, profile } = definition
  const creator = roles.find(({ id }) => id === creatorBecomes)
  return {
    ...{ single: single === true, createdWith: createdWith ?? null },
    creatorBecomes: creator ? { id: creator.id, label: creator.label } : null,
    statuses: Object.entries(statuses ?? {}).map(([id, label]) => ({ id, label })),
    profile: profile
      ? { fields: fieldsOf(profile.fields), choice: profile.choice ? choiceOf(profile.choice) : null }
      : null,
  }
}

function choiceOf({ field, label, options }: NonNullable<ProfileDefinition['choice']>) {
  return {
    ...{ field, label },
    options: Object.entries(options).map(([id, { label, description, fields }]) => ({
      ...{ id, label, description, fields: fieldsOf(fields) },
    })),
  }
}

function fieldsOf(fields: ProfileDefinition['fields'] = {}) {
  return Object.entries(fields).map(([id, { label, type, optional, options, scopeType }]) => ({
    ...{ id, label, type, optional: optional === true, options: options ?? [], scopeType: scopeType ?? null },
  }))
}

/** Under which condition each of these roles holds the permission. */
function conditionsOn(policy: Policy, permission: Permission, roles: readonly string[]) {
  return roles.map((role) => {
    const conditions = (policy.role(`${permission.scopeType}:${role}`)?.grants ?? []).flatMap((grant) =>
      grant.permission === permission && grant.when !== null ? [grant.when] : [],
    )
    return { role, words: conditionWords(policy, { any: [...new Set(conditions)] }) }
  })
}

/** What can be done with resources to whoever holds the permission, and what must then be so of the resource. */
function actionsThatTake(policy: Policy, permission: Permission) {
  return [...policy.kinds.values()].flatMap((kind) =>
    [...kind.actions.values()]
      .filter((action) => action.permission === permission)
      .map(({ id, label, when }) => ({
        ...{ kind: kind.id, kindLabel: kind.label, action: id, label },
        words: when && conditionWords(policy, when, kind.id),
      })),
  )
}

/** Portreeve's own operations in such a scope, and the permissions of which any opens them. None: nobody may. */
function guardsOf(type: ScopeType) {
  return Object.entries(operations).map(([operation, text]) => ({
    operation,
    text,
    permissions: type.guardsOf(operation).map(({ id }) => id),
  }))
}

/** The menu as somebody sees it who holds this role and no other. */
export function menuOf(policy: Policy, role: Role): readonly ShownSection[] {
  return menuFor(policy, [policy.grants([role])])
}
