import { mayGive } from '@portreeve/engine'
import { actorRoles } from '../../access/actor-roles.ts'
import { mayOperate } from '../../access/may-operate.ts'
import { scopePath } from '../../access/scopes.ts'
import type { ScopedContext } from '../../context.ts'
import { stateOf } from './invitation-state.ts'
import * as queries from './queries.ts'

/** Who was invited, the newest first; those that wait or waited too long unless another state is asked for. */
export async function listInvitations(context: ScopedContext, filter: Omit<queries.InvitationFilter, 'now'>) {
  const { service, scope, wall, principal } = context
  const now = service.clock.now()
  const mayAct = await mayOperate(service, principal, scope.id, 'members.add')
  const { rows, views } = await service.database.read(wall, async (tx) => ({
    rows: await queries.invitationsIn(tx, scope.id, { ...filter, now }),
    views: await actorRoles(tx, context, await scopePath(tx, scope.id)),
  }))
  const policy = service.policy()
  return rows.map(({ invitation, author, sponsor }) => {
    const { id, email, role: key, note, createdAt, sentAt, expiresAt, accessExpiresAt } = invitation
    const role = policy.role(key)
    const state = stateOf(invitation, now)
    const isOpen = state === 'waiting' || state === 'expired'
    const isWithinReach = role?.assignable ? views.every((roles) => mayGive(roles, role)) : true
    const hasEnded = accessExpiresAt !== null && accessExpiresAt <= now
    return {
      ...{ id, email, role: key, label: role?.label ?? key, note, invitedBy: author },
      ...{ createdAt, sentAt, expiresAt, accessExpiresAt, state },
      guest: role?.guest ? { sponsor, resources: invitation.resourceIds.length } : null,
      mayRevoke: isOpen && mayAct && isWithinReach,
      mayResend: isOpen && mayAct && isWithinReach && role?.assignable === true && !hasEnded,
    }
  })
}
