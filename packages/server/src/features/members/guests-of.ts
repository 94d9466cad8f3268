import { resourcesById } from '../../access/registered-resources.ts'
import type { Context } from '../../context.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'
import * as guestQueries from './guest-queries.ts'
import { seeing } from './guest-terms.ts'
import { guestRoles } from './settle-guest.ts'

/** A guest as whoever reads the list is shown them. */
export interface Guest {
  readonly sponsor: { readonly id: UserId; readonly name: string; readonly here: boolean } | null
  /** May lie in the past. */
  readonly until: Date | null
  readonly kind: string
  readonly resources: readonly { readonly id: ResourceId; readonly name: string }[]
  /** So many more that the reader cannot see. */
  readonly hidden: number
}

/** Those of these members who are guests. Not inside a transaction. */
export async function guestsOf(
  context: Context,
  scopeId: ScopeId,
  people: readonly UserId[],
): Promise<ReadonlyMap<UserId, Guest>> {
  const { service, wall } = context
  const policy = service.policy()
  const type = (await service.scopes.find(scopeId))?.type ?? ''
  const roles = guestRoles(context, { type })
  if (roles.length === 0 || people.length === 0) return new Map()
  const keys = roles.map(({ key }) => key)
  const assigned = await service.database.read(wall, (tx) => guestQueries.guestAssignments(tx, scopeId, people, keys))
  if (assigned.length === 0) return new Map()
  const guests = new Map<UserId, Guest>()
  for (const { key, guest } of roles) {
    const held = assigned.filter(({ role }) => role === key)
    if (guest === null || held.length === 0) continue
    const sees = await seeing(context, guest.resource, scopeId)
    const ids = held.map(({ userId }) => userId)
    await service.database.read(wall, async (tx) => {
      const shares = await guestQueries.sharedWith(tx, ids, { scopeId, kind: guest.resource, relation: guest.as })
      const found = await resourcesById(tx, policy, [...new Set(shares.map(({ id }) => id))])
      const sponsors = new Map((await guestQueries.sponsorsOf(tx, scopeId, ids)).map((row) => [row.userId, row]))
      for (const { userId, expiresAt } of held) {
        const chosen = shares.filter((share) => share.userId === userId).flatMap(({ id }) => found.get(id) ?? [])
        const seen = chosen.filter(sees)
        const sponsor = sponsors.get(userId)
        guests.set(userId, {
          sponsor: sponsor ? { id: sponsor.id, name: sponsor.name, here: sponsor.here } : null,
          until: expiresAt,
          kind: guest.resource,
          resources: seen.map(({ id, name }) => ({ id, name })),
          hidden: chosen.length - seen.length,
        })
      }
    })
  }
  return guests
}
