import { hasBit } from './grants.ts'
import type { Grants } from './policy.ts'

export interface HeldPermission {
  readonly id: string
  readonly held: 'always' | 'depends'
}

// Grants never change and are shared by everybody with the same roles, so the list is made once.
const listed = new WeakMap<Grants, readonly HeldPermission[]>()

/** Everything that is held, in blueprint order. */
export function permissionsOf(grants: Grants): readonly HeldPermission[] {
  let list = listed.get(grants)
  if (list === undefined) {
    list = grants.permissions.flatMap(({ id, index }): HeldPermission[] => {
      if (hasBit(grants.bits, index)) return [{ id, held: 'always' }]
      return hasBit(grants.conditional, index) ? [{ id, held: 'depends' }] : []
    })
    listed.set(grants, list)
  }
  return list
}
