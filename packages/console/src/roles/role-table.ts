import type { ScopeType } from '../deployment/catalogue.ts'
import type { Permission, Role, ScopeRoles } from './roles-query.ts'

/** What a matrix shows: the roles and permissions of a type of place, and of this place who holds them. */
export interface RoleTable {
  readonly type: ScopeType
  /** Columns: the source's own roles first, those that the product added last. */
  readonly roles: readonly Role[]
  /** The roles that one holds oneself. */
  readonly held: ReadonlySet<string>
  /** How many people hold each role; nothing where the type is not the one of this place. */
  readonly holders: ReadonlyMap<string, number> | null
}

export function tableOfPlace(place: ScopeRoles, held: readonly string[]): RoleTable {
  return {
    type: place,
    roles: additionsLast(place.roles),
    held: new Set(held),
    holders: new Map(place.roles.map(({ id, holders }) => [id, holders])),
  }
}

export function tableOfType(type: ScopeType): RoleTable {
  return { type, roles: additionsLast(type.roles), held: new Set(), holders: null }
}

function additionsLast<Entry extends { readonly addition: boolean }>(roles: readonly Entry[]): readonly Entry[] {
  return [...roles.filter(({ addition }) => !addition), ...roles.filter(({ addition }) => addition)]
}

/** The permissions that a role has, always or under a condition. */
export function grantsOf(role: string, permissions: readonly Permission[]): readonly Permission[] {
  return permissions.filter(({ allow, conditional }) => allow.includes(role) || conditional.includes(role))
}
