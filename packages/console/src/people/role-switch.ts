import type { CatalogueRole } from '../deployment/catalogue.ts'
import type { RoleOption } from '../members/role-options.ts'

interface Reader {
  /** It is about their own role. */
  readonly isSelf: boolean
  /** They may act on whoever it is about. */
  readonly reaches: boolean
}

/** Why a role stays as it is for this reader, though others give and take it; `null` where it does not. The server decides (X2, X4). */
export function whyStays(
  role: Pick<CatalogueRole, 'assigns' | 'manages' | 'atLeast'> | undefined,
  { isSelf, reaches }: Reader,
): string | null {
  const isAdministrative = role !== undefined && role.assigns.length + role.manages.length + role.atLeast > 0
  if (isSelf && isAdministrative) return 'It is your own. Somebody else who may has to change it.'
  if (reaches) return null
  return isSelf ? 'You cannot change your own roles.' : 'You cannot change the roles of this person.'
}

/** What is said once a role is given or taken away. */
export function flippedWords(
  name: string,
  { label, held }: Pick<RoleOption, 'label' | 'held'>,
  isSelf: boolean,
): string {
  const done = held ? `${name} no longer has ${label}.` : `${name} has ${label} now.`
  return isSelf ? done : `${done} Their menu follows at their next page load.`
}
