import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { lastHolder, mayEndLastHolder, rolesLeftEmpty, rolesUnheld, scopesToHold } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { queueMailToThoseWhoMay } from '../mail/queue-mail.ts'
import * as queries from './queries.ts'

/** From where somebody is cut off: an outside identity provider may always end access (X3). */
export type CutOffFrom = 'inside' | 'outside'

/**
 * X3 for cutting somebody off in a scope, to be called before it is done. Where nobody else could mend the scope afterwards
 * it throws `last-holder`, unless it comes from outside or a role in a scope above says that its holder may end the last one:
 * then the scope is marked, and those are told who can do something about it. Returns the keys of the roles that nobody
 * holds from here on. Operators are told only in a transaction that sees every tenant.
 */
export async function partWithHolder(
  tx: Tx,
  context: Context,
  scopeId: ScopeId,
  userId: UserId,
  from: CutOffFrom = 'inside',
): Promise<readonly string[]> {
  const roles = await rolesLeftEmpty(tx, context, scopeId, { userId })
  const [first] = roles
  if (first === undefined) return []
  if (from === 'inside' && !(await mayEndLastHolder(tx, context, scopeId))) throw lastHolder(first)
  await queries.markOwnerless(tx, scopeId, context.service.clock.now(), userId)
  const { name } = await lockScope(tx, scopeId)
  for (const role of roles) {
    const mail = { kind: 'owner-missing', scope: scopeId, values: { place: name, role: role.label } } as const
    await queueMailToThoseWhoMay(tx, context, scopeId, ['scope.claim', 'members.read'], mail, [userId])
  }
  return roles.map(({ key }) => key)
}

/** The same for the whole person. Returns the scopes that need an owner from here on. Takes a wall that sees every tenant. */
export async function partWithHolderEverywhere(
  tx: Tx,
  context: Context,
  userId: UserId,
  from: CutOffFrom = 'inside',
): Promise<readonly ScopeId[]> {
  const left: ScopeId[] = []
  for (const scopeId of await scopesToHold(tx, context, userId)) {
    if ((await partWithHolder(tx, context, scopeId, userId, from)).length > 0) left.push(scopeId)
  }
  return left
}

/**
 * To be called wherever somebody may have come who can mend the scope, after it was done: the mark goes away, and a claim that
 * waits is over. `scope`: as it was when this transaction locked it.
 */
export async function holderBack(tx: Tx, context: Context, scope: ScopeRow): Promise<void> {
  if (scope.ownerlessSince === null || (await rolesUnheld(tx, context, scope)).length > 0) return
  await queries.endOwnerless(tx, scope.id, actorName(context), context.service.clock.now())
}

/** The same for the whole person: unarchived, unblocked, with a way in again. Takes a wall that sees every tenant. */
export async function holderBackEverywhere(tx: Tx, context: Context, userId: UserId): Promise<void> {
  for (const scopeId of await scopesToHold(tx, context, userId)) {
    await holderBack(tx, context, await lockScope(tx, scopeId))
  }
}
