import { requireMayActOn, requireMayGive } from '../../access/ceiling.ts'
import { requireFreshToGive } from '../../access/fresh.ts'
import { isActor } from '../../access/is-actor.ts'
import { lockScope } from '../../access/scopes.ts'
import { requireHolderLeft } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { holderBack } from '../leftovers/part-with-holder.ts'
import type { RoleChangeResult } from './change-roles.ts'
import { assign, refuseOwnRole, requireReason } from './give-role.ts'
import type { Member } from './membership.ts'
import * as queries from './queries.ts'
import { receipt } from './receipt.ts'
import { planRoles } from './role-plan.ts'
import { settleRequest } from './settle-request.ts'
import { tellOfRoles } from './tell-members.ts'

export interface CancelledChange extends Member {
  readonly reason?: string | undefined
}

/** A9: back to the roles that the open sessions still have. A session opened since has the new ones, and loses them at once. */
export async function cancelRoleChange(context: Context, input: CancelledChange): Promise<RoleChangeResult> {
  return change(context, async (tx) => {
    const { service } = context
    const policy = service.policy()
    const scope = await lockScope(tx, input.scope)
    const { user } = input
    const { before, waiting } = await planRoles(tx, context, scope, user, {})
    if (waiting === null) throw new Problem('conflict', { detail: 'No change of roles waits for the next sign-in.' })
    const given = waiting.filter((key) => !before.includes(key)).flatMap((key) => policy.role(key) ?? [])
    const taken = before.filter((key) => !waiting.includes(key)).flatMap((key) => policy.role(key) ?? [])
    // X2 on both sides: of what goes and of what comes back.
    refuseOwnRole(context, user, [...given, ...taken])
    if (!isActor(context, user)) await requireMayActOn(tx, context, scope.id, user)
    for (const role of [...given, ...taken]) await requireMayGive(tx, context, scope.id, role)
    for (const role of given) requireReason(role, input.reason)
    requireFreshToGive(context, given)
    for (const role of taken) await requireHolderLeft(tx, context, scope.id, { userId: user, role })

    await queries.deleteAssignments(
      ...([tx, scope.id, user] as const),
      taken.map(({ key }) => key),
    )
    await assign(tx, context, scope, user, given, { reason: input.reason })
    const now = service.clock.now()
    const after = (await queries.heldRoles(tx, scope.id, user, now)).map(({ role }) => role)
    await queries.unpinWhatIsHeld(tx, scope.id, user, after)
    await settleRequest(tx, context, scope, user)
    await holderBack(tx, context, scope)
    await tellOfRoles(tx, context, scope, user, { before, after, takesEffect: 'now', expiresAt: null })
    const sessionsWaiting = await queries.sessionsWaiting(tx, scope.id, user, now)
    const { holdsFrom } = receipt(context, { sessions: 0, tokens: 0 })
    const event: AuditEvent = {
      action: 'member.roles-change-cancelled',
      scope: scope.id,
      target: { kind: 'person', id: user },
      before: { roles: before },
      after: { roles: after },
      ...(input.reason === undefined ? {} : { personal: { reason: input.reason } }),
    }
    return { result: { before, after, takesEffect: 'now', sessionsWaiting, holdsFrom }, event }
  })
}
