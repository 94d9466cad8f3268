import type { ScopeRole } from './roles-query.ts'

type Sections = ScopeRole['menu']
type Item = Sections[number]['items'][number]

/** The entries that a permission opens, as a reader finds them in the menu: section, entry above, entry. */
export function menuEntriesWith(permission: string, roles: readonly Pick<ScopeRole, 'menu'>[]): readonly string[] {
  const walk = (items: readonly Item[], above: readonly string[]): readonly string[] =>
    items.flatMap((item) => {
      const path = [...above, item.label]
      return [...(item.permission === permission ? [path.join(' › ')] : []), ...walk(item.items ?? [], path)]
    })
  const entries = roles.flatMap(({ menu }) =>
    menu.flatMap(({ section, items }) => walk(items, section === null ? [] : [section])),
  )
  return [...new Set(entries)]
}

/** How many entries of a menu lead somewhere. */
export function countEntries(sections: Sections): number {
  const count = (items: readonly Item[]): number =>
    items.reduce((sum, { items: below }) => sum + (below ? count(below) : 1), 0)
  return sections.reduce((sum, { items }) => sum + count(items), 0)
}
