import { validate } from 'uuid'
import { mayOperate } from '../../access/may-operate.ts'
import { openSessions } from '../../access/sessions.ts'
import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { platformId, type ServiceAccountId, type UserId } from '../../ids.ts'
import { readActorName } from '../audit/actor.ts'
import * as queries from './queries.ts'

/** So many places of one person are looked at. */
const placesMost = 200

/** What a member of this scope is everywhere that the asker may look, and where each role comes from. */
export async function standingOf(context: ScopedContext, user: UserId) {
  const { service, principal, scope } = context
  const policy = service.policy()
  const now = service.clock.now()
  const everywhere = { ...context.wall, tenants: 'all' as const }
  const found = await service.database.read(everywhere, (tx) => queries.placesOf(tx, user, scope.id, placesMost + 1))
  if (!found.some((place) => place.scope.id === scope.id)) {
    throw new Problem('not-found', { detail: 'There is no such member here.' })
  }
  const visible: typeof found = []
  for (const place of found.slice(0, placesMost)) {
    const isHere = place.scope.id === scope.id
    if (isHere || (await mayOperate(service, principal, place.scope.id, 'members.read'))) visible.push(place)
  }
  const maySeeSessions = await mayOperate(service, principal, scope.id, 'members.disable')
  const whySeen = new Set<string>()
  for (const { scope: at } of visible) {
    if (await mayOperate(service, principal, at.id, 'members.change-role')) whySeen.add(at.id)
  }
  return service.database.read(everywhere, async (tx) => {
    const ids = visible.map((place) => place.scope.id)
    const roles = await queries.rolesIn(tx, user, ids, now)
    const givers = [
      ...visible.map(({ membership }) => readActorName(membership.addedBy)),
      ...roles.map((r) => readActorName(r.grantedBy)),
    ]
    const ofKind = (kinds: readonly string[]) =>
      givers.flatMap(({ kind, id }) => (id !== null && kinds.includes(kind) && validate(id) ? [id] : []))
    const names = await queries.namesOf(
      tx,
      ofKind(['person', 'token']) as UserId[],
      ofKind(['service-account']) as ServiceAccountId[],
    )
    const told = (text: string) => {
      const giver = readActorName(text)
      return { ...giver, name: names.get(giver.id ?? '') ?? null }
    }
    const sessions = maySeeSessions ? await openSessions(tx, service, user) : null
    return {
      places: visible.map(({ scope: at, membership }) => ({
        scope: { id: at.id === platformId ? null : at.id, type: at.type, name: at.name },
        status: membership.status === 'disabled' ? ('disabled' as const) : ('active' as const),
        since: membership.since,
        addedBy: told(membership.addedBy),
        roles: roles
          .filter((role) => role.scopeId === at.id)
          .map(({ role, grantedAt, grantedBy, reason, expiresAt }) => ({
            ...{ role, label: policy.role(role)?.label ?? role, grantedAt, expiresAt },
            grantedBy: told(grantedBy),
            // Why somebody has a role is for those who decide about roles (C5).
            reason: whySeen.has(at.id) ? reason : null,
          })),
      })),
      complete: found.length <= placesMost,
      sessions: sessions && { open: sessions.length, lastSeenAt: latest(sessions.map(({ lastSeenAt }) => lastSeenAt)) },
    }
  })
}

function latest(times: readonly Date[]): Date | null {
  return times.length === 0 ? null : new Date(Math.max(...times.map((time) => time.getTime())))
}
