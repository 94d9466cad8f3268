import type { Member } from './members.ts'

export interface PendingRoles {
  /** What open sessions still have. */
  readonly from: readonly string[]
  /** What counts from the next sign-in. */
  readonly to: readonly string[]
}

/** A change of role that waits for the next sign-in (A9), by labels; `null` where nothing waits. */
export function pendingRoles(
  { roles, rolesUntilNextSession }: Pick<Member, 'roles' | 'rolesUntilNextSession'>,
  label: (key: string) => string,
): PendingRoles | null {
  if (rolesUntilNextSession === null) return null
  const now = new Set(roles.map(({ role }) => role))
  const isSame = rolesUntilNextSession.length === now.size && rolesUntilNextSession.every((key) => now.has(key))
  return isSame ? null : { from: rolesUntilNextSession.map(label), to: roles.map((role) => role.label) }
}
