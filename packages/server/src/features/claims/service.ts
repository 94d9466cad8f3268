import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { unpinScope } from '../../access/sessions.ts'
import { rolesUnheld } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { type ClaimId, newId, type ScopeId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { holderBack } from '../leftovers/part-with-holder.ts'
import { joinScope } from '../members/join-scope.ts'
import { stateOf, waitMs } from './claim-state.ts'
import { fromAbove, mayStillClaim, personClaiming, whyNot } from './claimant.ts'
import * as queries from './queries.ts'
import { tellOfClaim, tellOfObjection } from './tell-of-claim.ts'

/**
 * X3: takes over a scope that has lost whoever must be there. The former holders are told, and have 72 hours to object. Throws
 * `conflict` where nothing is missing, somebody else has claimed it, or the account does not fit.
 */
export async function claimScope(asking: Context, scopeId: ScopeId): Promise<{ id: ClaimId; dueAt: Date }> {
  const context = fromAbove(asking)
  const principal = personClaiming(context)
  const made = await change(context, async (tx) => {
    const scope = await lockScope(tx, scopeId)
    const role = await missingRole(tx, context, scope)
    if (role === null) return { result: null, event: null }
    const refusal = await whyNot(tx, context, scope, principal)
    if (refusal !== null) throw new Problem('conflict', { detail: refusal })
    const createdAt = context.service.clock.now()
    await makeRoom(tx, context, scope, createdAt)
    const dueAt = new Date(createdAt.getTime() + waitMs)
    const claim = { id: newId<ClaimId>(context.service.clock), dueAt }
    const who = { userId: principal.userId, scopeId, tenantId: scope.tenantId }
    await queries.insertClaim(tx, { ...claim, ...who, role: role.key, state: 'open', createdAt })
    await tellOfClaim(tx, context, scope, { kind: 'place-claimed', role, by: principal.userId, dueAt })
    const event: AuditEvent = {
      action: 'scope.claimed',
      scope: scope.id,
      target: { kind: scope.type, id: scope.id },
      after: { claim: claim.id, role: role.key, dueAt },
    }
    return { result: claim, event }
  })
  if (made === null) throw nothingMissing()
  return made
}

/** One claim at a time. What was left lying, or whose claimant is gone or could no longer complete it, makes room. */
async function makeRoom(tx: Tx, context: Context, scope: ScopeRow, now: Date): Promise<void> {
  const last = await queries.lastClaim(tx, scope.id)
  if (last?.claim.state !== 'open') return
  if (stateOf(last.claim, last.by, now) === 'open' && (await mayStillClaim(tx, context, scope, last.claim))) {
    throw new Problem('conflict', {
      detail: `${last.by.name} has claimed this already. Unless a former holder objects, it is theirs.`,
    })
  }
  await queries.decideClaim(tx, last.claim.id, { state: 'over', decidedBy: null, decidedAt: now })
}

/**
 * The first role that nobody usable holds there; where there is none the mark is taken away and `null` returned. By what is so
 * now: a session that kept a role from counting may have ended without anybody having changed anything.
 */
async function missingRole(tx: Tx, context: Context, scope: ScopeRow) {
  const [role] = scope.ownerlessSince === null ? [] : await rolesUnheld(tx, context, scope)
  if (role !== undefined) return role
  await holderBack(tx, context, scope)
  return null
}

/** After 72 hours without an objection: whoever claimed becomes a member with the role. */
export async function completeClaim(asking: Context, scopeId: ScopeId): Promise<{ readonly role: string }> {
  const context = fromAbove(asking)
  const principal = personClaiming(context)
  const completed = await change(context, async (tx) => {
    const scope = await lockScope(tx, scopeId)
    const claim = await requireOwn(tx, context, scope)
    const decidedAt = context.service.clock.now()
    if (decidedAt < claim.dueAt) {
      throw new Problem('conflict', {
        detail: 'The former holders can still object. Complete it when the 72 hours are over.',
        more: { dueAt: claim.dueAt },
      })
    }
    const role = await missingRole(tx, context, scope)
    if (role === null) return { result: null, event: null }
    const refusal = await whyNot(tx, context, scope, principal)
    if (refusal !== null) throw new Problem('conflict', { detail: refusal })
    const before = await queries.standingOf(tx, scope.id, principal.userId)
    const decided = { state: 'completed', decidedBy: actorName(context), decidedAt } as const
    await queries.decideClaim(tx, claim.id, decided)
    await tellOfClaim(tx, context, scope, { kind: 'claim-completed', role, by: principal.userId })
    await joinScope(tx, context, scope, principal.userId, [role], { replacing: true })
    await unpinScope(tx, principal.userId, scope.id)
    const event: AuditEvent = {
      action: 'scope.claim-completed',
      scope: scope.id,
      target: { kind: 'person', id: principal.userId },
      before: { ...before, ownerlessSince: scope.ownerlessSince },
      after: { ...(await queries.standingOf(tx, scope.id, principal.userId)), claim: claim.id, role: role.key },
    }
    return { result: { role: role.key }, event }
  })
  if (completed === null) throw nothingMissing()
  return completed
}

/** Takes one's own claim back. */
export async function withdrawClaim(asking: Context, scopeId: ScopeId): Promise<void> {
  const context = fromAbove(asking)
  await change(context, async (tx) => {
    const scope = await lockScope(tx, scopeId)
    const claim = await requireOwn(tx, context, scope)
    const decidedAt = context.service.clock.now()
    await queries.decideClaim(tx, claim.id, { state: 'withdrawn', decidedBy: actorName(context), decidedAt })
    const event: AuditEvent = {
      action: 'scope.claim-withdrawn',
      scope: scope.id,
      target: { kind: scope.type, id: scope.id },
      after: { claim: claim.id },
    }
    return { result: undefined, event }
  })
}

/** The one who asks has claimed this scope, and can still decide about it. */
async function requireOwn(tx: Tx, context: Context, scope: ScopeRow): Promise<queries.ClaimRow> {
  const last = await queries.lastClaim(tx, scope.id)
  if (last === undefined || last.claim.userId !== personClaiming(context).userId) {
    throw new Problem('conflict', { detail: 'You have not claimed this.' })
  }
  const state = stateOf(last.claim, last.by, context.service.clock.now())
  if (state !== 'open') throw claimOver(state)
  return last.claim
}

/** Somebody who held the role last does not let the place go. The claim ends; the place still needs an owner. */
export async function objectToClaim(asking: Context, id: ClaimId): Promise<void> {
  const context = fromAbove(asking)
  const { userId } = personClaiming(context)
  await change(context, async (tx) => {
    const found = await queries.findClaim(tx, id)
    if (found === undefined) throw noSuchClaim()
    const scope = await lockScope(tx, found.claim.scopeId)
    const former = await queries.formerHolders(tx, scope.id)
    if (found.claim.userId === userId || !former.includes(userId)) throw noSuchClaim()
    // As it is now that the scope is locked.
    const decidedAt = context.service.clock.now()
    const last = await queries.findClaim(tx, id)
    const state = last ? stateOf(last.claim, last.by, decidedAt) : 'over'
    if (state !== 'open') throw claimOver(state)
    await queries.decideClaim(tx, id, { state: 'objected', decidedBy: actorName(context), decidedAt })
    await tellOfObjection(tx, context, scope, { claim: found.claim, by: userId })
    const event: AuditEvent = {
      action: 'scope.claim-objected',
      scope: scope.id,
      target: { kind: 'person', id: found.claim.userId },
      after: { claim: id, role: found.claim.role },
    }
    return { result: undefined, event }
  })
}

function claimOver(state: string): Problem {
  return new Problem('conflict', {
    detail: `This claim is over: it was ${overWords[state] ?? 'ended'}.`,
    more: { state },
  })
}

const overWords: Readonly<Record<string, string>> = {
  objected: 'objected to',
  withdrawn: 'withdrawn',
  completed: 'completed',
  over: 'ended, because somebody else can look after the place again, nobody completed it in time, or whoever claimed it no longer may',
}

const noSuchClaim = () =>
  new Problem('not-found', { detail: 'There is no claim that you could object to, or no longer.' })
const nothingMissing = () =>
  new Problem('conflict', { detail: 'Nobody is missing here: somebody who can look after it is there.' })
