import type { CataloguePermission } from '../deployment/catalogue.ts'

interface HeldPermission {
  readonly id: string
  readonly label: string
  readonly held: 'always' | 'depends'
  readonly grantedBy: readonly string[]
}

export interface PermissionGroup {
  readonly group: string
  /** What somebody holds of it, in the blueprint's order. */
  readonly held: readonly HeldPermission[]
  /** How many there are. */
  readonly total: number
}

/** What somebody may do, by the blueprint's groups; those of which they hold nothing are left out. */
export function permissionGroups(
  held: readonly HeldPermission[],
  all: readonly Pick<CataloguePermission, 'id' | 'group'>[],
): readonly PermissionGroup[] {
  const byId = new Map(held.map((permission) => [permission.id, permission]))
  const names = [...new Set(all.map(({ group }) => group))]
  return names
    .map((group) => {
      const ids = all.filter((permission) => permission.group === group).map(({ id }) => id)
      return { group, held: ids.flatMap((id) => byId.get(id) ?? []), total: ids.length }
    })
    .filter((group) => group.held.length > 0)
}
