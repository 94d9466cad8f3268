import { and, asc, count, desc, eq, exists, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { unexpired } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import { assignments, invitations, memberships, scopeClaims, scopes, serviceAccounts, users } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'

/** Where to look: in one scope, or everywhere. */
export interface LeftBy {
  readonly person: UserId
  readonly scope: ScopeId | null
}

/** How somebody is named who set something up, themselves or by a token of theirs. */
function namesOf(person: UserId): string[] {
  return [`person:${person}`, `token:${person}`]
}

function openInvitation({ person, scope }: LeftBy, now: Date): SQL | undefined {
  return and(
    or(inArray(invitations.invitedBy, namesOf(person)), eq(invitations.sponsorId, person)),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, now),
    scope === null ? undefined : eq(invitations.scopeId, scope),
  )
}

function liveMachine({ person, scope }: LeftBy): SQL | undefined {
  return and(
    eq(serviceAccounts.madeBy, person),
    isNull(serviceAccounts.endedAt),
    scope === null ? undefined : eq(serviceAccounts.scopeId, scope),
  )
}

/** Whoever they added, or who came in by their invitation, and was not let in by somebody else or themselves since. */
function letIn({ person, scope }: LeftBy): SQL | undefined {
  return and(
    inArray(memberships.addedBy, namesOf(person)),
    scope === null ? undefined : eq(memberships.scopeId, scope),
    ne(memberships.userId, person),
    // A guest has somebody else who answers for them, or is told of as this person's.
    isNull(memberships.sponsorId),
  )
}

/** Guests whom they answer for, and whose access has not ended by itself. */
function guestOf(tx: Tx, { person, scope }: LeftBy, now: Date): SQL | undefined {
  const held = tx
    .select({ one: sql`1` })
    .from(assignments)
    .where(
      and(eq(assignments.userId, memberships.userId), eq(assignments.scopeId, memberships.scopeId), unexpired(now)),
    )
  return and(
    eq(memberships.sponsorId, person),
    scope === null ? undefined : eq(memberships.scopeId, scope),
    exists(held),
  )
}

const stillIn = and(eq(memberships.status, 'active'), eq(users.status, 'active'))

export async function countLeftBehind(tx: Tx, by: LeftBy, now: Date) {
  const [open] = await tx.select({ n: count() }).from(invitations).where(openInvitation(by, now))
  const [inside] = await tx
    .select({ n: count() })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(letIn(by), stillIn))
  const [machines] = await tx.select({ n: count() }).from(serviceAccounts).where(liveMachine(by))
  const [guests] = await tx
    .select({ n: count() })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(guestOf(tx, by, now), stillIn))
  const [left, people] = [open?.n ?? 0, inside?.n ?? 0]
  return { invitations: left, people, serviceAccounts: machines?.n ?? 0, guests: guests?.n ?? 0 }
}

/** How much lies in which places. */
export async function placesLeft(tx: Tx, by: LeftBy, now: Date) {
  const inPlace = <Column>(scopeId: Column) => ({ scopeId, n: count() })
  const open = await tx
    .select(inPlace(invitations.scopeId))
    .from(invitations)
    .where(openInvitation(by, now))
    .groupBy(invitations.scopeId)
  const inside = await tx
    .select(inPlace(memberships.scopeId))
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(letIn(by), stillIn))
    .groupBy(memberships.scopeId)
  const machines = await tx
    .select(inPlace(serviceAccounts.scopeId))
    .from(serviceAccounts)
    .where(liveMachine(by))
    .groupBy(serviceAccounts.scopeId)
  const guests = await tx
    .select(inPlace(memberships.scopeId))
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(guestOf(tx, by, now), stillIn))
    .groupBy(memberships.scopeId)
  return { invitations: open, people: inside, machines, guests }
}

const scope = { id: scopes.id, type: scopes.type, name: scopes.name }

interface Listed {
  readonly by: LeftBy
  readonly places: readonly ScopeId[]
  readonly limit: number
}

