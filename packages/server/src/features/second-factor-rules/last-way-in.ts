import { can, type Operation } from '@portreeve/engine'
import { personAccess } from '../../access/grant-cache.ts'
import { principalGrants } from '../../access/principal-grants.ts'
import { peopleWithWayIn } from '../../access/way-in.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { Holding } from './effect.ts'
import * as queries from './queries.ts'

const namedMost = 5

/**
 * X3: rules by which nobody could act any longer in a place where somebody must be able to. Whoever has a factor that counts can, and
 * whoever still has time to set one up. `null`: there is no such place.
 */
export async function placesCutOff(tx: Tx, context: Context, effect: readonly Holding[]): Promise<Problem | null> {
  const groups = new Map<string, Holding[]>()
  for (const holding of effect) {
    if (holding.role.atLeast === 0) continue
    const key = `${holding.scopeId} ${holding.role.key}`
    groups.set(key, [...(groups.get(key) ?? []), holding])
  }
  const ending = [...groups.values()].filter((holders) => holders.every(({ after }) => after.usable.length === 0))
  const usable = ending.flat().filter(({ before }) => before.usable.length > 0)
  const comingIn = await peopleWithWayIn(tx, context.service, [...new Set(usable.map(({ userId }) => userId))])
  const cutOff = ending.filter((holders) =>
    holders.some(({ userId, before }) => before.usable.length > 0 && comingIn.has(userId)),
  )
  const [first] = cutOff[0] ?? []
  if (first === undefined) return null
  const named = cutOff.slice(0, namedMost).flatMap(([holding]) => holding ?? [])
  const names = await queries.namesOfPlaces(
    tx,
    named.map(({ scopeId }) => scopeId),
  )
  const places = named.map(({ scopeId, role }) => ({ role: role.label, place: names.get(scopeId) ?? '' }))
  return new Problem('last-way-in', {
    detail: `Nobody with the role "${first.role.label}" in ${names.get(first.scopeId) ?? 'a place here'} has a second factor that counts, so nobody there could act any longer. Give them time, or let one of them set one up first.`,
    more: { places },
  })
}

/** Whether the actor holds the operation by a role of a scope above, which these rules do not reach. Not inside a transaction. */
export async function holdsFromAbove(context: ScopedContext, operation: Operation): Promise<boolean> {
  const { service, principal, scope } = context
  const [, ...above] = await service.scopes.pathOf(scope.id)
  for (const permission of service.policy().scopeType(scope.type)?.guardsOf(operation) ?? []) {
    const deciding = above.find(({ type }) => type === permission.scopeType)
    const grants =
      deciding && permission.scopeType !== scope.type && (await principalGrants(service, principal, deciding.id))
    if (grants && can(grants, permission)) return true
  }
  return false
}

/** Nobody puts their own hand out of reach: whoever changes the rules must be able to change them back. `null`: they are. */
export async function actorCutOff(
  tx: Tx,
  context: ScopedContext,
  operation: Operation,
  effect: readonly Holding[],
): Promise<Problem | null> {
  const { service, principal, scope } = context
  if (principal.kind !== 'person') return null
  const policy = service.policy()
  const access = await personAccess(tx, policy, service.clock.now(), principal.userId)
  const pinned = principal.pinned[scope.id]
  const live = access?.scopes.get(scope.id)?.roles ?? []
  const roles = pinned === undefined ? live : pinned.flatMap((key) => policy.role(key) ?? [])
  const own = effect.filter(({ userId, scopeId }) => userId === principal.userId && scopeId === scope.id)
  const usable = roles.filter((role) =>
    own.every((holding) => holding.role !== role || holding.after.usable.length > 0),
  )
  const guards = policy.scopeType(scope.type)?.guardsOf(operation) ?? []
  const holds = (those: typeof roles) => guards.some((permission) => can(policy.grants(those), permission))
  if (!holds(roles) || holds(usable)) return null
  return new Problem('last-way-in', {
    detail:
      'You yourself have no second factor that counts, so you could not change these rules any longer. Set one up first, or leave time to do so.',
    more: { places: [] },
  })
}
