import type { Role } from '@portreeve/engine'
import { requireMayActOn, requireMayGive } from '../../access/ceiling.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { pinScope, unpinScope } from '../../access/sessions.ts'
import { requireHolderLeft } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { RequestId, ScopeId, TokenId, UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { accountWall } from './account-wall.ts'
import { actorName } from './actor-name.ts'
import { requireAddable } from './addable.ts'
import * as queries from './queries.ts'
import { type Receipt, receipt } from './receipt.ts'
import { isAdministrative, scopeRoles } from './scope-roles.ts'
import { settleRequest } from './settle-request.ts'

export interface Member {
  readonly scope: ScopeId
  readonly user: UserId
}

export interface RoleChange extends Member {
  /** Where a person has one role only, it takes the place of the former one. */
  readonly give?: readonly string[] | undefined
  readonly take?: readonly string[] | undefined
  readonly reason?: string | undefined
  readonly expiresAt?: Date | null | undefined
  /** Do not let open sessions keep their role until they end (A9). */
  readonly applyNow?: boolean | undefined
}

export interface RoleChangeResult {
  readonly roles: readonly string[]
  readonly takesEffect: 'now' | 'next-session'
  /** Open sessions that keep the former roles until then. */
  readonly sessionsWaiting: number
  readonly holdsFrom: Date
}

/** Gives and takes roles (X2, X3, X4, A4, A9, C1, C5). */
export async function changeRoles(context: Context, input: RoleChange): Promise<RoleChangeResult> {
  return change(context, (tx) => changeRolesInChange(tx, context, input))
}

/** The same as a part of another change, which writes the event. */
export async function changeRolesInChange(
  tx: Tx,
  context: Context,
  input: RoleChange,
): Promise<Changed<RoleChangeResult>> {
  const scope = await lockScope(tx, input.scope)
  const membership = await requireMember(tx, scope, input.user)
  const now = context.service.clock.now()
  const assigned = await queries.heldRoles(tx, scope.id, input.user, now)
  const { given, taken, kept } = plan(context, scope, input, assigned)
  const before = assigned.map((assignment) => assignment.role)
  const after = [...kept, ...given.map((role) => role.key)]

  if (given.length + taken.length === 0 && !input.applyNow) {
    return { result: changeResult(context, before, 0), event: null }
  }
  refuseOwnRole(context, input.user, [...given, ...taken])
  // Of one's own roles those that manage nobody may change (C4).
  if (!isActor(context, input.user)) await requireMayActOn(tx, context, scope.id, input.user)
  for (const role of [...given, ...taken]) await requireMayGive(tx, context, scope.id, role)
  for (const role of given) requireReason(role, input.reason)
  // A role that ends by itself counts as gone already (X3).
  for (const role of input.expiresAt ? [...given, ...taken] : taken) {
    if (role.atLeast > 0) await requireHolderLeft(tx, context, scope.id, { userId: input.user, role })
  }

  const takenKeys = taken.map((role) => role.key)
  if (takenKeys.length > 0) await queries.deleteAssignments(tx, scope.id, input.user, takenKeys)
  await assign(tx, context, scope, input.user, given, input)
  const sessionsWaiting = await holdBack(tx, context, scope, input, given, taken, assigned)
  await settleRequest(tx, context, scope, input.user)
  const event: AuditEvent = {
    action: 'member.roles-changed',
    scope: scope.id,
    target: { kind: 'person', id: membership.userId },
    before: { roles: before },
    after: {
      roles: after,
      expiresAt: input.expiresAt ?? null,
      takesEffect: sessionsWaiting > 0 ? 'next-session' : 'now',
    },
    ...(input.reason === undefined ? {} : { personal: { reason: input.reason } }),
  }
  return { result: changeResult(context, after, sessionsWaiting), event }
}

function changeResult(context: Context, roles: readonly string[], sessionsWaiting: number): RoleChangeResult {
  const { holdsFrom } = receipt(context, { sessions: 0, tokens: 0 })
  return { roles, takesEffect: sessionsWaiting > 0 ? 'next-session' : 'now', sessionsWaiting, holdsFrom }
}

/** What is to be given and taken, once what is held already and what is not held is left out. */
function plan(context: Context, scope: ScopeRow, input: RoleChange, assigned: readonly queries.AssignmentRow[]) {
  const policy = context.service.policy()
  const asked = scopeRoles(policy, scope.type, input.give ?? [], 'give')
  const unwanted = scopeRoles(policy, scope.type, input.take ?? [], 'take')
  const expiresAt = input.expiresAt?.getTime()
  const given = asked.filter((role) => {
    const held = assigned.find((assignment) => assignment.role === role.key)
    return held === undefined || (input.expiresAt !== undefined && held.expiresAt?.getTime() !== expiresAt)
  })
  const isOne = hasOneRole(context, scope)
  if (isOne) requireOneRole(asked, 'give')
  const takenKeys = assigned
    .map((assignment) => assignment.role)
    .filter((key) => unwanted.some((role) => role.key === key) || (isOne && asked.length > 0 && asked[0]?.key !== key))
  const taken = scopeRoles(policy, scope.type, takenKeys, 'take')
  const lasting = taken.find((role) => role.kept)
  if (lasting)
    throw new Problem('conflict', { detail: `Everybody keeps the role ${lasting.label}. It cannot be taken away.` })
  const moved = new Set([...takenKeys, ...given.map((role) => role.key)])
  const kept = assigned.map((assignment) => assignment.role).filter((key) => !moved.has(key))
  return { given, taken, kept }
}

function hasOneRole({ service }: Context, scope: ScopeRow): boolean {
  return service.policy().scopeType(scope.type)?.definition.rolesPerPerson === 'one'
}

function requireOneRole(roles: readonly Role[], field: string): void {
  if (roles.length <= 1) return
  throw new Problem('invalid-input', {
    detail: 'A person has one role here.',
    errors: [{ field, message: 'Give one role.' }],
  })
}

function isActor({ principal }: Context, user: UserId): boolean {
  return (principal.kind === 'person' || principal.kind === 'token') && principal.userId === user
}

function refuseOwnRole(context: Context, user: UserId, roles: readonly Role[]): void {
  if (isActor(context, user) && roles.some(isAdministrative)) {
    throw new Problem('own-role', {
      detail: 'You cannot change a role of your own that lets you manage others. Ask somebody else who may.',
    })
  }
}

function refuseSelf(context: Context, user: UserId, act: string): void {
  if (!isActor(context, user)) return
  throw new Problem('own-role', { detail: `You cannot ${act} yourself. Ask somebody else who may.` })
}

function requireReason(role: Role, reason: string | undefined): void {
  if (!role.reasonRequired || (reason ?? '').trim() !== '') return
  const message = `Say why this person becomes ${role.label}. The reason is kept for access reviews.`
  throw new Problem('reason-needed', { detail: message, errors: [{ field: 'reason', message }] })
}

interface AssignmentDetails {
  /** Where a person has one role only, the former one goes. */
  readonly replacing?: boolean
  readonly reason?: string | undefined
  readonly expiresAt?: Date | null | undefined
}

async function assign(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  roles: readonly Role[],
  { reason, expiresAt }: AssignmentDetails,
): Promise<void> {
  const now = context.service.clock.now()
  if (expiresAt && expiresAt <= now) {
    const message = 'The end lies in the past.'
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'expiresAt', message }] })
  }
  await queries.putAssignments(
    tx,
    roles.map((role) => ({
      userId: user,
      scopeId: scope.id,
      tenantId: scope.tenantId,
      role: role.key,
      grantedBy: actorName(context),
      grantedAt: now,
      reason: reason?.trim() || null,
      expiresAt: expiresAt ?? null,
      remindedAt: null,
    })),
  )
}

