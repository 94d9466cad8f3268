/** A permission as the catalogue lists it. */
export interface ListedPermission {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly sessionOnly: boolean
}

export interface PermissionGroup<Permission> {
  readonly group: string
  readonly permissions: readonly Permission[]
}

/** Permissions under their groups, both in the order of the blueprint. */
export function grouped<Permission extends { readonly group: string }>(
  permissions: readonly Permission[],
): readonly PermissionGroup<Permission>[] {
  const groups = new Map<string, Permission[]>()
  for (const permission of permissions) {
    groups.set(permission.group, [...(groups.get(permission.group) ?? []), permission])
  }
  return [...groups].map(([group, inIt]) => ({ group, permissions: inIt }))
}

/**
 * What a token of one's own can be given (A15, X2): what one holds here oneself, apart from what takes a person who has
 * signed in.
 */
export function tokenChoices<Permission extends ListedPermission>(
  permissions: readonly Permission[],
  held: readonly { readonly id: string }[],
): { readonly offered: readonly Permission[]; readonly sessionOnly: readonly Permission[] } {
  const mine = new Set(held.map(({ id }) => id))
  const here = permissions.filter(({ id }) => mine.has(id))
  return {
    offered: here.filter(({ sessionOnly }) => !sessionOnly),
    sessionOnly: here.filter(({ sessionOnly }) => sessionOnly),
  }
}

interface Chosen {
  readonly permissions: readonly string[]
  readonly expiresAt: string | null
}

/** Whether a token's time is over. */
export function isOver({ expiresAt }: Pick<Chosen, 'expiresAt'>, now: Date): boolean {
  return expiresAt !== null && new Date(expiresAt).getTime() <= now.getTime()
}

/** How a token begins, as it stands in a configuration file: by this one finds it again. */
export function shownStart(prefix: string): string {
  return `prt_${prefix}_…`
}

/** Those of a token's permissions that its owner does not hold now, and that it therefore does not have either (A15). */
export function lostPermissions(
  { permissions }: Pick<Chosen, 'permissions'>,
  held: readonly { readonly id: string }[],
): ReadonlySet<string> {
  const mine = new Set(held.map(({ id }) => id))
  return new Set(permissions.filter((id) => !mine.has(id)))
}

/** Lists of this API that any token may read whose permissions pass the guard: the first is what one tries it with. */
const readable = [
  { operation: 'scope.read', path: '' },
  { operation: 'members.read', path: '/members' },
  { operation: 'roles.read', path: '/roles' },
  { operation: 'scope.children', path: '/children' },
  { operation: 'people.read', path: '/people' },
  { operation: 'audit.read', path: '/audit-events' },
] as const

/** The path of a first call that these permissions allow; null where they allow none of Portreeve's own. */
export function firstCall(
  guards: readonly { readonly operation: string; readonly permissions: readonly string[] }[],
  permissions: readonly string[],
  scopeParam: string,
): string | null {
  const call = readable.find(({ operation }) =>
    guards.some((guard) => guard.operation === operation && guard.permissions.some((id) => permissions.includes(id))),
  )
  return call ? `/api/v1/scopes/${scopeParam}${call.path}` : null
}
