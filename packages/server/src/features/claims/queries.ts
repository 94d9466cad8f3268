import { and, arrayContains, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { assignments, memberships, scopeClaims, scopes, users } from '../../db/schema.ts'
import type { ClaimId, ScopeId, UserId } from '../../ids.ts'

export type ClaimRow = typeof scopeClaims.$inferSelect

const claimant = { id: users.id, name: users.name, status: users.status }

/** The last claim of a scope, whatever became of it. */
export async function lastClaim(tx: Tx, scopeId: ScopeId) {
  const [row] = await tx
    .select({ claim: scopeClaims, by: claimant })
    .from(scopeClaims)
    .innerJoin(users, eq(users.id, scopeClaims.userId))
    .where(eq(scopeClaims.scopeId, scopeId))
    .orderBy(desc(scopeClaims.createdAt), desc(scopeClaims.id))
    .limit(1)
  return row
}

export async function findClaim(tx: Tx, id: ClaimId) {
  const [row] = await tx
    .select({ claim: scopeClaims, by: claimant })
    .from(scopeClaims)
    .innerJoin(users, eq(users.id, scopeClaims.userId))
    .where(eq(scopeClaims.id, id))
  return row
}

export async function insertClaim(tx: Tx, row: typeof scopeClaims.$inferInsert): Promise<void> {
  await tx.insert(scopeClaims).values(row)
}

type Decided = Pick<ClaimRow, 'state' | 'decidedBy' | 'decidedAt'>

export async function decideClaim(tx: Tx, id: ClaimId, decided: Decided): Promise<void> {
  await tx.update(scopeClaims).set(decided).where(eq(scopeClaims.id, id))
}

/** Who held the role last, while the scope needs an owner. */
export async function formerHolders(tx: Tx, scopeId: ScopeId): Promise<readonly UserId[]> {
  const [row] = await tx.select({ people: scopes.formerHolders }).from(scopes).where(eq(scopes.id, scopeId))
  return row?.people ?? []
}

export async function namesOf(tx: Tx, people: readonly UserId[]) {
  if (people.length === 0) return []
  return tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...people]))
    .orderBy(asc(users.nameKey), asc(users.id))
}

/** Claims to places where this person held the role last, and that they can object to. */
export async function claimsAgainst(tx: Tx, person: UserId) {
  return tx
    .select({ claim: scopeClaims, by: claimant, scope: { id: scopes.id, type: scopes.type, name: scopes.name } })
    .from(scopeClaims)
    .innerJoin(scopes, eq(scopes.id, scopeClaims.scopeId))
    .innerJoin(users, eq(users.id, scopeClaims.userId))
    .where(
      and(
        ...[eq(scopeClaims.state, 'open'), ne(scopeClaims.userId, person)],
        arrayContains(scopes.formerHolders, [person]),
      ),
    )
    .orderBy(asc(scopeClaims.dueAt), asc(scopeClaims.id))
}

export async function membershipStatus(tx: Tx, scopeId: ScopeId, person: UserId) {
  const [row] = await tx
    .select({ status: memberships.status })
    .from(memberships)
    .where(and(eq(memberships.scopeId, scopeId), eq(memberships.userId, person)))
  return row?.status
}

/** What somebody is in a scope, for the log. */
export async function standingOf(tx: Tx, scopeId: ScopeId, person: UserId) {
  const rows = await tx
    .select({ role: assignments.role })
    .from(assignments)
    .where(and(eq(assignments.scopeId, scopeId), eq(assignments.userId, person)))
    .orderBy(asc(assignments.role))
  const status = (await membershipStatus(tx, scopeId, person)) ?? 'none'
  return { status, roles: rows.map(({ role }) => role) }
}
