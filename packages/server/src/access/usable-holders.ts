import type { Role } from '@portreeve/engine'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { assignments, memberships, sessions, users } from '../db/schema.ts'
import { Problem } from '../errors.ts'
import type { ScopeId, UserId } from '../ids.ts'
import { personAccess } from './grant-cache.ts'
import { counts, ofMembership } from './role-holders.ts'
import { lockScope } from './scopes.ts'

/** Whoever is about to lose a role (`role`), or every role in the scope (left out). */
interface Leaving {
  readonly userId: UserId
  readonly role?: Role
}

/**
 * X3: somebody else who can mend the scope must stay. Call it before taking a role, disabling, removing, giving an end
 * date. It locks the scope, so that two at once cannot both pass. Throws `last-holder`. Not for what the rule excepts: an
 * outside identity provider and the host may always end access.
 */
export async function requireHolderLeft(tx: Tx, context: Context, scopeId: ScopeId, without: Leaving): Promise<void> {
  const { type } = await lockScope(tx, scopeId)
  const roles = (context.service.policy().scopeType(type)?.roles ?? []).filter(
    (role) => role.atLeast > 0 && (without.role === undefined || without.role.key === role.key),
  )
  for (const role of roles) {
    const holders = await usableHolders(tx, context, scopeId, role)
    // Where there is no usable holder already, this act does not make it worse.
    if (!holders.includes(without.userId) || holders.some((id) => id !== without.userId)) continue
    throw new Problem('last-holder', {
      detail: `Nobody else has the role "${role.label}" here and can sign in. Give it to somebody else first.`,
      more: { role: role.key },
    })
  }
}

/** The same for an act on the whole person (archive, block), in every scope. Takes a wall that sees every tenant. */
export async function requireHolderLeftEverywhere(tx: Tx, context: Context, userId: UserId): Promise<void> {
  if (context.wall.tenants !== 'all')
    throw new Error('Acting on a whole person takes a transaction that sees every tenant')
  const access = await personAccess(tx, context.service.policy(), context.service.clock.now(), userId)
  const concerned = [...(access?.scopes ?? [])].filter(([, { roles }]) => roles.some(({ atLeast }) => atLeast > 0))
  // In the order of their ids, so that two archiving at once never wait for each other.
  for (const scopeId of concerned.map(([id]) => id).sort()) await requireHolderLeft(tx, context, scopeId, { userId })
}

/**
 * Who holds the role and can act on it: active, able to sign in, without an end date (whose end would leave nobody), and
 * not only through sessions that still have the roles of before (A9). Lock the scope before counting.
 */
export async function usableHolders(
  tx: Tx,
  context: Context,
  scopeId: ScopeId,
  role: Role,
): Promise<readonly UserId[]> {
  const { clock, config } = context.service
  const holders = await tx
    .select({ userId: users.id, passwordHash: users.passwordHash })
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
        gt(sessions.expiresAt, clock.now()),
      ),
    )
  const keepsFormer = (pinned: (typeof open)[number]['pinned']) => pinned[scopeId]?.includes(role.key) === false
  const waiting = new Set(open.filter(({ pinned }) => keepsFormer(pinned)).map(({ userId }) => userId))
  for (const { userId, pinned } of open) if (!keepsFormer(pinned)) waiting.delete(userId)
  // The demo's people sign in with one click and have no password.
  return holders
    .filter(({ userId, passwordHash }) => (passwordHash !== null || config.demo) && !waiting.has(userId))
    .map(({ userId }) => userId)
}