/** A9: only going from one role to another waits for the next sign-in; a first role, a removal, an end date or "apply now" does not. */
async function holdBack(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  input: RoleChange,
  given: readonly Role[],
  taken: readonly Role[],
  before: readonly queries.AssignmentRow[],
): Promise<number> {
  const timing = context.service.policy().scopeType(scope.type)?.definition.roleChanges
  const isChange = given.length > 0 && taken.length > 0
  // What a session keeps has no end date of its own: it would outlive the role's.
  const hasEnd = input.expiresAt != null || before.some(({ expiresAt }) => expiresAt !== null)
  if (timing === 'next-session' && !input.applyNow && isChange && !hasEnd) {
    const kept = before.map(({ role }) => role)
    return pinScope(tx, context.service, input.user, scope.id, kept)
  }
  if (taken.length > 0 || input.applyNow) await unpinScope(tx, input.user, scope.id)
  return 0
}

export interface NewMember extends Member {
  readonly roles: readonly string[]
  readonly reason?: string | undefined
  readonly expiresAt?: Date | null | undefined
}

/** Adds an account that the actor may know of directly (A8, B4). Who was removed comes back by an invitation only (A10). */
export async function addMember(context: Context, input: NewMember): Promise<void> {
  const wall = await accountWall(context, input.scope)
  await change({ ...context, wall }, (tx) => addInChange(tx, context, input))
}

