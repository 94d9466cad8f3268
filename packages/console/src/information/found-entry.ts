import type { MenuItem, MenuSection } from '../session/session.ts'

export interface FoundEntry {
  readonly item: MenuItem
  /** What is above it in the menu: section and groups. */
  readonly above: readonly string[]
}

/** The entry of a menu that leads somewhere and has this id; null where the menu has none. */
export function foundEntry(sections: readonly MenuSection[], id: string): FoundEntry | null {
  return everyEntry(sections).find(({ item }) => item.id === id) ?? null
}

/** The entries of the application's own pages that a permission opens. */
export function applicationEntries(sections: readonly MenuSection[], permission: string): readonly FoundEntry[] {
  return everyEntry(sections).filter(({ item }) => item.permission === permission && !item.page && !item.lists)
}

function everyEntry(sections: readonly MenuSection[]): readonly FoundEntry[] {
  const walk = (items: readonly MenuItem[], above: readonly string[]): readonly FoundEntry[] =>
    items.flatMap((item) => (item.items ? walk(item.items, [...above, item.label]) : [{ item, above }]))
  return sections.flatMap(({ section, items }) => walk(items, section === null ? [] : [section]))
}
