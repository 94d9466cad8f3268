import type { Role } from '@portreeve/engine'
import { requireMayActOn, requireMayGive } from '../../access/ceiling.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { pinScope, unpinScope } from '../../access/sessions.ts'
import { requireHolderLeft } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { assign, hasOneRole, refuseOwnRole, requireOneRole, requireReason } from './give-role.ts'
import { isActor, type Member, requireMember } from './membership.ts'
import * as queries from './queries.ts'
import { receipt } from './receipt.ts'
import { scopeRoles } from './scope-roles.ts'
import { settleRequest } from './settle-request.ts'

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
