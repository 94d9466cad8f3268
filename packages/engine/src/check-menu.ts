import type { MenuItem } from './blueprint.ts'
import type { Checking } from './check.ts'
import { elements } from './entries.ts'
import { consolePages } from './operations.ts'

/** Every entry has a permission or leads to entries that have one; ids are unique; pages are there. */
export function checkMenu(checking: Checking): void {
  const { blueprint, index, report } = checking
  const { menu } = blueprint
  if (!index.scopeTypes.has(menu?.scope)) report('menu.scope', `There is no scope type "${menu?.scope}".`)
  const seen = new Map<string, string>()
  for (const [i, section] of elements(menu?.sections).entries()) {
    checkItems(checking, elements(section?.items), `menu.sections[${i}].items`, seen)
  }
}

function checkItems(checking: Checking, items: readonly MenuItem[], path: string, seen: Map<string, string>): void {
  const { index, report } = checking
  for (const [i, item] of items.entries()) {
    const at = `${path}[${i}]`
    const first = seen.get(item?.id)
    if (first !== undefined) report(`${at}.id`, `There are two menu entries "${item.id}", the first at ${first}.`)
    else seen.set(item?.id, at)
    const below = elements(item?.items)
    if (item?.permission === undefined && below.length === 0) {
      report(at, `The menu entry "${item?.id}" has neither a permission nor entries below it.`)
    } else if (item.permission !== undefined && !index.permissionsById.has(item.permission)) {
      report(`${at}.permission`, `There is no permission "${item.permission}".`)
    }
    if (item?.page !== undefined) checkPage(checking, item, below.length > 0, `${at}.page`)
    if (item?.lists !== undefined) checkLists(checking, item, below.length > 0, `${at}.lists`)
    checkItems(checking, below, `${at}.items`, seen)
  }
}

function checkPage({ report }: Checking, { id, page }: MenuItem, hasEntriesBelow: boolean, at: string): void {
  if (!Object.hasOwn(consolePages, String(page))) report(at, `There is no page "${page}" in the console.`)
  // It opens and closes what is below it; a click cannot do both.
  else if (hasEntriesBelow) report(at, `The menu entry "${id}" has entries below it, so it opens no page itself.`)
}

function checkLists({ blueprint, report }: Checking, item: MenuItem, hasEntriesBelow: boolean, at: string): void {
  const { id, lists, page } = item
  const kind = Object.hasOwn(blueprint.resources ?? {}, String(lists))
    ? blueprint.resources?.[String(lists)]
    : undefined
  if (kind === undefined) report(at, `There is no kind of resource "${lists}".`)
  else if (kind.actions?.['read'] === undefined) report(at, `Nobody can "read" a resource of the kind "${lists}".`)
  else if (hasEntriesBelow) report(at, `The menu entry "${id}" has entries below it, so it opens no list itself.`)
  else if (page !== undefined) report(at, `The menu entry "${id}" opens a page, so it opens no list.`)
}
