import { type Scope, scopeParam } from '../session/scope.ts'
import type { HeldScope, MenuItem, MenuSection, Session } from '../session/session.ts'
import { type ConsolePageId, consolePages, isConsolePage } from './console-pages.ts'

/** The menu of the system, as the server resolved it for the place in the address. */
export function menuOf(session: Session, scope: Scope): readonly MenuSection[] {
  const { menus } = session
  const organizationOf = (id: string | null) => session.scopes.find((held) => held.id === id)?.organization ?? null
  const menu =
    menus.find((candidate) => candidate.type !== null && candidate.scope === scope.id) ??
    menus.find(
      ({ scope: id }) => id !== null && scope.organization !== null && organizationOf(id) === scope.organization,
    ) ??
    menus.find(({ scope: id }) => id === null)
  return menu?.sections ?? []
}

/** Every entry that leads somewhere, those below others too. */
export function leavesOf(sections: readonly MenuSection[]): readonly MenuItem[] {
  const walk = (items: readonly MenuItem[]): MenuItem[] =>
    items.flatMap((item) => (item.items ? walk(item.items) : [item]))
  return sections.flatMap(({ items }) => walk(items))
}

/** Where an entry leads: to a page of the console, to a list (C12), or to the page that says what guards it (C13). */
export function addressOf(item: MenuItem) {
  const params = { scope: scopeParam(item.scope ?? null) }
  const page = item.page
  if (item.lists) return { to: '/scopes/$scope/resources/$kind' as const, params: { ...params, kind: item.lists } }
  return page && isConsolePage(page)
    ? { to: consolePages[page].to, params }
    : { to: '/scopes/$scope/pages/$item' as const, params: { ...params, item: item.id } }
}

/** Portreeve's own pages for this place that its menu does not lead to already. */
export function accessPages(scope: Scope, menu: readonly MenuSection[]): readonly ConsolePageId[] {
  const inMenu = leavesOf(menu).filter((item) => scopeParam(item.scope ?? null) === scopeParam(scope.id))
  return (Object.keys(consolePages) as ConsolePageId[]).filter((id) => {
    const { operation } = consolePages[id]
    return operation !== null && scope.operations.includes(operation) && !inMenu.some(({ page }) => page === id)
  })
}

/** What a page of the console is called here: as the system's own menu calls it, or by its common name. */
export function pageLabel(session: Session, scope: Scope, page: ConsolePageId): string {
  const entry = leavesOf(menuOf(session, scope)).find(
    (item) => item.page === page && scopeParam(item.scope ?? null) === scopeParam(scope.id),
  )
  if (entry) return entry.label
  const [only, ...others] = page === 'scopes' ? scope.childTypes : []
  return only && others.length === 0 ? only.plural : consolePages[page].label
}

/** The entry of the menu that lists a kind of resource in this place; undefined where one has none. */
export function listEntry(session: Session, scope: Scope, kind: string): MenuItem | undefined {
  return leavesOf(menuOf(session, scope)).find(
    (item) => item.lists === kind && scopeParam(item.scope ?? null) === scopeParam(scope.id),
  )
}

/** The places that one can be in, those that the menu leads to first. */
export function placesOf(session: Session): readonly HeldScope[] {
  const led = (scope: HeldScope) => session.menus.some((menu) => menu.type !== null && menu.scope === scope.id)
  return [...session.scopes].sort((a, b) => Number(led(b)) - Number(led(a)))
}
