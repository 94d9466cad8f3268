import { and, asc, eq, exists, gt, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { unexpired } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import {
  accessRequests,
  apiTokens,
  assignments,
  invitations,
  memberships,
  serviceAccounts,
  sessions,
  users,
} from '../../db/schema.ts'
import type { RequestId, ScopeId, ServiceAccountId, TokenId, UserId } from '../../ids.ts'
import { beginsWith } from './begins-with.ts'

export type MembershipRow = typeof memberships.$inferSelect
export type AssignmentRow = typeof assignments.$inferSelect
export type UserRow = typeof users.$inferSelect

export async function findMembership(tx: Tx, scopeId: ScopeId, userId: UserId): Promise<MembershipRow | undefined> {
  const [row] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.scopeId, scopeId), eq(memberships.userId, userId)))
  return row
}

export async function putMembership(tx: Tx, row: typeof memberships.$inferInsert): Promise<void> {
  const { status, since, by, addedBy } = row
  await tx
    .insert(memberships)
    .values(row)
    .onConflictDoUpdate({ target: [memberships.userId, memberships.scopeId], set: { status, since, by, addedBy } })
}

/** Roles held now in a scope: those whose end has come no longer count. */
export async function heldRoles(tx: Tx, scopeId: ScopeId, userId: UserId, now: Date): Promise<AssignmentRow[]> {
  return tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.scopeId, scopeId), eq(assignments.userId, userId), unexpired(now)))
    .orderBy(asc(assignments.grantedAt), asc(assignments.role))
}

/** Gives a role anew: what was kept of an earlier, expired assignment of it is replaced. */
export async function putAssignments(tx: Tx, rows: readonly AssignmentRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(assignments)
    .values([...rows])
    .onConflictDoUpdate({
      target: [assignments.userId, assignments.scopeId, assignments.role],
      set: {
        grantedBy: sql`excluded.granted_by`,
        grantedAt: sql`excluded.granted_at`,
        reason: sql`excluded.reason`,
        expiresAt: sql`excluded.expires_at`,
        remindedAt: sql`excluded.reminded_at`,
      },
    })
}

export async function deleteAssignments(tx: Tx, scopeId: ScopeId, userId: UserId, roles?: readonly string[]) {
  const where = [eq(assignments.scopeId, scopeId), eq(assignments.userId, userId)]
  if (roles) where.push(inArray(assignments.role, [...roles]))
  await tx.delete(assignments).where(and(...where))
}

/** Roles that open sessions still keep, by person; where they differ, those of the newest session. */
export async function pinnedRoles(tx: Tx, scopeId: ScopeId, people: readonly UserId[], now: Date) {
  if (people.length === 0) return new Map<UserId, readonly string[]>()
  const rows = await tx
    .select({ userId: sessions.userId, roles: sql<readonly string[]>`${sessions.pinned} -> ${scopeId}::text` })
    .from(sessions)
    .where(and(inArray(sessions.userId, [...people]), isWaiting(scopeId, now)))
    .orderBy(asc(sessions.id))
  return new Map(rows.map((row) => [row.userId, row.roles]))
}

/** In how many open sessions a change of role waits. */
export async function sessionsWaiting(tx: Tx, scopeId: ScopeId, userId: UserId, now: Date): Promise<number> {
  return tx.$count(sessions, and(eq(sessions.userId, userId), isWaiting(scopeId, now)))
}

function isWaiting(scopeId: ScopeId, now: Date): SQL | undefined {
  return and(
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.idleExpiresAt, now),
    sql`${sessions.pinned} -> ${scopeId}::text is not null`,
  )
}

/** Sessions that keep just the roles that are held now keep nothing: they follow the next change. */
export async function unpinWhatIsHeld(tx: Tx, scopeId: ScopeId, userId: UserId, held: readonly string[]) {
  const kept = sql`${sessions.pinned} -> ${scopeId}::text`
  const roles = sql`${JSON.stringify(held)}::jsonb`
  await tx
    .update(sessions)
    .set({ pinned: sql`${sessions.pinned} - ${scopeId}::text` })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), sql`${kept} @> ${roles} and ${kept} <@ ${roles}`))
}

