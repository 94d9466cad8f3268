import { type Policy, permissionsOf } from '@portreeve/engine'
import type { HeldRoles } from './role-queries.ts'

interface AccessDifference {
  /** People who can do something more, or something less, somewhere. */
  readonly peopleGaining: number
  readonly peopleLosing: number
  /** In how many people's hands, counted by scope, each permission came or went. */
  readonly permissions: Readonly<Record<string, { readonly gained: number; readonly lost: number }>>
}

/** What a changed blueprint changes for the people there are (X6). A condition gained or lost counts as a change too. */
export function accessDifference(
  before: Policy,
  after: Policy,
  held: readonly HeldRoles[],
  renamed: Readonly<Record<string, string>>,
): AccessDifference {
  const gaining = new Set<string>()
  const losing = new Set<string>()
  const permissions: Record<string, { gained: number; lost: number }> = {}
  const known = new Map<string, ReturnType<typeof compare>>()
  for (const { userId, roles } of held) {
    const set = roles.join(' ')
    const difference = known.get(set) ?? compare(before, after, roles, renamed)
    known.set(set, difference)
    if (difference.gained.length > 0) gaining.add(userId)
    if (difference.lost.length > 0) losing.add(userId)
    for (const id of difference.gained) countIn(permissions, id).gained++
    for (const id of difference.lost) countIn(permissions, id).lost++
  }
  return { peopleGaining: gaining.size, peopleLosing: losing.size, permissions }
}

function countIn(permissions: Record<string, { gained: number; lost: number }>, id: string) {
  const row = permissions[id] ?? { gained: 0, lost: 0 }
  permissions[id] = row
  return row
}

function compare(before: Policy, after: Policy, roles: readonly string[], renamed: Readonly<Record<string, string>>) {
  const had = heldIn(before, roles)
  const has = heldIn(
    after,
    roles.map((role) => renamed[role] ?? role),
  )
  const rank = { always: 2, depends: 1 }
  const of = (map: typeof had, id: string) => rank[map.get(id) ?? 'always'] * Number(map.has(id))
  const ids = [...new Set([...had.keys(), ...has.keys()])]
  return {
    gained: ids.filter((id) => of(has, id) > of(had, id)),
    lost: ids.filter((id) => of(has, id) < of(had, id)),
  }
}

function heldIn(policy: Policy, keys: readonly string[]): ReadonlyMap<string, 'always' | 'depends'> {
  const roles = keys.flatMap((key) => policy.roles.find((role) => role.key === key) ?? [])
  return new Map(permissionsOf(policy.grants(roles)).map(({ id, held }) => [id, held]))
}
