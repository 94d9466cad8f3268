import { explain, mayActOn, mayGive, type Role } from '@portreeve/engine'
import { actorRoles, type RoleViews } from '../../access/actor-roles.ts'
import { isActor } from '../../access/is-actor.ts'
import { scopePath } from '../../access/scopes.ts'
import type { ScopedContext } from '../../context.ts'
import { permissionAsked } from '../members/settle-request.ts'
import * as queries from './queries.ts'
import { statedRequest } from './stated-request.ts'

/** Who asks for access to the scope, with what the reader could do about it. */
export async function listRequests(context: ScopedContext, filter: Omit<queries.RequestFilter, 'now'>) {
  const { service, scope, wall } = context
  const now = service.clock.now()
  const { rows, views } = await service.database.read(wall, async (tx) => ({
    rows: await queries.requestsIn(tx, scope.id, { ...filter, now }),
    views: await actorRoles(tx, context, await scopePath(tx, scope.id)),
  }))
  const policy = service.policy()
  return Promise.all(
    rows.map(async ({ request, person, decider }) => {
      const stated = statedRequest(policy, request, now)
      const answer = await waysToAnswer(context, request, views)
      const isOpen = stated.state === 'open' && !isActor(context, request.userId)
      return {
        ...stated,
        ...answer,
        ...{ person, decidedBy: decider, mayDecline: isOpen, mayAccept: isOpen && answer.mayAccept },
        mayGive: isOpen ? answer.mayGive : [],
      }
    }),
  )
}

async function waysToAnswer({ service, scope }: ScopedContext, request: queries.RequestRow, views: RoleViews) {
  const policy = service.policy()
  const here = (await service.grants.of(request.userId))?.scopes.get(scope.id)
  const isMember = here?.membership === 'active' || here?.membership === 'disabled'
  const held = isMember ? here.roles : []
  const withinReach = views.every((roles) => mayActOn(roles, held))
  if (here?.membership === 'disabled') {
    return { asks: 'enable' as const, leastRole: null, mayGive: [], mayAccept: withinReach }
  }
  const asked = permissionAsked(policy, scope.type, request.permission)
  const explanation = asked && explain(policy, here?.grants ?? policy.grants([]), asked.id)
  const least = explanation?.allowed === false ? explanation.leastRole : null
  const given = (policy.scopeType(scope.type)?.roles ?? [])
    // A guest is invited: a request names no sponsor, no end and nothing chosen.
    .filter((role) => role.assignable && role.guest === null && !held.includes(role))
    .filter((role) => views.every((roles) => mayGive(roles, role)))
    .map((role) => ({ ...nameOf(role), enough: asked === undefined || includes(role, asked.id) }))
  return {
    asks: isMember && request.permission !== null ? ('permission' as const) : ('enter' as const),
    leastRole: least && nameOf(least),
    mayGive: withinReach ? given : [],
    mayAccept: withinReach && given.length > 0,
  }
}

function nameOf({ key, label }: Role) {
  return { role: key, label }
}

function includes(role: Role, permission: string): boolean {
  return role.grants.some((grant) => grant.permission.id === permission && grant.when === null)
}
