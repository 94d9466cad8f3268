import { requireFreshToGive } from '../../access/fresh.ts'
import { lockScope } from '../../access/scopes.ts'
import { pinScope, unpinScope } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { RequestId } from '../../ids.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { holderBack } from '../leftovers/part-with-holder.ts'
import { assign, requireReason } from './give-role.ts'
import type { Member } from './membership.ts'
import * as queries from './queries.ts'
import { receipt } from './receipt.ts'
import {
  isSameSet,
  planRoles,
  type RolePlan,
  requirePlanAllowed,
  rolesConcerned,
  type WantedRoles,
} from './role-plan.ts'
import { settleRequest } from './settle-request.ts'
import { tellOfAdministrators, tellOfRoles } from './tell-members.ts'

export interface RoleChange extends Member, WantedRoles {
  readonly reason?: string | undefined
}

export interface RoleChangeResult {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly takesEffect: 'now' | 'next-session'
  /** Open sessions that keep former roles until they end. */
  readonly sessionsWaiting: number
  readonly holdsFrom: Date
}

/** Gives and takes roles (X2, X3, X4, A4, A9, C1, C5). */
export async function changeRoles(context: Context, input: RoleChange): Promise<RoleChangeResult> {
  return change(context, (tx) => changeRolesInChange(tx, context, input))
}

/** The same as a part of another change, which writes the event. `request`: the answer to it tells the person. */
export async function changeRolesInChange(
  tx: Tx,
  context: Context,
  input: RoleChange,
  request?: RequestId,
): Promise<Changed<RoleChangeResult>> {
  const scope = await lockScope(tx, input.scope)
  const { user, reason } = input
  const plan = await planRoles(tx, context, scope, user, input)
  const { given, taken, before, after, endedAt, hastens } = plan
  if (rolesConcerned(context, plan).length === 0) return { result: changeResult(context, plan, 0), event: null }
  await requirePlanAllowed(tx, context, plan)
  requireFreshToGive(context, given)
  for (const role of given) requireReason(role, reason)

  const takenKeys = taken.map((role) => role.key)
  if (takenKeys.length > 0) await queries.deleteAssignments(tx, scope.id, user, takenKeys)
  await assign(tx, context, scope, user, given, input)
  const sessionsWaiting = await holdBack(tx, context, plan)
  await settleRequest(tx, context, scope, user)
  await holderBack(tx, context, scope)
  const result = changeResult(context, plan, sessionsWaiting)
  const expiresAt = input.expiresAt ?? null
  // Where a change that waited counts now, that is what is new.
  const former = hastens && isSameSet(before, after) ? (plan.waiting ?? before) : before
  if (request === undefined) await tellOfRoles(tx, context, scope, user, { ...result, before: former, expiresAt })
  await tellOfAdministrators(
    ...([tx, context, scope, user] as const),
    given.filter((role) => !before.includes(role.key)),
  )
  const event: AuditEvent = {
    action: 'member.roles-changed',
    scope: scope.id,
    target: { kind: 'person', id: user },
    before: { roles: former, expiresAt: endedAt },
    after: { roles: after, expiresAt, takesEffect: result.takesEffect },
    ...(reason === undefined ? {} : { personal: { reason } }),
  }
  return { result, event }
}

function changeResult(context: Context, { before, after }: RolePlan, sessionsWaiting: number): RoleChangeResult {
  const { holdsFrom } = receipt(context, { sessions: 0, tokens: 0 })
  return { before, after, takesEffect: sessionsWaiting > 0 ? 'next-session' : 'now', sessionsWaiting, holdsFrom }
}

/** A9: open sessions keep the former roles where the change waits; where it does not, none keeps anything. */
async function holdBack(tx: Tx, context: Context, plan: RolePlan): Promise<number> {
  const { scope, user, taken, hastens, before, after } = plan
  if (!plan.waits) {
    if (taken.length > 0 || hastens) await unpinScope(tx, user, scope.id)
    return 0
  }
  await pinScope(tx, context.service, user, scope.id, before)
  // Back to what a session has all along: for it nothing waits any longer.
  await queries.unpinWhatIsHeld(tx, scope.id, user, after)
  return queries.sessionsWaiting(tx, scope.id, user, context.service.clock.now())
}
