import type { Role } from '@portreeve/engine'
import { requireMayActOn, requireMayGive } from '../../access/ceiling.ts'
import { isActor } from '../../access/is-actor.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import { requireHolderLeft } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { hasOneRole, refuseOwnRole, requireLaterEnd, requireOneRole } from './give-role.ts'
import { onlyAsGuest } from './guest-terms.ts'
import { requireMember } from './membership.ts'
import * as queries from './queries.ts'
import { scopeRoles } from './scope-roles.ts'

export interface WantedRoles {
  /** Where a person has one role only, it takes the place of the former one. */
  readonly give?: readonly string[] | undefined
  readonly take?: readonly string[] | undefined
  readonly expiresAt?: Date | null | undefined
  /** Do not let open sessions keep their role until they end (A9). */
  readonly applyNow?: boolean | undefined
}

/** What a change of roles comes to, before anybody has asked whether it may be made. */
export interface RolePlan {
  readonly scope: ScopeRow
  readonly user: UserId
  readonly given: readonly Role[]
  readonly taken: readonly Role[]
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** When the role ended that is given or taken, where it was held until a moment. */
  readonly endedAt: Date | null
  /** The roles that the newest open session keeps until it ends, where they are others than those held (A9). */
  readonly waiting: readonly string[] | null
  readonly wanted: WantedRoles
  /** A9: from one role to another, where the scope type says so; all else counts at once. */
  readonly waits: boolean
  /** A9: what waits counts at once with this change, as asked for or because the role has an end from here on. */
  readonly hastens: boolean
}

/** Throws `invalid-input` for roles that there are not, `not-found` where the person is no member. */
export async function planRoles(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  wanted: WantedRoles,
): Promise<RolePlan> {
  const { service } = context
  const membership = await requireMember(tx, scope, user)
  const now = service.clock.now()
  requireLaterEnd(wanted.expiresAt, now)
  const assigned = await queries.heldRoles(tx, scope.id, user, now)
  const { given, taken } = difference(context, scope, wanted, assigned)
  const before = assigned.map(({ role }) => role)
  const moved = new Set([...given, ...taken].map(({ key }) => key))
  const after = [...before.filter((key) => !moved.has(key)), ...given.map(({ key }) => key)]
  const timing = service.policy().scopeType(scope.type)?.definition.roleChanges
  // What a session keeps has no end date of its own: it would outlive the role's.
  const hasEnd = wanted.expiresAt != null || assigned.some(({ expiresAt }) => expiresAt !== null)
  const isChange = given.length > 0 && taken.length > 0
  // Of whoever is disabled no session may have anything here: it would be back with them, and not with their role.
  const canWait = timing === 'next-session' && membership.status === 'active' && !wanted.applyNow
  const pinned = (await queries.pinnedRoles(tx, scope.id, [user], now)).get(user) ?? null
  const waiting = pinned === null || isSameSet(pinned, before) ? null : pinned
  const endedAt = assigned.find(({ role, expiresAt }) => moved.has(role) && expiresAt !== null)?.expiresAt ?? null
  const hastens = wanted.applyNow === true || (given.length > 0 && wanted.expiresAt != null)
  const waits = canWait && isChange && !hasEnd
  return { scope, user, given, taken, before, after, endedAt, waiting, wanted, waits, hastens }
}

/** What is to be given and taken, once what is held already and what is not held is left out. */
function difference(
  context: Context,
  scope: ScopeRow,
  wanted: WantedRoles,
  assigned: readonly queries.AssignmentRow[],
): { readonly given: readonly Role[]; readonly taken: readonly Role[] } {
  const policy = context.service.policy()
  const asked = scopeRoles(policy, scope.type, wanted.give ?? [], 'give')
  const unwanted = scopeRoles(policy, scope.type, wanted.take ?? [], 'take')
  const expiresAt = wanted.expiresAt?.getTime()
  const given = asked.filter((role) => {
    const held = assigned.find((assignment) => assignment.role === role.key)
    return held === undefined || (wanted.expiresAt !== undefined && held.expiresAt?.getTime() !== expiresAt)
  })
  const isOne = hasOneRole(context, scope)
  if (isOne) requireOneRole(asked, 'give')
  const takenKeys = assigned
    .map((assignment) => assignment.role)
    .filter((key) => unwanted.some((role) => role.key === key) || (isOne && asked.length > 0 && asked[0]?.key !== key))
  return { given, taken: scopeRoles(policy, scope.type, takenKeys, 'take') }
}

/** Roles that something changes for: given, taken, or (where a change that waits is to count at once) those that it is about. */
export function rolesConcerned(
  context: Context,
  { given, taken, before, waiting, hastens }: RolePlan,
): readonly Role[] {
  const hastened = hastens && waiting !== null ? oneSided(before, waiting) : []
  const policy = context.service.policy()
  return [...new Set([...given, ...taken, ...hastened.flatMap((key) => policy.role(key) ?? [])])]
}

/** Throws where the change may not be made: X2 (both sides), X3, X4, A4, C1. Nothing is written. */
export async function requirePlanAllowed(tx: Tx, context: Context, plan: RolePlan): Promise<void> {
  const { scope, user, given, taken, wanted } = plan
  const concerned = rolesConcerned(context, plan)
  refuseOwnRole(context, user, concerned)
  const guest = given.find((role) => role.guest !== null)
  if (guest) throw onlyAsGuest(guest)
  const lasting = taken.find((role) => role.kept)
  if (lasting)
    throw new Problem('conflict', { detail: `Everybody keeps the role ${lasting.label}. It cannot be taken away.` })
  // Of one's own roles those that manage nobody may change (C4).
  if (!isActor(context, user)) await requireMayActOn(tx, context, scope.id, user)
  for (const role of concerned) await requireMayGive(tx, context, scope.id, role)
  // A role that ends by itself counts as gone already (X3).
  for (const role of wanted.expiresAt ? [...given, ...taken] : taken) {
    if (role.atLeast > 0) await requireHolderLeft(tx, context, scope.id, { userId: user, role })
  }
}

export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return oneSided(one, other).length === 0
}

/** What stands in one of the two only. */
function oneSided(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...one.filter((key) => !other.includes(key)), ...other.filter((key) => !one.includes(key))]
}
