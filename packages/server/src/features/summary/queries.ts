import { and, count, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { ofMembership, unexpired } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import {
  accessRequests,
  apiTokens,
  assignments,
  invitations,
  memberships,
  scopes,
  sessions,
  users,
} from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'

/** Those who are in the members list: whoever was removed is not. */
const listed = inArray(memberships.status, ['active', 'disabled'])

/**
 * How many members, by the state of their membership; and of those the ones whose account is closed once more, with its state. The
 * few closed accounts are looked for by themselves: joined to all members, they would cost more than the counting. One statement, so
 * that both see the same moment.
 */
export function countMembers(tx: Tx, scopeId: ScopeId) {
  const closed = closedAccounts(tx)
  const isIn = and(eq(memberships.scopeId, scopeId), listed)
  const all = tx
    .select({ membership: memberships.status, account: sql<string | null>`null::text`, count: count() })
    .from(memberships)
    .where(isIn)
    .groupBy(memberships.status)
  const away = tx
    .select({ membership: memberships.status, account: sql<string | null>`${closed.status}`, count: count() })
    .from(closed)
    .innerJoin(memberships, and(eq(memberships.userId, closed.id), isIn))
    .groupBy(memberships.status, closed.status)
  return unionAll(all, away)
}

/** The same by role, of those who hold one: somebody with several counts in each. */
export function countMembersByRole(tx: Tx, scopeId: ScopeId, now: Date) {
  const closed = closedAccounts(tx)
  const isHeld = and(eq(assignments.scopeId, scopeId), eq(memberships.scopeId, scopeId), listed, unexpired(now))
  const { role } = assignments
  const all = tx
    .select({ role, membership: memberships.status, account: sql<string | null>`null::text`, count: count() })
    .from(assignments)
    .innerJoin(memberships, ofMembership)
    .where(isHeld)
    .groupBy(role, memberships.status)
  const away = tx
    .select({ role, membership: memberships.status, account: sql<string | null>`${closed.status}`, count: count() })
    .from(closed)
    .innerJoin(memberships, eq(memberships.userId, closed.id))
    .innerJoin(assignments, ofMembership)
    .where(isHeld)
    .groupBy(role, memberships.status, closed.status)
  return unionAll(all, away)
}

/** `offset 0`: found first, and not one by one for each member. */
function closedAccounts(tx: Tx) {
  const { id, status } = users
  return tx.select({ id, status }).from(users).where(ne(status, 'active')).offset(0).as('closed')
}

/**
 * Members whose open sessions still have former roles (A9). For a transaction that sees everything: sessions belong to no tenant,
 * and whether one may be seen would be looked up for each of them. What is counted are members of the scope.
 */
export async function countWaitingMembers(tx: Tx, scopeId: ScopeId, now: Date): Promise<number> {
  const isWaiting = and(
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.idleExpiresAt, now),
    sql`${sessions.pinned} ? ${scopeId}::text`,
  )
  // `offset 0`: few sessions have such roles, so they are found first, and not one by one for each member.
  const waiting = sql`(select distinct ${sessions.userId} as id from ${sessions} where ${isWaiting} offset 0) as waiting`
  const [row] = await tx
    .select({ count: count() })
    .from(waiting)
    .innerJoin(memberships, and(eq(memberships.userId, sql`waiting.id`), eq(memberships.scopeId, scopeId), listed))
  return row?.count ?? 0
}

export function countPeople(tx: Tx, population: string) {
  return tx
    .select({ status: users.status, count: count() })
    .from(users)
    .where(eq(users.population, population))
    .groupBy(users.status)
}

export function countChildren(tx: Tx, scopeId: ScopeId) {
  return tx
    .select({ type: scopes.type, status: scopes.status, count: count() })
    .from(scopes)
    .where(eq(scopes.parentId, scopeId))
    .groupBy(scopes.type, scopes.status)
}

/** Invitations that wait, and those that waited too long. */
export async function countInvitations(tx: Tx, scopeId: ScopeId, now: Date) {
  const [row] = await tx
    .select({
      open: sql<number>`count(*) filter (where ${gt(invitations.expiresAt, now)})`.mapWith(Number),
      expired: sql<number>`count(*) filter (where not ${gt(invitations.expiresAt, now)})`.mapWith(Number),
    })
    .from(invitations)
    .where(and(eq(invitations.scopeId, scopeId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
  return row ?? { open: 0, expired: 0 }
}

export async function countTokens(tx: Tx, scopeId: ScopeId, userId: UserId): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, userId), eq(apiTokens.scopeId, scopeId), isNull(apiTokens.endedAt)))
  return row?.count ?? 0
}

/** Requests for access that can be answered: of a closed account none can. */
export async function countRequests(tx: Tx, scopeId: ScopeId, now: Date): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .where(
      and(
        eq(accessRequests.scopeId, scopeId),
        eq(accessRequests.state, 'open'),
        gt(accessRequests.expiresAt, now),
        eq(users.status, 'active'),
      ),
    )
  return row?.count ?? 0
}
