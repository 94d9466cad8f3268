import { mayOperate } from '../../access/may-operate.ts'
import { rolesUnheld } from '../../access/usable-holders.ts'
import { visibleScope } from '../../access/visible-scope.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import { stateOf } from './claim-state.ts'
import { fromAbove, mayStillClaim, personClaiming, whyNot } from './claimant.ts'
import * as queries from './queries.ts'

/** What a place that needs an owner waits for: to whoever can claim it, and to those who see its people. */
export async function readClaim(context: Context, scopeId: ScopeId) {
  const { service } = context
  const principal = personClaiming(context)
  const { scope: known } = await visibleScope(service, principal, scopeId)
  const maySee = await mayOperate(service, principal, known.id, 'members.read')
  const mayAsk = await mayOperate(service, principal, known.id, 'scope.claim')
  if (!(maySee || mayAsk))
    throw new Problem('not-allowed', { detail: 'Who looks after this place is not open to you.' })
  const now = service.clock.now()
  return service.database.read(fromAbove(context).wall, async (tx) => {
    const former = await queries.namesOf(tx, await queries.formerHolders(tx, known.id))
    const [role] = known.ownerlessSince === null ? [] : await rolesUnheld(tx, context, known)
    const last = await queries.lastClaim(tx, known.id)
    const refusal = mayAsk ? await whyNot(tx, context, known, principal) : null
    // What became of the claims of another time says nothing about this one.
    const isOfNow = last !== undefined && known.ownerlessSince !== null && last.claim.createdAt >= known.ownerlessSince
    const byTime = isOfNow ? stateOf(last.claim, last.by, now) : null
    const isDead = byTime === 'open' && last !== undefined && !(await mayStillClaim(tx, context, known, last.claim))
    const state = isDead ? 'over' : byTime
    const isOwn = last?.claim.userId === principal.userId
    return {
      ownerlessSince: role === undefined ? null : known.ownerlessSince,
      role: role ? { id: role.id, label: role.label } : null,
      formerHolders: former,
      claim:
        isOfNow && state !== null
          ? {
              ...{ state, isOwn, by: { id: last.by.id, name: last.by.name } },
              ...{ createdAt: last.claim.createdAt, dueAt: last.claim.dueAt },
              mayComplete: isOwn && mayAsk && state === 'open' && role !== undefined && now >= last.claim.dueAt,
            }
          : null,
      mayClaim: mayAsk && role !== undefined && refusal === null && state !== 'open',
      whyNot: role === undefined ? null : refusal,
    }
  })
}

/** The open claims that the person can object to, since they held the role last. */
export async function listClaimsAgainst(context: Context) {
  const { service } = context
  const { userId } = personClaiming(context)
  const now = service.clock.now()
  const rows = await service.database.read(fromAbove(context).wall, (tx) => queries.claimsAgainst(tx, userId))
  const policy = service.policy()
  return rows
    .filter(({ claim, by }) => stateOf(claim, by, now) === 'open')
    .map(({ claim, by, scope }) => ({
      ...{ id: claim.id, createdAt: claim.createdAt, dueAt: claim.dueAt, by: { name: by.name } },
      scope: { ...scope, typeLabel: policy.scopeType(scope.type)?.definition.label ?? scope.type },
      role: { id: claim.role, label: policy.role(claim.role)?.label ?? claim.role },
    }))
}
