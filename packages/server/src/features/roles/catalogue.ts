import {
  type Matrix,
  matrix,
  menuFor,
  type Policy,
  type Role,
  type ScopeType,
  type ShownSection,
} from '@portreeve/engine'

/** The policy never changes once it is compiled, so neither does what is said about it. */
const matrices = new WeakMap<Policy, Matrix>()

export function matrixOf(policy: Policy): Matrix {
  const known = matrices.get(policy) ?? matrix(policy)
  matrices.set(policy, known)
  return known
}

export interface RoleEntry {
  readonly id: string
  readonly label: string
  readonly description: string
  /** Whether anybody can give it in the product. */
  readonly assignable: boolean
  readonly legacy: boolean
  /** Comes with Portreeve, not from the system's own document. */
  readonly addition: boolean
  readonly reasonRequired: boolean
  /** Never fewer holders who can act than this. */
  readonly atLeast: number
  /** Ids (`scope-type:id` where of another scope type) of the roles that a holder may give and take. */
  readonly assigns: readonly string[]
}

export function roleEntry(role: Role): RoleEntry {
  const { id, label, description, assignable, legacy, addition, reasonRequired, atLeast } = role
  const prefix = `${role.scopeType}:`
  const assigns = [...role.assigns].map((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : key))
  return { id, label, description, assignable, legacy, addition, reasonRequired, atLeast, assigns }
}

/** A scope type as the catalogue shows it: its roles, and its permissions with who holds them. */
export function scopeTypeEntry(policy: Policy, type: ScopeType) {
  const { label, description, rolesPerPerson, roleChanges } = type.definition
  const rows = matrixOf(policy).scopes[type.id]?.permissions ?? []
  const permissions = type.permissions.map(({ id, label, description, group, sessionOnly, fresh }, index) => ({
    ...{ id, label, description, group, sessionOnly, fresh },
    allow: rows[index]?.allow ?? [],
    conditional: rows[index]?.conditional ?? [],
  }))
  return {
    ...{ id: type.id, label, description: description ?? null, parent: type.parent, rolesPerPerson, roleChanges },
    roles: type.roles.map(roleEntry),
    permissions,
  }
}

/** The menu as somebody sees it who holds this role and no other. */
export function menuOf(policy: Policy, role: Role): readonly ShownSection[] {
  return menuFor(policy, [policy.grants([role])])
}
