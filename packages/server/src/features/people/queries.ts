import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { ofMembership, unexpired } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import { apiTokens, assignments, auditEvents, identities, memberships, scopes, tries, users } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { beginsWith } from '../members/begins-with.ts'

export type UserRow = typeof users.$inferSelect

export async function findUser(tx: Tx, userId: UserId, population: string): Promise<UserRow | undefined> {
  const [row] = await tx
    .select()
    .from(users)
    .where(and(eq(users.id, userId), eq(users.population, population)))
  return row
}

export async function nameOf(tx: Tx, userId: UserId): Promise<string | null> {
  const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId))
  return row?.name ?? null
}

/** Takes the person's row, so that two acts on one person come one after the other. */
export async function lockUser(tx: Tx, userId: UserId): Promise<UserRow | undefined> {
  const [row] = await tx.select().from(users).where(eq(users.id, userId)).for('update')
  return row
}

/** Nothing, where the address is taken: of two who make the same account at once, one is told. */
export async function insertUser(tx: Tx, row: typeof users.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(users).values(row).onConflictDoNothing().returning({ id: users.id })
  return rows.length > 0
}

/** X11: what the mailbox's owner says, and nothing of before. */
export async function setFirstProof(
  tx: Tx,
  userId: UserId,
  proof: Pick<UserRow, 'passwordHash' | 'emailProvedAt'> & Partial<Pick<UserRow, 'name' | 'nameKey'>>,
): Promise<void> {
  const wiped = { mustChangePassword: false, passwordExpiresAt: null }
  await tx
    .update(users)
    .set({ ...proof, ...wiped })
    .where(eq(users.id, userId))
}

/** Everything with which somebody could show that they are this person, apart from a password. */
export async function deleteIdentities(tx: Tx, userId: UserId): Promise<void> {
  await tx.delete(identities).where(eq(identities.userId, userId))
}

export async function setStatus(
  tx: Tx,
  userId: UserId,
  to: Pick<UserRow, 'status' | 'blockedWhenArchived'>,
): Promise<void> {
  await tx.update(users).set(to).where(eq(users.id, userId))
}

export async function setName(tx: Tx, userId: UserId, name: Pick<UserRow, 'name' | 'nameKey'>): Promise<void> {
  await tx.update(users).set(name).where(eq(users.id, userId))
}

/** X5, X11: for good. Those that ended with a membership do not resume with it either (A15). Answers how many worked until now. */
export async function endTokens(tx: Tx, userId: UserId, now: Date): Promise<number> {
  await tx.update(apiTokens).set({ endedForGood: true }).where(eq(apiTokens.userId, userId))
  const rows = await tx
    .update(apiTokens)
    .set({ endedAt: now })
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.endedAt)))
    .returning({ id: apiTokens.id })
  return rows.length
}

/** How many of their API tokens work now. */
export async function countTokens(tx: Tx, userId: UserId, now: Date): Promise<number> {
  const { endedAt, expiresAt } = apiTokens
  return tx.$count(
    apiTokens,
    and(eq(apiTokens.userId, userId), isNull(endedAt), or(isNull(expiresAt), gt(expiresAt, now))),
  )
}

/** Whether this actor has done that to the person since then. */
export async function hasDone(
  tx: Tx,
  { action, actorId, targetId, since }: { action: string; actorId: string; targetId: UserId; since: Date },
): Promise<boolean> {
  const rows = await tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.targetId, targetId),
        eq(auditEvents.action, action),
        eq(auditEvents.actorId, actorId),
        gt(auditEvents.at, since),
      ),
    )
    .limit(1)
  return rows.length > 0
}

export interface PersonFilter {
  /** Key of the beginning of a name or an address. */
  readonly search?: string | undefined
  readonly status?: UserRow['status'] | undefined
  /** Only those whose password way is closed then (C8). */
  readonly lockedAt?: Date | undefined
  /** Only those who hold this role there now. */
  readonly holding?: { readonly scope: ScopeId; readonly role: string; readonly now: Date } | undefined
  readonly after?: { readonly nameKey: string; readonly id: UserId } | undefined
  readonly limit: number
}

export async function listPeople(tx: Tx, population: string, filter: PersonFilter): Promise<UserRow[]> {
  const { search, status, lockedAt, holding, after } = filter
  return tx
    .select()
    .from(users)
    .where(
      and(
        eq(users.population, population),
        status === undefined ? undefined : eq(users.status, status),
        lockedAt === undefined ? undefined : inArray(users.id, lockedThen(tx, lockedAt)),
        holding === undefined ? undefined : inArray(users.id, holders(tx, holding)),
        search === undefined ? undefined : or(...beginsWith(search, users)),
        after === undefined ? undefined : gte(users.nameKey, after.nameKey),
        after === undefined
          ? undefined
          : or(gt(users.nameKey, after.nameKey), and(eq(users.nameKey, after.nameKey), gt(users.id, after.id))),
      ),
    )
    .orderBy(asc(users.nameKey), asc(users.id))
    .limit(filter.limit)
}

function lockedThen(tx: Tx, at: Date) {
  return tx
    .select({ id: sql<UserId>`${tries.userId}` })
    .from(tries)
    .where(and(isNotNull(tries.userId), gt(tries.closedUntil, at)))
}

function holders(tx: Tx, { scope, role, now }: NonNullable<PersonFilter['holding']>) {
  return tx
    .select({ id: assignments.userId })
    .from(assignments)
    .where(and(eq(assignments.scopeId, scope), eq(assignments.role, role), unexpired(now)))
}

export async function membershipsOf(tx: Tx, userId: UserId) {
  return tx
    .select({ scope: scopes, membership: memberships })
    .from(memberships)
    .innerJoin(scopes, eq(scopes.id, memberships.scopeId))
    .where(and(eq(memberships.userId, userId), inArray(memberships.status, ['active', 'disabled'])))
    .orderBy(asc(scopes.nameKey), asc(scopes.id))
}

export async function assignmentsOf(tx: Tx, userId: UserId, now: Date) {
  return tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.userId, userId), unexpired(now)))
    .orderBy(asc(assignments.scopeId), asc(assignments.role))
}

/** Of several people at once; only where they are a member, as `personAccess` has it. */
export async function rolesAnywhere(tx: Tx, people: readonly UserId[], now: Date) {
  if (people.length === 0) return []
  return tx
    .select({ userId: assignments.userId, scopeId: assignments.scopeId, role: assignments.role })
    .from(assignments)
    .innerJoin(memberships, ofMembership)
    .where(and(inArray(assignments.userId, [...people]), unexpired(now)))
}

export async function firstScopeOfType(tx: Tx, type: string): Promise<ScopeId | undefined> {
  const [row] = await tx
    .select({ id: scopes.id })
    .from(scopes)
    .where(eq(scopes.type, type))
    .orderBy(asc(scopes.id))
    .limit(1)
  return row?.id
}
