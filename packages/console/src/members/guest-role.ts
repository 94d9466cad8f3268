import type { ScopeType } from '../deployment/catalogue.ts'

/** The role by which people are guests who work on things of this kind. */
export function guestRoleOf(type: Pick<ScopeType, 'roles'> | undefined, kind: string) {
  return type?.roles.find(({ guest }) => guest?.kind === kind)
}
