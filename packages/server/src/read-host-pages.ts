import { closestWord } from '@portreeve/blueprints'
import type { Blueprint, MenuItem } from '@portreeve/engine'
import { readSettingsFile } from './settings-file.ts'
import { StartError } from './start-error.ts'

const name = 'PORTREEVE_HOST_PAGES'

/** Stands in an address for the id of the place that the entry is about. */
export const scopePlaceholder = '{scope}'

/**
 * Where the application's own pages are, by the id of the entry of the menu (C13): a YAML or JSON text, or the path of a file with one.
 * Throws a `StartError`.
 */
export function readHostPages(given: string | null): Readonly<Record<string, string>> {
  if (given === null) return {}
  const data = readSettingsFile(given, name, example)
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new StartError(`${name} must name an address for each entry. ${example}`)
  }
  return Object.fromEntries(Object.entries(data).map(([entry, address]) => [entry, readAddress(entry, address)]))
}

/** The entries are the blueprint's, which is read after the settings. Throws a `StartError`. */
export function requireHostEntries(pages: Readonly<Record<string, string>>, { menu }: Blueprint): void {
  const entries = menu.sections.flatMap(({ items }) => leavesOf(items))
  for (const id of Object.keys(pages)) {
    const entry = entries.find((candidate) => candidate.id === id)
    const isOwn = entry?.page !== undefined || entry?.lists !== undefined
    if (entry !== undefined && !isOwn) continue
    const ofHost = entries.filter(({ page, lists }) => page === undefined && lists === undefined).map((it) => it.id)
    const meant = closestWord(id, ofHost)
    const what =
      entry === undefined
        ? `The menu has no entry "${id}".${meant === null ? '' : ` Did you mean "${meant}"?`}`
        : `The entry "${id}" opens a page of Portreeve's own, which no address replaces.`
    const known = ofHost.length === 0 ? 'The menu has none' : `There are: ${ofHost.join(', ')}`
    throw new StartError(`${name} names entries that open a page of the application. ${what} ${known}.`)
  }
}

function leavesOf(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.flatMap((item) => (item.items === undefined ? [item] : leavesOf(item.items)))
}

function readAddress(entry: string, address: unknown): string {
  const [url, other] = ['a', 'b'].map((id) => (typeof address === 'string' ? parsed(address, id) : null))
  const wrong = (what: string) => new StartError(`The address of "${entry}" in ${name} ${what}. ${example}`)
  if (typeof address !== 'string' || !url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw wrong('must begin with https:// or http://')
  }
  if (url.username !== '' || url.password !== '')
    throw wrong('has a name or password in it, which everybody would read')
  // In the host it would choose whose server is opened.
  if (url.host !== other?.host || /[{}]/.test(address.replaceAll(scopePlaceholder, ''))) {
    throw wrong(`can have ${scopePlaceholder} after its host, and nothing else in braces`)
  }
  return address
}

function parsed(address: string, scope: string): URL | null {
  const filled = address.replaceAll(scopePlaceholder, scope)
  return URL.canParse(filled) ? new URL(filled) : null
}

const example = 'One looks like: { assistant: https://app.example.com/assistant }. See docs/host-pages.md.'
