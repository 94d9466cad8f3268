import { requireMayActOn } from '../../access/ceiling.ts'
import { lockScope } from '../../access/scopes.ts'
import { unpinScope } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { TokenId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { type Decision, endSharesWith, settleBelongings } from '../leftovers/belongings.ts'
import { type CutOffFrom, holderBack, partWithHolder } from '../leftovers/part-with-holder.ts'
import { countLeftBehind } from '../leftovers/sweep.ts'
import { actorName } from './actor-name.ts'
import { type Member, refuseSelf, requireMember, requireWay } from './membership.ts'
import * as queries from './queries.ts'
import { type Receipt, receipt } from './receipt.ts'
import { settleRequest } from './settle-request.ts'

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
  return cutOff(context, input, 'delete')
}

async function cutOff(asking: Context, input: RemoveMember, way: 'disable' | 'delete'): Promise<Receipt> {
  // Those who look after the place from above are told when it has lost its last owner.
  const context: Context = input.from === 'outside' ? { ...asking, wall: { ...asking.wall, tenants: 'all' } } : asking
  return change(context, async (tx) => {
    const scope = await lockScope(tx, input.scope)
    requireWay(context, scope, way)
    const membership = await requireMember(tx, scope, input.user)
    if (way === 'disable' && membership.status === 'disabled') {
      const leftBehind = await countLeftBehind(tx, context, { person: input.user, scope: scope.id })
      return { result: receipt(context, { sessions: 0, tokens: 0 }, leftBehind), event: null }
    }
    refuseSelf(context, input.user, way === 'disable' ? 'disable' : 'remove')
    await requireMayActOn(tx, context, scope.id, input.user)
    const now = context.service.clock.now()
    const held = await queries.heldRoles(tx, scope.id, input.user, now)
    const roles = held.map((assignment) => assignment.role)
    const unheld = await partWithHolder(tx, context, scope.id, input.user, input.from)
    const here = { person: input.user, scope: scope.id }
    const belongings = way === 'delete' ? await settleBelongings(tx, context, here, input.belongings) : null
    const status = way === 'disable' ? 'disabled' : 'removed'
    await queries.putMembership(tx, { ...membership, status, since: now, by: actorName(context) })
    await unpinScope(tx, input.user, scope.id)
    const tokens = await queries.endTokensIn(tx, scope.id, input.user, now)
    if (way === 'delete') {
      await queries.deleteAssignments(tx, scope.id, input.user)
      await endSharesWith(tx, here)
      const user = await queries.findUser(tx, input.user)
      if (user) await queries.revokeInvitationsTo(tx, scope.id, emailKey(user.email), now)
    }
    await settleRequest(tx, context, scope, input.user, 'cut-off')
    const event: AuditEvent = {
      action: way === 'disable' ? 'member.disabled' : 'member.removed',
      scope: scope.id,
      target: { kind: 'person', id: input.user },
      before: { status: membership.status, roles },
      after: {
        ...{ status, tokensEnded: tokens },
        ...(belongings && { belongings }),
        ...(unheld.length > 0 && { unheld }),
      },
    }
    const leftBehind = await countLeftBehind(tx, context, here)
    return { result: receipt(context, { sessions: 0, tokens: tokens.length }, leftBehind), event }
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
  await holderBack(tx, context, scope)
  const event: AuditEvent = {
    action: 'member.enabled',
    scope: scope.id,
    target: { kind: 'person', id: input.user },
    before: { status: 'disabled' },
    after: { status: 'active', tokensResumed: resumed },
  }
  return { result: undefined, event }
}
