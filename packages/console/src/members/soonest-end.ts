import type { Member } from './members.ts'

export interface End {
  readonly at: string
  /** The role that ends, where others go on longer; `null` where all access ends then. */
  readonly of: string | null
}

/** When the first of somebody's roles ends by itself. */
export function soonestEnd(roles: Member['roles']): End | null {
  const [first] = roles
    .flatMap(({ label, expiresAt }) => (expiresAt === null ? [] : [{ at: expiresAt, of: label }]))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  if (first === undefined) return null
  const allThen = roles.every(({ expiresAt }) => expiresAt === first.at)
  return allThen ? { at: first.at, of: null } : first
}
