import type { MenuItem, MenuSection } from '../session/session.ts'

export interface FoundEntry {
  readonly item: MenuItem
  /** What is above it in the menu: section and groups. */
  readonly above: readonly string[]
}

/** The entry of a menu that leads somewhere and has this id; null where the menu has none. */
export function foundEntry(sections: readonly MenuSection[], id: string): FoundEntry | null {
  const walk = (items: readonly MenuItem[], above: readonly string[]): readonly FoundEntry[] =>
    items.flatMap((item) => (item.items ? walk(item.items, [...above, item.label]) : [{ item, above }]))
  const entries = sections.flatMap(({ section, items }) => walk(items, section === null ? [] : [section]))
  return entries.find(({ item }) => item.id === id) ?? null
}
