const key = 'portreeve:view-as'

/** Operations that do nothing but change something. Those that open a page too are left: the page is shown. */
const acts: ReadonlySet<string> = new Set([
  'scope.update',
  'scope.status',
  'scope.claim',
  'members.add',
  'members.change-role',
  'members.disable',
  'members.remove',
  'members.transfer',
  'people.create',
  'people.update',
  'people.archive',
  'people.block',
  // It leaves an event, and a file that is fetched by its address is not what the role would get.
  'audit.export',
])

/** What one may do in a place, as its pages offer it: nothing that changes something while it is looked at as a role sees it. */
export function offeredIn<Place extends { readonly operations: readonly string[] }>(place: Place): Place {
  if (viewAs.get() === null) return place
  return { ...place, operations: place.operations.filter((operation) => !acts.has(operation)) }
}

/** The same of a row of a list, where what one may do about it is called `may` or begins with it. */
export function offeredOn<Row extends object>(row: Row): Row {
  if (viewAs.get() === null) return row
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    /^may(?![a-z])/.test(name) ? refused(value) : value,
  ])
  return Object.fromEntries(entries) as Row
}

function refused(may: unknown): unknown {
  if (typeof may !== 'object' || may === null) return false
  return Object.fromEntries(Object.keys(may).map((act) => [act, false]))
}

/**
 * The role that this tab looks through, as the server's header writes it. Of the tab alone: another one goes on as oneself. Every
 * page is loaded anew when it begins and ends, so that nothing of the one view is left in the other.
 */
export const viewAs = {
  get(): string | null {
    try {
      return window.sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  begin(role: string, scope: string): void {
    window.sessionStorage.setItem(key, `${role}@${scope}`)
    window.location.assign(`/scopes/${scope}`)
  },
  /** Without a place to go: only forgotten, by whoever leaves anyway. */
  end(to?: string): void {
    if (viewAs.get() === null) return
    window.sessionStorage.removeItem(key)
    if (to !== undefined) window.location.assign(to)
  },
}
