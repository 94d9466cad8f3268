import { requireMayActOn } from '../../access/ceiling.ts'
import { refuseSelf } from '../../access/is-actor.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { unpinScope } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { RequestId, TokenId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { actorName } from '../audit/actor.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { type Decision, endSharesWith, type Settled, settleBelongings } from '../leftovers/belongings.ts'
import { type CutOffFrom, holderBack, partWithHolder } from '../leftovers/part-with-holder.ts'
import { countLeftBehind } from '../leftovers/sweep.ts'
import { endMailsWith } from '../mail/end-mails.ts'
import { setSponsor } from './guest-queries.ts'
import { requireScopeAct } from './life-cycle.ts'
import { type Member, requireMember } from './membership.ts'
import * as queries from './queries.ts'
import { type Receipt, receipt } from './receipt.ts'
import { settleRequest } from './settle-request.ts'
import { tellOfState } from './tell-members.ts'

export interface CutOffMember extends Member {
  /** An outside identity provider ends access whoever is left (X3). */
  readonly from?: CutOffFrom | undefined
}

export interface RemoveMember extends CutOffMember {
  /** What becomes of what they own here (X10). */
  readonly belongings?: Decision | undefined
}

/** Out of this scope at once, with the role kept (A10, X5). */
export async function disableMember(context: Context, input: CutOffMember): Promise<Receipt> {
  return cutOff(context, input, 'disable')
}

/** Out of this scope at once and for good: only a new invitation brings them back (A10, X5). */
export async function removeMember(context: Context, input: RemoveMember): Promise<Receipt> {
  return cutOff(context, input, 'remove')
}

async function cutOff(asking: Context, input: RemoveMember, act: 'disable' | 'remove'): Promise<Receipt> {
  // Those who look after the place from above are told when it has lost its last owner.
  const context: Context = input.from === 'outside' ? { ...asking, wall: { ...asking.wall, tenants: 'all' } } : asking
  return change(context, (tx) => cutOffInChange(tx, context, input, act))
}

/** `removeMember` as a part of another change, which writes the event. */
export async function removeInChange(tx: Tx, context: Context, input: RemoveMember): Promise<Changed<Receipt>> {
  return cutOffInChange(tx, context, input, 'remove')
}

async function cutOffInChange(
  tx: Tx,
  context: Context,
  input: RemoveMember,
  act: 'disable' | 'remove',
): Promise<Changed<Receipt>> {
  const scope = await lockScope(tx, input.scope)
  const membership = await requireMember(tx, scope, input.user)
  const here = { person: input.user, scope: scope.id }
  if (requireScopeAct(definitionOf(context, scope), act, membership.status) === 'already') {
    const leftBehind = await countLeftBehind(tx, context, here)
    return { result: receipt(context, { sessions: 0, tokens: 0 }, leftBehind), event: null }
  }
  refuseSelf(context, input.user, act)
  await requireMayActOn(tx, context, scope.id, input.user)
  const unheld = await partWithHolder(tx, context, scope.id, input.user, input.from)
  const belongings = act === 'remove' ? await settleBelongings(tx, context, here, input.belongings) : null
  const ended = await endMembership(tx, context, scope, membership, { act, unheld, belongings })
  await tellOfState(tx, context, scope, input.user, act === 'disable' ? 'member-disabled' : 'member-removed')
  return ended
}

const outcomes = {
  disable: { status: 'disabled', action: 'member.disabled' },
  remove: { status: 'removed', action: 'member.removed' },
  leave: { status: 'removed', action: 'member.left' },
} as const

interface Ending {
  readonly act: keyof typeof outcomes
  /** Roles that must be held, and that nobody holds from here on (X3). */
  readonly unheld?: readonly string[]
  readonly belongings: Settled | null
}

/** What every way out of a scope ends, once it was found that it may be taken. */
export async function endMembership(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  membership: queries.MembershipRow,
  { act, unheld = [], belongings }: Ending,
): Promise<Changed<Receipt>> {
  const { status, action } = outcomes[act]
  const { userId } = membership
  const here = { person: userId, scope: scope.id }
  const now = context.service.clock.now()
  const roles = (await queries.heldRoles(tx, scope.id, userId, now)).map((assignment) => assignment.role)
  await queries.putMembership(tx, { ...membership, status, since: now, by: actorName(context) })
  await unpinScope(tx, userId, scope.id)
  const tokens = await queries.endTokensIn(tx, scope.id, userId, now)
  if (status === 'removed') {
    await queries.deleteAssignments(tx, scope.id, userId)
    await endSharesWith(tx, here)
    if (membership.sponsorId !== null) await setSponsor(tx, scope.id, userId, null)
    const user = await queries.findUser(tx, userId)
    const end = { revokedAt: now, endedBy: actorName(context) }
    const ended = user ? await queries.endInvitationsTo(tx, scope.id, emailKey(user.email), end) : []
    await endMailsWith(
      tx,
      ended.map((invitation) => ({ ...invitation, kind: 'invitation', scopeId: scope.id })),
    )
  }
  await settleRequest(tx, context, scope, userId, act === 'leave' ? 'left' : 'cut-off')
  const event: AuditEvent = {
    action,
    scope: scope.id,
    target: { kind: 'person', id: userId },
    before: { status: membership.status, roles },
    after: {
      ...{ status, tokensEnded: tokens },
      ...(belongings && { belongings }),
      ...(unheld.length > 0 && { unheld }),
    },
  }
  const leftBehind = await countLeftBehind(tx, context, here)
  return { result: receipt(context, { sessions: 0, tokens: tokens.length }, leftBehind), event }
}

export interface EnableMember extends Member {
  /** Of the tokens that ended when the member was disabled, those that shall work again (A15). */
  readonly resumeTokens?: readonly TokenId[] | undefined
}

/** Back with the role they had (A10), if whoever enables them may act on its holders (X2). */
export async function enableMember(context: Context, input: EnableMember): Promise<void> {
  await change(context, (tx) => enableInChange(tx, context, input))
}

/** The same as a part of another change, which writes the event. `request`: the answer to it tells the person. */
export async function enableInChange(
  tx: Tx,
  context: Context,
  input: EnableMember,
  request?: RequestId,
): Promise<Changed<undefined>> {
  const scope = await lockScope(tx, input.scope)
  const membership = await requireMember(tx, scope, input.user)
  const step = requireScopeAct(definitionOf(context, scope), 'enable', membership.status)
  if (step === 'already') return { result: undefined, event: null }
  refuseSelf(context, input.user, 'enable')
  await requireMayActOn(tx, context, scope.id, input.user)
  const resumed = await queries.resumeTokens(tx, membership, input.resumeTokens ?? [])
  const since = context.service.clock.now()
  await queries.putMembership(tx, { ...membership, status: 'active', since, by: actorName(context) })
  await settleRequest(tx, context, scope, input.user)
  await holderBack(tx, context, scope)
  if (request === undefined) await tellOfState(tx, context, scope, input.user, 'member-enabled')
  const event: AuditEvent = {
    action: 'member.enabled',
    scope: scope.id,
    target: { kind: 'person', id: input.user },
    before: { status: 'disabled' },
    after: { status: 'active', tokensResumed: resumed },
  }
  return { result: undefined, event }
}

function definitionOf({ service }: Context, scope: ScopeRow) {
  return service.policy().scopeType(scope.type)?.definition
}
