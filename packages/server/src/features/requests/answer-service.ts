import { personAccess } from '../../access/grant-cache.ts'
import { isActor } from '../../access/is-actor.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { RequestId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { changeRolesInChange } from '../members/change-roles.ts'
import { enableInChange } from '../members/cut-off.ts'
import { addInChange } from '../members/join-scope.ts'
import { receipt } from '../members/receipt.ts'
import { scopeRoles } from '../members/scope-roles.ts'
import * as queries from './queries.ts'
import { requestOver } from './request-over.ts'
import { stateOf } from './stated-request.ts'
import { tellOfAnswer } from './tell-of-request.ts'

export interface Acceptance {
  readonly id: RequestId
  /** None for a disabled member: they come back with the role that they had. */
  readonly role?: string | undefined
  readonly expiresAt?: Date | null | undefined
  readonly reason?: string | undefined
}

/**
 * Gives what somebody asked for, as far as it is asked (X2, X4): by the same steps as the members list, whose rules and one
 * audit event are those of the change itself.
 */
export async function acceptRequest(context: ScopedContext, input: Acceptance) {
  return change(context, async (tx) => {
    const { scope, request } = await takeOpen(tx, context, input.id)
    const role = input.role === undefined ? undefined : readRole(context, scope, input.role)
    // First, so that the change does not close it as given in another way.
    await queries.endRequest(tx, request.id, {
      ...{ state: 'accepted', decidedBy: actorName(context), decidedAt: context.service.clock.now() },
      ...{ role: role ?? null, roleExpiresAt: input.expiresAt ?? null, decisionNote: null },
    })
    const { takesEffect, event } = await give(tx, context, scope, request, { ...input, role })
    await tellOfAnswer(tx, context, scope, request, { answer: 'accepted', role, expiresAt: input.expiresAt })
    const target = { kind: 'person', id: request.userId }
    const done: AuditEvent = event ?? { action: 'request.accepted', scope: scope.id, target }
    const { holdsFrom } = receipt(context, { sessions: 0, tokens: 0 })
    const after = { ...(done.after as object | undefined), request: request.id }
    return { result: { takesEffect, holdsFrom }, event: { ...done, after } }
  })
}

interface Given {
  readonly takesEffect: 'now' | 'next-session'
  readonly event: AuditEvent | null
}

/** Lets the person in, enables them, or changes their role: whichever they lack now. */
async function give(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  request: queries.RequestRow,
  { role, expiresAt, reason }: Omit<Acceptance, 'id'>,
): Promise<Given> {
  const { service } = context
  const member = { scope: scope.id, user: request.userId }
  const access = await personAccess(tx, service.policy(), service.clock.now(), request.userId)
  const membership = access?.scopes.get(scope.id)?.membership
  if (membership === 'disabled') {
    if (role !== undefined || expiresAt) throw wrongRole('They come back with the role that they had. Leave it out.')
    return { takesEffect: 'now', event: (await enableInChange(tx, context, member, request.id)).event }
  }
  if (role === undefined) throw wrongRole('Say which role they get.')
  const details = { reason, ...(expiresAt ? { expiresAt } : {}) }
  if (membership === 'active') {
    if (access?.status !== 'active') throw new Problem('conflict', { detail: `This account is ${access?.status}.` })
    const { result, event } = await changeRolesInChange(
      tx,
      context,
      { ...member, give: [role], ...details },
      request.id,
    )
    return { takesEffect: result.takesEffect, event }
  }
  // Asked when they belonged to the organization: do they still?
  const belongs = scope.tenantId === null || access?.organizations.includes(scope.tenantId)
  if (membership === undefined && !belongs) {
    throw new Problem('conflict', { detail: 'This person does not belong to the organization any more.' })
  }
  const { event } = await addInChange(tx, context, { ...member, roles: [role], ...details }, { request: request.id })
  return { takesEffect: 'now', event }
}

export interface Refusal {
  readonly id: RequestId
  readonly note?: string | undefined
}

export async function declineRequest(context: ScopedContext, input: Refusal): Promise<void> {
  await change(context, async (tx) => {
    const { scope, request } = await takeOpen(tx, context, input.id)
    const decisionNote = input.note || null
    const decidedAt = context.service.clock.now()
    await queries.endRequest(tx, request.id, {
      ...{ state: 'declined', decidedBy: actorName(context), decidedAt, decisionNote },
    })
    await tellOfAnswer(tx, context, scope, request, { answer: 'declined', note: decisionNote })
    const event: AuditEvent = {
      action: 'request.declined',
      scope: scope.id,
      target: { kind: 'person', id: request.userId },
      after: { request: request.id },
      ...(decisionNote === null ? {} : { personal: { note: decisionNote } }),
    }
    return { result: undefined, event }
  })
}

/** The request, while nobody else can answer it, or its person take it back. */
async function takeOpen(tx: Tx, context: ScopedContext, id: RequestId) {
  const scope = await lockScope(tx, context.scope.id)
  const request = await queries.findRequest(tx, id)
  if (request?.scopeId !== scope.id) throw new Problem('not-found', { detail: 'There is no such request here.' })
  if (isActor(context, request.userId)) {
    throw new Problem('own-role', { detail: 'You cannot answer your own request. Ask somebody else who may.' })
  }
  const state = stateOf(request, context.service.clock.now())
  if (state !== 'open') throw requestOver(state)
  return { scope, request }
}

function readRole({ service }: Context, scope: ScopeRow, reference: string): string | undefined {
  return scopeRoles(service.policy(), scope.type, [reference], 'role')[0]?.key
}

function wrongRole(message: string): Problem {
  return new Problem('invalid-input', { detail: message, errors: [{ field: 'role', message }] })
}
