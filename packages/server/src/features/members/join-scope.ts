import type { Role } from '@portreeve/engine'
import { requireMayGive } from '../../access/ceiling.ts'
import { requireFreshToGive } from '../../access/fresh.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { RequestId, ScopeId, UserId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { type Changed, change } from '../audit/change.ts'
import { holderBack } from '../leftovers/part-with-holder.ts'
import { accountWall } from './account-wall.ts'
import { requireAddable } from './addable.ts'
import {
  type AssignmentDetails,
  assign,
  hasOneRole,
  refuseOwnRole,
  requireOneRole,
  requireReason,
} from './give-role.ts'
import { type AskedGuest, requireGuestTerms, type Seeing, seeingForRole } from './guest-terms.ts'
import { requireScopeAct } from './life-cycle.ts'
import type { Member } from './membership.ts'
import * as queries from './queries.ts'
import { scopeRoles } from './scope-roles.ts'
import { settleRequest } from './settle-request.ts'
import { tellOfAdministrators, tellOfJoining } from './tell-members.ts'

export interface NewMember extends Member {
  readonly roles: readonly string[]
  readonly reason?: string | undefined
  readonly expiresAt?: Date | null | undefined
  /** With the role of a guest, and no other. */
  readonly guest?: AskedGuest | undefined
}

/** Adds an account that the actor may know of directly (A8, B4). Who was removed comes back by an invitation only (A10). */
export async function addMember(context: Context, input: NewMember): Promise<void> {
  const wall = await accountWall(context, input.scope)
  const sees = await seeingForRole(context, input.scope, input.roles)
  await change({ ...context, wall }, (tx) => addInChange(tx, context, input, { sees }))
}

interface Adding {
  /** The person asked for it from a place where only people of the organization, and whoever was removed here, can ask (A5). */
  readonly request?: RequestId
  /** What whoever adds a guest may choose for them. */
  readonly sees?: Seeing
}

/** The same as a part of another change, which writes the event. */
export async function addInChange(
  tx: Tx,
  context: Context,
  input: NewMember,
  { request, sees = () => false }: Adding = {},
): Promise<Changed<undefined>> {
  const scope = await lockScope(tx, input.scope)
  const roles = scopeRoles(context.service.policy(), scope.type, input.roles, 'roles')
  if (hasOneRole(context, scope)) requireOneRole(roles, 'roles')
  const trace = await queries.findMembership(tx, scope.id, input.user)
  const act = request !== undefined || context.principal.kind === 'host' ? 'let in' : 'add'
  requireScopeAct(context.service.policy().scopeType(scope.type)?.definition, act, trace?.status ?? 'none')
  await requireAddable(tx, context, scope, input.user, request)
  refuseOwnRole(context, input.user, roles)
  for (const role of roles) {
    await requireMayGive(tx, context, scope.id, role)
    requireReason(role, input.reason)
  }
  requireFreshToGive(context, roles)
  const { expiresAt } = input
  const asked = { roles, guest: input.guest, expiresAt, endField: 'expiresAt', sees }
  const guest = await requireGuestTerms(tx, context, scope, asked)
  await joinScope(tx, context, scope, input.user, roles, { ...input, guest })
  // The answer to a request tells the person.
  if (request === undefined) await tellOfJoining(tx, context, scope, input.user, roles)
  await tellOfAdministrators(tx, context, scope, input.user, roles)
  const after = {
    ...{ status: 'active', roles: roles.map((role) => role.key), expiresAt: expiresAt ?? null },
    ...(guest && { guest }),
  }
  const personal = input.reason === undefined ? {} : { reason: input.reason }
  return {
    result: undefined,
    event: { action: 'member.added', scope: scope.id, target: { kind: 'person', id: input.user }, after, personal },
  }
}

/** The part of another change that lets somebody in: set-up, a new account, the maker of a scope. */
export async function joinScope(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  roles: readonly Role[],
  details: AssignmentDetails = {},
): Promise<void> {
  await queries.putMembership(tx, {
    userId: user,
    scopeId: scope.id,
    tenantId: scope.tenantId,
    status: 'active',
    since: context.service.clock.now(),
    by: actorName(context),
    addedBy: details.givenBy ?? actorName(context),
  })
  if (details.replacing && hasOneRole(context, scope)) await queries.deleteAssignments(tx, scope.id, user)
  await assign(tx, context, scope, user, roles, details)
  await settleRequest(tx, context, scope, user)
  await holderBack(tx, context, scope)
}

/** The part of another change that takes a role away: of somebody who comes back without it. */
export async function takeRole(tx: Tx, scopeId: ScopeId, user: UserId, role: string): Promise<void> {
  await queries.deleteAssignments(tx, scopeId, user, [role])
}
