import type { Role } from '@portreeve/engine'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { assignments, memberships, sessions, users } from '../db/schema.ts'
import { Problem } from '../errors.ts'
import type { ScopeId, UserId } from '../ids.ts'
import { actorRoles } from './actor-roles.ts'
import { personAccess } from './grant-cache.ts'
import { counts, ofMembership } from './role-holders.ts'
import { lockScope, type ScopeRow, scopePath } from './scopes.ts'
import { peopleWithWayIn, type SettingsTried } from './way-in.ts'

/** Whoever is about to lose a role (`role`), or every role in the scope (left out). */
interface Leaving {
  readonly userId: UserId
  readonly role?: Role
}

/**
 * X3: somebody else who can mend the scope must stay. Call it before taking a role, giving an end date, leaving. It locks
 * the scope, so that two at once cannot both pass. Throws `last-holder`. A cut-off asks `partWithHolder` of the leftovers
 * instead, which knows whom the rule excepts.
 */
export async function requireHolderLeft(tx: Tx, context: Context, scopeId: ScopeId, without: Leaving): Promise<void> {
  const [role] = await rolesLeftEmpty(tx, context, scopeId, without)
  if (role) throw lastHolder(role)
}

export function lastHolder(role: Role): Problem {
  return new Problem('last-holder', {
    detail: `Nobody else has the role "${role.label}" here and can sign in. Give it to somebody else first.`,
    more: { role: role.key },
  })
}

/** The roles that must always be held, and that nobody usable would hold any longer. Locks the scope. */
export async function rolesLeftEmpty(
  tx: Tx,
  context: Context,
  scopeId: ScopeId,
  without: Leaving,
): Promise<readonly Role[]> {
  const { type } = await lockScope(tx, scopeId)
  const empty: Role[] = []
  for (const role of rolesToHold(context, type)) {
    if (without.role !== undefined && without.role.key !== role.key) continue
    const holders = await usableHolders(tx, context, scopeId, role)
    // Where there is no usable holder already, this act does not make it worse.
    if (holders.includes(without.userId) && holders.every((id) => id === without.userId)) empty.push(role)
  }
  return empty
}

/** The roles that must always be held, and that nobody usable holds now. Lock the scope first. */
export async function rolesUnheld(
  tx: Tx,
  context: Context,
  scope: Pick<ScopeRow, 'id' | 'type'>,
): Promise<readonly Role[]> {
  const unheld: Role[] = []
  for (const role of rolesToHold(context, scope.type)) {
    if ((await usableHolders(tx, context, scope.id, role)).length === 0) unheld.push(role)
  }
  return unheld
}

function rolesToHold(context: Context, scopeType: string): readonly Role[] {
  return (context.service.policy().scopeType(scopeType)?.roles ?? []).filter(({ atLeast }) => atLeast > 0)
}

/**
 * The scopes where the person holds a role that must always be held, whether or not they can act on it now. For acts on a whole
 * person: takes a wall that sees every tenant. In the order of their ids, so that two at once never wait for each other.
 */
export async function scopesToHold(tx: Tx, context: Context, userId: UserId): Promise<readonly ScopeId[]> {
  if (context.wall.tenants !== 'all')
    throw new Error('Acting on a whole person takes a transaction that sees every tenant')
  const access = await personAccess(tx, context.service.policy(), context.service.clock.now(), userId)
  return [...(access?.scopes ?? [])]
    .filter(([, { roles }]) => roles.some(({ atLeast }) => atLeast > 0))
    .map(([id]) => id)
    .sort()
}

/**
 * X3: whether the actor may cut off even the last holder there. Said by a role held in a scope above; never by one of the
 * scope itself, so that nobody empties the place that they are in.
 */
export async function mayEndLastHolder(tx: Tx, context: Context, scopeId: ScopeId): Promise<boolean> {
  const [, ...above] = await scopePath(tx, scopeId)
  const views = await actorRoles(tx, context, above)
  return views.every((roles) => roles.some(({ endsLastHolder }) => endsLastHolder))
}

/**
 * Who holds the role and can act on it: active, able to sign in, without an end date (whose end would leave nobody), and
 * not only through sessions that still have the roles of before (A9). `tried`: with settings that are not saved yet. Lock the
 * scope before counting.
 */
export async function usableHolders(
  tx: Tx,
  context: Context,
  scopeId: ScopeId,
  role: Role,
  tried?: SettingsTried,
): Promise<readonly UserId[]> {
  const { clock } = context.service
  const holders = await tx
    .select({ userId: users.id })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .innerJoin(memberships, ofMembership)
    .where(
      and(
        eq(assignments.scopeId, scopeId),
        eq(assignments.role, role.key),
        isNull(assignments.expiresAt),
        counts(clock.now()),
      ),
    )
  const open = await tx
    .select({ userId: sessions.userId, pinned: sessions.pinned })
    .from(sessions)
    .innerJoin(assignments, eq(assignments.userId, sessions.userId))
    .where(
      and(
        eq(assignments.scopeId, scopeId),
        eq(assignments.role, role.key),
        isNull(sessions.endedAt),
        isNull(sessions.awaits),
        gt(sessions.expiresAt, clock.now()),
      ),
    )
  const keepsFormer = (pinned: (typeof open)[number]['pinned']) => pinned[scopeId]?.includes(role.key) === false
  const waiting = new Set(open.filter(({ pinned }) => keepsFormer(pinned)).map(({ userId }) => userId))
  for (const { userId, pinned } of open) if (!keepsFormer(pinned)) waiting.delete(userId)
  const ids = holders.map(({ userId }) => userId)
  const comingIn = await peopleWithWayIn(tx, context.service, ids, tried)
  return ids.filter((id) => comingIn.has(id) && !waiting.has(id))
}
