import { can, type Policy } from '@portreeve/engine'
import { type PersonAccess, personAccess } from '../../access/grant-cache.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import * as queries from './queries.ts'

/**
 * Closes what the person asked for in this scope, once it was given in another way: nobody shall answer what is over. Who is
 * cut off here was answered by that; whoever left took it back.
 */
export async function settleRequest(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  how?: 'cut-off' | 'left',
): Promise<void> {
  const { service } = context
  const decidedAt = service.clock.now()
  const request = await queries.openRequest(tx, scope.id, user, decidedAt)
  if (request === undefined) return
  const policy = service.policy()
  const access = await personAccess(tx, policy, decidedAt, user)
  const holds = holdsWhatIsAsked(policy, access, scope, request.permission)
  if (!holds && how === undefined) return
  if (how === 'left') return queries.closeRequest(tx, request.id, { state: 'withdrawn', decidedAt })
  const state = holds ? 'accepted' : 'declined'
  await queries.closeRequest(tx, request.id, { state, decidedBy: actorName(context), decidedAt })
}

/** The permission that a request is about: whoever asks just to be let in needs what the way in takes. */
export function permissionAsked(policy: Policy, scopeType: string, permission: string | null) {
  const { entry } = policy.blueprint
  const needed = permission ?? (entry?.into === scopeType ? entry.permission : null)
  return needed === null ? undefined : policy.permission(needed)
}

/** Whether the person is an active member of the scope and may do what was asked for. */
export function holdsWhatIsAsked(
  policy: Policy,
  access: PersonAccess | null,
  scope: { readonly id: ScopeId; readonly type: string },
  permission: string | null,
): boolean {
  const here = access?.scopes.get(scope.id)
  if (here?.membership !== 'active') return false
  const needed = permissionAsked(policy, scope.type, permission)
  return needed === undefined || can(here.grants, needed)
}
