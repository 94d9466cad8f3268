/** What the address of the matrix says. */
export interface RolesSearch {
  readonly type?: string
  readonly filter?: string
  readonly compare?: string
  readonly with?: string
  readonly only?: string
  readonly folded?: string
}

/**
 * The search part of an address with some of it changed; what is empty then is left out.
 *
 * @example searchWith({ filter: 'app', folded: 'x' }, { filter: '' }) // { folded: 'x' }
 */
export function searchWith(search: RolesSearch, changes: RolesSearch): RolesSearch {
  return Object.fromEntries(Object.entries({ ...search, ...changes }).filter(([, value]) => value))
}
