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

type Known = Pick<CatalogueRole, 'id' | 'label' | 'description' | 'reasonRequired' | 'kept' | 'assignable' | 'transfer'>

/** The roles that somebody has, and those that they can be given, in the blueprint's order. */
export function roleOptions(
  type: { readonly id: string; readonly roles: readonly Known[] },
  held: Pick<Member, 'roles'>['roles'],
  givable: readonly Pick<CatalogueRole, 'id'>[],
): readonly RoleOption[] {
  return type.roles.flatMap((role) => {
    const { id, label, description, reasonRequired } = role
    const key = `${type.id}:${id}`
    const isHeld = held.some(({ role }) => role === key)
    const isGivable = givable.some((role) => role.id === id)
    if (!(isHeld || isGivable)) return []
    const fixed = isHeld && (role.kept || !isGivable) ? whyFixed(role) : null
    return [{ key, label, description, reasonRequired, held: isHeld, fixed }]
  })
}

function whyFixed({ kept, assignable, transfer }: Known): string {
  if (kept) return 'Everybody keeps this role.'
  if (transfer !== null) return 'It is handed on by whoever holds it, and not taken away.'
  if (!assignable) return 'It comes with set-up or from the host. Nobody gives it or takes it away here.'
  return 'Your own role cannot take this one away.'
}

/** From what is held to what is chosen. */
export function rolesMoved(held: readonly string[], chosen: readonly string[]) {
  return {
    give: chosen.filter((key) => !held.includes(key)),
    take: held.filter((key) => !chosen.includes(key)),
  }
}
