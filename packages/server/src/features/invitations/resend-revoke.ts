import { requireMayGive } from '../../access/ceiling.ts'
import { requireFreshToGive } from '../../access/fresh.ts'
import { lockScope } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { InvitationId, ScopeId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { change } from '../audit/change.ts'
import { endMailsWith } from '../mail/end-mails.ts'
import { requireScopeAct } from '../members/life-cycle.ts'
import { expiryFrom, type InvitationState, stateOf } from './invitation-state.ts'
import { mailInvitation, populationOf } from './invite.ts'
import { newInvitationLink } from './link.ts'
import * as queries from './queries.ts'

export interface OneInvitation {
  readonly scope: ScopeId
  readonly invitation: InvitationId
}

export interface SentAgain {
  readonly expiresAt: Date
  /** See `InvitationResult`. */
  readonly link: string
}

/**
 * A8: a new link for another seven days, and the former one opens nothing any more; also of an invitation that has expired.
 * Whoever sends it again stands behind it from then on (X2).
 */
export async function resendInvitation(context: Context, input: OneInvitation): Promise<SentAgain> {
  return change(context, async (tx) => {
    const { scope, invitation } = await take(tx, input)
    const { clock, config } = context.service
    const now = clock.now()
    const state = stateOf(invitation, now)
    if (state !== 'waiting' && state !== 'expired') throw over(state)
    const role = context.service.policy().role(invitation.role)
    if (role === undefined || !role.assignable || role.scopeType !== scope.type) {
      throw new Problem('conflict', {
        detail: 'The role of this invitation cannot be given any more. Withdraw it, and invite anew.',
      })
    }
    await requireMayGive(tx, context, scope.id, role)
    requireFreshToGive(context, [role])
    const { accessExpiresAt, email, emailKey } = invitation
    if (accessExpiresAt !== null && accessExpiresAt <= now) {
      throw new Problem('conflict', { detail: 'The access that it was for has ended. Invite anew with another end.' })
    }
    const account = await queries.accountWith(tx, populationOf(context, scope), emailKey)
    if (account) requireScopeAct(undefined, 'invite', await queries.membershipOf(tx, scope.id, account.id))
    const expiresAt = expiryFrom(now, accessExpiresAt)
    const link = newInvitationLink(config)
    const invitedBy = actorName(context)
    await endMailsWith(tx, [{ ...invitation, kind: 'invitation' }])
    await queries.changeInvitation(tx, invitation.id, { tokenHash: link.hash, sentAt: now, expiresAt, invitedBy })
    const mailed = { ...invitation, expiresAt, place: scope.name, label: role.label, path: link.mailedPath }
    await mailInvitation(tx, context, mailed)
    return {
      result: { expiresAt, link: link.shown },
      event: {
        action: 'invitation.resent',
        scope: scope.id,
        target: { kind: 'invitation', id: invitation.id },
        before: { expiresAt: invitation.expiresAt },
        after: { role: role.key, expiresAt },
        personal: { email },
      },
    }
  })
}

/** The link opens nothing any more. */
export async function revokeInvitation(context: Context, input: OneInvitation): Promise<void> {
  await change(context, async (tx) => {
    const { scope, invitation } = await take(tx, input)
    const now = context.service.clock.now()
    const state = stateOf(invitation, now)
    if (state === 'accepted') throw over(state)
    if (state !== 'waiting' && state !== 'expired') return { result: undefined, event: null }
    const role = context.service.policy().role(invitation.role)
    // What nobody can give any more anybody who invites may clear away.
    if (role?.assignable) await requireMayGive(tx, context, scope.id, role)
    const endedBy = actorName(context)
    await queries.changeInvitation(tx, invitation.id, { revokedAt: now, endedHow: 'revoked', endedBy })
    await endMailsWith(tx, [{ ...invitation, kind: 'invitation' }])
    return {
      result: undefined,
      event: {
        action: 'invitation.revoked',
        scope: scope.id,
        target: { kind: 'invitation', id: invitation.id },
        before: { role: invitation.role },
        personal: { email: invitation.email },
      },
    }
  })
}

/** The invitation, while nobody else can use or end it. */
async function take(tx: Tx, input: OneInvitation) {
  const scope = await lockScope(tx, input.scope)
  const invitation = await queries.findInvitation(tx, input.invitation)
  if (invitation?.scopeId === scope.id) return { scope, invitation }
  throw new Problem('not-found', { detail: 'There is no such invitation here.' })
}

function over(state: InvitationState): Problem {
  const detail =
    state === 'accepted' ? 'This invitation was accepted already.' : 'This invitation is over. Invite anew.'
  return new Problem('conflict', { detail, more: { state } })
}
