import { requireMayActOn } from '../../access/ceiling.ts'
import { lockScope } from '../../access/scopes.ts'
import { unpinScope } from '../../access/sessions.ts'
import { requireHolderLeft } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { TokenId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { actorName } from './actor-name.ts'
import { type Member, refuseSelf, requireMember, requireWay } from './membership.ts'
import * as queries from './queries.ts'
import { type Receipt, receipt } from './receipt.ts'
import { settleRequest } from './settle-request.ts'

/** Out of this scope at once, with the role kept (A10, X5). */
export async function disableMember(context: Context, input: Member): Promise<Receipt> {
  return cutOff(context, input, 'disable')
}

/** Out of this scope at once and for good: only a new invitation brings them back (A10, X5). */
export async function removeMember(context: Context, input: Member): Promise<Receipt> {
  return cutOff(context, input, 'delete')
}

async function cutOff(context: Context, input: Member, way: 'disable' | 'delete'): Promise<Receipt> {
  return change(context, async (tx) => {
    const scope = await lockScope(tx, input.scope)
    requireWay(context, scope, way)
    const membership = await requireMember(tx, scope, input.user)
    if (way === 'disable' && membership.status === 'disabled') {
      return { result: receipt(context, { sessions: 0, tokens: 0 }), event: null }
    }
    refuseSelf(context, input.user, way === 'disable' ? 'disable' : 'remove')
    await requireMayActOn(tx, context, scope.id, input.user)
    const now = context.service.clock.now()
    const held = await queries.heldRoles(tx, scope.id, input.user, now)
    const roles = held.map((assignment) => assignment.role)
    await requireHolderLeft(tx, context, scope.id, { userId: input.user })
    const status = way === 'disable' ? 'disabled' : 'removed'
    await queries.putMembership(tx, { ...membership, status, since: now, by: actorName(context) })
    await unpinScope(tx, input.user, scope.id)
    const tokens = await queries.endTokensIn(tx, scope.id, input.user, now)
    if (way === 'delete') {
      await queries.deleteAssignments(tx, scope.id, input.user)
      const user = await queries.findUser(tx, input.user)
      if (user) await queries.revokeInvitationsTo(tx, scope.id, emailKey(user.email), now)
    }
    await settleRequest(tx, context, scope, input.user, 'cut-off')
    const event: AuditEvent = {
      action: way === 'disable' ? 'member.disabled' : 'member.removed',
      scope: scope.id,
      target: { kind: 'person', id: input.user },
      before: { status: membership.status, roles },
      after: { status, tokensEnded: tokens },
    }
    return { result: receipt(context, { sessions: 0, tokens: tokens.length }), event }
  })
}

export interface EnableMember extends Member {
  /** Of the tokens that ended when the member was disabled, those that shall work again (A15). */
  readonly resumeTokens?: readonly TokenId[] | undefined
}

/** Back with the role they had (A10), if whoever enables them may act on its holders (X2). */
export async function enableMember(context: Context, input: EnableMember): Promise<void> {
  await change(context, (tx) => enableInChange(tx, context, input))
}

/** The same as a part of another change, which writes the event. */
export async function enableInChange(tx: Tx, context: Context, input: EnableMember): Promise<Changed<undefined>> {
  const scope = await lockScope(tx, input.scope)
  requireWay(context, scope, 'disable')
  const membership = await requireMember(tx, scope, input.user)
  if (membership.status === 'active') return { result: undefined, event: null }
  refuseSelf(context, input.user, 'enable')
  await requireMayActOn(tx, context, scope.id, input.user)
  const resumed = await queries.resumeTokens(tx, membership, input.resumeTokens ?? [])
  const since = context.service.clock.now()
  await queries.putMembership(tx, { ...membership, status: 'active', since, by: actorName(context) })
  await settleRequest(tx, context, scope, input.user)
  const event: AuditEvent = {
    action: 'member.enabled',
    scope: scope.id,
    target: { kind: 'person', id: input.user },
    before: { status: 'disabled' },
    after: { status: 'active', tokensResumed: resumed },
  }
  return { result: undefined, event }
}
