import type { CatalogueRole } from '../deployment/catalogue.ts'
import type { Member } from './members.ts'

/** A role of a place as it stands to be chosen for somebody. */
export interface RoleOption {
  readonly key: string
  readonly label: string
  readonly description: string
  readonly reasonRequired: boolean
  readonly held?: boolean
  /** Why it stays as it is; `null` where it can be given or taken. */
  readonly fixed: string | null
}

type Known = Pick<CatalogueRole, 'id' | 'label' | 'description' | 'reasonRequired' | 'kept'>

/** The roles that somebody has, and those that they can be given, in the blueprint's order. */
export function roleOptions(
  type: { readonly id: string; readonly roles: readonly Known[] },
  held: Pick<Member, 'roles'>['roles'],
  givable: readonly Pick<CatalogueRole, 'id'>[],
): readonly RoleOption[] {
  return type.roles.flatMap(({ id, label, description, reasonRequired, kept }) => {
    const key = `${type.id}:${id}`
    const isHeld = held.some(({ role }) => role === key)
    const isGivable = givable.some((role) => role.id === id)
    if (!(isHeld || isGivable)) return []
    const fixed = isHeld ? whyFixed(kept, isGivable) : null
    return [{ key, label, description, reasonRequired, held: isHeld, fixed }]
  })
}

function whyFixed(kept: boolean, isGivable: boolean): string | null {
  if (kept) return 'Everybody keeps this role.'
  return isGivable ? null : 'Your own role cannot take this one away.'
}

/** From what is held to what is chosen. */
export function rolesMoved(held: readonly string[], chosen: readonly string[]) {
  return {
    give: chosen.filter((key) => !held.includes(key)),
    take: held.filter((key) => !chosen.includes(key)),
  }
}
