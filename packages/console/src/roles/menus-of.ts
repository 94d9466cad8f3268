import { countEntries } from './menu-entries-with.ts'
import type { ScopeRole } from './roles-query.ts'

export interface MenuOfRole {
  readonly role: ScopeRole
  readonly count: number
  /** A role before this one that sees exactly the same. */
  readonly sameAs: ScopeRole | null
}

export function menusOf(roles: readonly ScopeRole[]): readonly MenuOfRole[] {
  const written = roles.map(({ menu }) => JSON.stringify(menu))
  return roles.map((role, index) => {
    const same = written.indexOf(written[index]!)
    return { role, count: countEntries(role.menu), sameAs: same === index ? null : roles[same]! }
  })
}