export function invitationsLeft(tx: Tx, { by, places, limit }: Listed, now: Date) {
  return tx
    .select({
      ...{ id: invitations.id, name: invitations.email, role: invitations.role, since: invitations.createdAt },
      scope,
    })
    .from(invitations)
    .innerJoin(scopes, eq(scopes.id, invitations.scopeId))
    .where(and(openInvitation(by, now), inArray(invitations.scopeId, [...places])))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(limit)
}

export function peopleLeft(tx: Tx, { by, places, limit }: Listed) {
  return tx
    .select({ id: memberships.userId, name: users.name, since: memberships.since, scope })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(scopes, eq(scopes.id, memberships.scopeId))
    .where(and(letIn(by), stillIn, inArray(memberships.scopeId, [...places])))
    .orderBy(desc(memberships.since), asc(memberships.userId))
    .limit(limit)
}

export function guestsLeft(tx: Tx, { by, places, limit }: Listed, now: Date) {
  return tx
    .select({ id: memberships.userId, name: users.name, since: memberships.since, scope })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(scopes, eq(scopes.id, memberships.scopeId))
    .where(and(guestOf(tx, by, now), stillIn, inArray(memberships.scopeId, [...places])))
    .orderBy(desc(memberships.since), asc(memberships.userId))
    .limit(limit)
}

export function machinesLeft(tx: Tx, { by, places, limit }: Listed) {
  return tx
    .select({
      ...{ id: serviceAccounts.id, name: serviceAccounts.name, role: serviceAccounts.role },
      ...{ since: serviceAccounts.createdAt, scope },
    })
    .from(serviceAccounts)
    .innerJoin(scopes, eq(scopes.id, serviceAccounts.scopeId))
    .where(and(liveMachine(by), inArray(serviceAccounts.scopeId, [...places])))
    .orderBy(desc(serviceAccounts.createdAt), desc(serviceAccounts.id))
    .limit(limit)
}

/** What these people hold in these scopes now. */
export async function rolesHeld(tx: Tx, people: readonly UserId[], scopeIds: readonly ScopeId[], now: Date) {
  if (people.length === 0) return []
  return tx
    .select({ userId: assignments.userId, scopeId: assignments.scopeId, role: assignments.role })
    .from(assignments)
    .where(and(inArray(assignments.userId, [...people]), inArray(assignments.scopeId, [...scopeIds]), unexpired(now)))
}

/** Whether the person is or was a member there. */
export async function hasTrace(tx: Tx, scopeId: ScopeId, userId: UserId): Promise<boolean> {
  const rows = await tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.scopeId, scopeId), eq(memberships.userId, userId)))
  return rows.length > 0
}

export async function hasAccount(tx: Tx, userId: UserId, population: string): Promise<boolean> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.population, population)))
  return rows.length > 0
}

/** Marks the scope, where it is not marked yet, and remembers who held the role last. */
export async function markOwnerless(tx: Tx, scopeId: ScopeId, since: Date, last: UserId): Promise<void> {
  await tx
    .update(scopes)
    .set({
      ownerlessSince: sql`coalesce(${scopes.ownerlessSince}, ${since.toISOString()}::timestamptz)`,
      formerHolders: sql`array_append(array_remove(${scopes.formerHolders}, ${last}::uuid), ${last}::uuid)`,
    })
    .where(eq(scopes.id, scopeId))
}

/** Takes the mark away, and ends a claim that waited. */
export async function endOwnerless(tx: Tx, scopeId: ScopeId, decidedBy: string, decidedAt: Date): Promise<void> {
  await tx.update(scopes).set({ ownerlessSince: null, formerHolders: [] }).where(eq(scopes.id, scopeId))
  await tx
    .update(scopeClaims)
    .set({ state: 'over', decidedBy, decidedAt })
    .where(and(eq(scopeClaims.scopeId, scopeId), eq(scopeClaims.state, 'open')))
}