export async function endTokensIn(tx: Tx, scopeId: ScopeId, userId: UserId, now: Date): Promise<TokenId[]> {
  const rows = await tx
    .update(apiTokens)
    .set({ endedAt: now })
    .where(and(eq(apiTokens.userId, userId), eq(apiTokens.scopeId, scopeId), isNull(apiTokens.endedAt)))
    .returning({ id: apiTokens.id })
  return rows.map((row) => row.id)
}

/** Tokens that ended together with the membership, and not by somebody's choice or the end of the account: only those can resume (A15). */
export async function resumeTokens(tx: Tx, membership: MembershipRow, tokens: readonly TokenId[]): Promise<TokenId[]> {
  if (tokens.length === 0) return []
  const rows = await tx
    .update(apiTokens)
    .set({ endedAt: null })
    .where(
      and(
        eq(apiTokens.userId, membership.userId),
        eq(apiTokens.scopeId, membership.scopeId),
        eq(apiTokens.endedAt, membership.since),
        eq(apiTokens.endedForGood, false),
        inArray(apiTokens.id, [...tokens]),
      ),
    )
    .returning({ id: apiTokens.id })
  return rows.map((row) => row.id)
}

/** What waits for the address of somebody who was cut off opens nothing any more. */
export async function endInvitationsTo(
  tx: Tx,
  scopeId: ScopeId,
  emailKey: string,
  end: { readonly revokedAt: Date; readonly endedBy: string },
) {
  return tx
    .update(invitations)
    .set({ ...end, endedHow: 'cut-off' })
    .where(
      and(
        eq(invitations.scopeId, scopeId),
        eq(invitations.emailKey, emailKey),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning({ email: invitations.email, expiresAt: invitations.expiresAt })
}

export async function findUser(tx: Tx, userId: UserId) {
  const [row] = await tx.select().from(users).where(eq(users.id, userId))
  return row
}

export async function nameOfMachine(tx: Tx, id: ServiceAccountId): Promise<string | null> {
  const [row] = await tx.select({ name: serviceAccounts.name }).from(serviceAccounts).where(eq(serviceAccounts.id, id))
  return row?.name ?? null
}

/** Of the account where it is closed, since then nothing here counts; else of the membership. */
export type MemberState = 'active' | 'disabled' | 'archived' | 'blocked'

export interface MemberFilter {
  readonly person?: UserId | undefined
  /** Key of the beginning of a name or an address. */
  readonly search?: string | undefined
  readonly role?: string | undefined
  readonly status?: MemberState | undefined
  /** Not seen since then, or never. */
  readonly inactiveSince?: Date | undefined
  readonly after?: { readonly nameKey: string; readonly id: UserId } | undefined
  readonly limit: number
}

/** Members by name. A page costs the same at any length of the list: it is found by the keys beside the memberships alone. */
export async function listMembers(tx: Tx, scopeId: ScopeId, filter: MemberFilter, now: Date) {
  const page = await pageOfMembers(tx, scopeId, filter, now)
  if (page.length === 0) return []
  const ids = page.map(({ userId }) => userId)
  // By ids alone and apart: joined, they would be looked for in the whole scope where statistics are old.
  const people = await tx.select().from(users).where(inArray(users.id, ids))
  const found = new Map(people.map((user) => [user.id, user]))
  return page.flatMap(({ userId, status, since }) => {
    const user = found.get(userId)
    return user ? [{ user, membership: { status, since } }] : []
  })
}

/**
 * One stretch of an index for each status and each way to be found, and the first of them all together: a condition with `or`
 * would be read from end to end.
 */
async function pageOfMembers(tx: Tx, scopeId: ScopeId, filter: MemberFilter, now: Date) {
  const { person, search, role, status, inactiveSince, after, limit } = filter
  const statuses = status === 'active' || status === 'disabled' ? [status] : (['active', 'disabled'] as const)
  // Whatever the statistics say, the index that has the names is the one that answers most of the condition.
  const ways = search === undefined ? [gte(memberships.nameKey, '')] : beginsWith(search, memberships)
  const holdsRole = (key: string) =>
    exists(
      tx
        .select({ one: sql`1` })
        .from(assignments)
        .where(
          and(
            eq(assignments.userId, memberships.userId),
            eq(assignments.scopeId, scopeId),
            eq(assignments.role, key),
            unexpired(now),
          ),
        ),
    )
  const stretches = statuses.flatMap((wanted) =>
    ways.map((way) =>
      tx
        .select({
          ...{ userId: memberships.userId, nameKey: memberships.nameKey },
          ...{ status: memberships.status, since: memberships.since },
        })
        .from(memberships)
        .where(
          and(
            eq(memberships.scopeId, scopeId),
            eq(memberships.status, wanted),
            way,
            status === undefined ? undefined : hasAccount(tx, status),
            inactiveSince === undefined ? undefined : notSeenSince(tx, inactiveSince),
            person === undefined ? undefined : eq(memberships.userId, person),
            role === undefined ? undefined : holdsRole(role),
            after === undefined
              ? undefined
              : sql`(${memberships.nameKey}, ${memberships.userId}) > (${after.nameKey}, ${after.id}::uuid)`,
          ),
        )
        .orderBy(asc(memberships.nameKey), asc(memberships.userId))
        .limit(limit),
    ),
  )
  return tx
    .select({
      userId: sql<UserId>`user_id`,
      status: sql<MembershipRow['status']>`status`,
      since: sql<Date>`since`.mapWith(memberships.since),
    })
    .from(sql`(${sql.join(stretches, sql` union `)}) as page`)
    .orderBy(sql`name_key, user_id`)
    .limit(limit)
}

/** Whether the account lets the membership be in that state. */
function hasAccount(tx: Tx, state: MemberState): SQL {
  if (state === 'archived' || state === 'blocked') {
    // Few accounts are closed: they are found first, and no member's account is looked at one by one.
    const closed = tx.select({ id: users.id }).from(users).where(eq(users.status, state)).offset(0)
    return inArray(memberships.userId, closed)
  }
  // A value, and no join: it is looked up for each row that the stretch yields until the page is full, and for no other.
  const account = tx.select({ status: users.status }).from(users).where(eq(users.id, memberships.userId))
  return sql`(${account}) = 'active'`
}

function notSeenSince(tx: Tx, since: Date): SQL {
  const seen = tx.select({ at: users.lastActiveAt }).from(users).where(eq(users.id, memberships.userId))
  return sql`coalesce((${seen}), '-infinity') < ${since.toISOString()}::timestamptz`
}

/** Those of these people who are members here. */
export async function membersAmong(tx: Tx, scopeId: ScopeId, people: readonly UserId[]) {
  const statuses = ['active', 'disabled'] as const
  const rows = await tx
    .select({ userId: memberships.userId, status: memberships.status })
    .from(memberships)
    .where(
      and(
        eq(memberships.scopeId, scopeId),
        inArray(memberships.userId, [...people]),
        inArray(memberships.status, [...statuses]),
      ),
    )
  return rows.flatMap(({ userId, status }) => (status === 'removed' ? [] : [{ userId, status }]))
}

export async function rolesOfMembers(tx: Tx, scopeId: ScopeId, people: readonly UserId[], now: Date) {
  if (people.length === 0) return []
  return tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.scopeId, scopeId), inArray(assignments.userId, [...people]), unexpired(now)))
    .orderBy(asc(assignments.grantedAt), asc(assignments.role))
}

/** What somebody asked for here that can still be answered. */
export async function openRequest(tx: Tx, scopeId: ScopeId, userId: UserId, now: Date) {
  const [row] = await tx
    .select({ id: accessRequests.id, permission: accessRequests.permission })
    .from(accessRequests)
    .where(
      and(
        eq(accessRequests.userId, userId),
        eq(accessRequests.scopeId, scopeId),
        eq(accessRequests.state, 'open'),
        gt(accessRequests.expiresAt, now),
      ),
    )
  return row
}

export async function closeRequest(
  tx: Tx,
  id: RequestId,
  answer: {
    readonly state: 'accepted' | 'declined' | 'withdrawn'
    readonly decidedBy?: string
    readonly decidedAt: Date
  },
): Promise<void> {
  await tx.update(accessRequests).set(answer).where(eq(accessRequests.id, id))
}
