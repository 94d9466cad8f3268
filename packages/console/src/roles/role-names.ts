import type { Catalogue, ScopeType } from '../deployment/catalogue.ts'
import type { Role } from './roles-query.ts'

/** A role of this type of place or of another, as an answer about this type names it: `id`, or `scope-type:id`. */
export interface NamedRole {
  readonly key: string
  readonly label: string
  /** The type of place that it is held in, where that is another one. */
  readonly in: string | null
}

export function namedRoles(
  keys: readonly string[],
  roles: readonly Role[],
  scopeTypes: Catalogue['scopeTypes'],
): readonly NamedRole[] {
  return keys.map((key) => {
    const own = roles.find(({ id }) => id === key)
    if (own) return { key, label: own.label, in: null }
    const [typeId, roleId] = key.split(':')
    const type: ScopeType | undefined = scopeTypes.find(({ id }) => id === typeId)
    const role = type?.roles.find(({ id }) => id === roleId)
    return { key, label: role?.label ?? key, in: type?.label ?? null }
  })
}
