import type { Permission } from './roles-query.ts'

export interface PermissionGroup {
  readonly name: string
  /** Stands for the group in addresses. */
  readonly key: string
  readonly permissions: readonly Permission[]
}

/** The permissions in their groups, in the blueprint's order; of those only the ones that a text is found in. */
export function groupsOf(permissions: readonly Permission[], filter = ''): readonly PermissionGroup[] {
  const groups = new Map<string, Permission[]>()
  for (const permission of permissions) {
    if (!matches(permission, filter)) continue
    const group = groups.get(permission.group) ?? []
    groups.set(permission.group, group)
    group.push(permission)
  }
  return [...groups].map(([name, found]) => ({ name, key: keyOf(name), permissions: found }))
}

/** Every word of the text is in the permission's name, its id or the name of its group. */
function matches({ label, id, group }: Permission, filter: string): boolean {
  const text = `${label} ${id} ${group}`.toLocaleLowerCase()
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function keyOf(name: string): string {
  return name.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
}

/** The groups that an address says are folded. */
export function foldedIn(text: string | undefined): ReadonlySet<string> {
  return new Set((text ?? '').split('.').filter(Boolean))
}

/** What the address says after this group was folded, or unfolded if it was folded. */
export function withFold(folded: ReadonlySet<string>, key: string): string {
  return (folded.has(key) ? [...folded].filter((other) => other !== key) : [...folded, key]).join('.')
}
