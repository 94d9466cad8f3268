import type { CataloguePermission } from '../deployment/catalogue.ts'
import type { Scope } from '../session/scope.ts'

export interface OwnGroup {
  readonly group: string
  readonly held: readonly { readonly id: string; readonly label: string; readonly depends: boolean }[]
  readonly total: number
}

/** What one holds, in the groups and the order of the blueprint; a group of which one holds nothing is left out. */
export function ownGroups(
  held: Scope['permissions'],
  all: readonly Pick<CataloguePermission, 'id' | 'label' | 'group'>[],
): readonly OwnGroup[] {
  const byId = new Map(held.map((permission) => [permission.id, permission.held]))
  return [...new Set(all.map(({ group }) => group))]
    .map((group) => {
      const members = all.filter((permission) => permission.group === group)
      const own = members.filter(({ id }) => byId.has(id))
      return {
        group,
        held: own.map(({ id, label }) => ({ id, label, depends: byId.get(id) === 'depends' })),
        total: members.length,
      }
    })
    .filter((group) => group.held.length > 0)
}