/**
 * The same as a part of another change, which writes the event. `request`: the person asked for it from a place where only
 * people of the organization, and whoever was removed here, can ask (A5).
 */
export async function addInChange(
  tx: Tx,
  context: Context,
  input: NewMember,
  request?: RequestId,
): Promise<Changed<undefined>> {
  const scope = await lockScope(tx, input.scope)
  const roles = scopeRoles(context.service.policy(), scope.type, input.roles, 'roles')
  if (hasOneRole(context, scope)) requireOneRole(roles, 'roles')
  const trace = await queries.findMembership(tx, scope.id, input.user)
  if (trace?.status === 'removed' && context.principal.kind !== 'host' && request === undefined) {
    throw new Problem('conflict', {
      detail: 'This person was removed here before. Send an invitation to bring them back.',
    })
  }
  if (trace && trace.status !== 'removed') {
    throw new Problem('conflict', { detail: 'This person is a member here already.' })
  }
  await requireAddable(tx, context, scope, input.user, request)
  refuseOwnRole(context, input.user, roles)
  for (const role of roles) {
    await requireMayGive(tx, context, scope.id, role)
    requireReason(role, input.reason)
  }
  await joinScope(tx, context, scope, input.user, roles, input)
  const after = { status: 'active', roles: roles.map((role) => role.key), expiresAt: input.expiresAt ?? null }
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
    addedBy: actorName(context),
  })
  if (details.replacing && hasOneRole(context, scope)) await queries.deleteAssignments(tx, scope.id, user)
  await assign(tx, context, scope, user, roles, details)
  await settleRequest(tx, context, scope, user)
}

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

async function requireMember(tx: Tx, scope: ScopeRow, user: UserId): Promise<queries.MembershipRow> {
  const membership = await queries.findMembership(tx, scope.id, user)
  if (membership && membership.status !== 'removed') return membership
  throw new Problem('not-found', { detail: 'There is no such member here.' })
}

function requireWay(context: Context, scope: ScopeRow, way: 'disable' | 'delete'): void {
  const type = context.service.policy().scopeType(scope.type)
  if (type?.definition.leaving.includes(way)) return
  const act = way === 'disable' ? 'disabled' : 'removed'
  throw new Problem('conflict', { detail: `Members of this ${type?.definition.label ?? 'scope'} cannot be ${act}.` })
}

/** The part of another change that takes a role away: of somebody who comes back without it. */
export async function takeRole(tx: Tx, scopeId: ScopeId, user: UserId, role: string): Promise<void> {
  await queries.deleteAssignments(tx, scopeId, user, [role])
}
