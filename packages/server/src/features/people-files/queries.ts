import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { unexpired } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import { assignments, invitations, memberships, scopes, users } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'

export type AccountRow = Awaited<ReturnType<typeof accountsWith>>[number]

/** The accounts with these addresses, as far as the wall lets them be seen. */
export async function accountsWith(tx: Tx, population: string, keys: readonly string[]) {
  const { id, name, emailKey, status, emailProvedAt } = users
  return tx
    .select({ id, name, emailKey, status, emailProvedAt })
    .from(users)
    .where(and(eq(users.population, population), inArray(emailKey, [...keys])))
}

export async function standingsIn(tx: Tx, scope: ScopeId, people: readonly UserId[]) {
  if (people.length === 0) return []
  return tx
    .select({ userId: memberships.userId, status: memberships.status })
    .from(memberships)
    .where(and(eq(memberships.scopeId, scope), inArray(memberships.userId, [...people])))
}

export async function rolesIn(tx: Tx, scope: ScopeId, people: readonly UserId[], now: Date) {
  if (people.length === 0) return []
  const { userId, role, expiresAt, reason } = assignments
  return tx
    .select({ userId, role, expiresAt, reason })
    .from(assignments)
    .where(and(eq(assignments.scopeId, scope), inArray(userId, [...people]), unexpired(now)))
    .orderBy(asc(assignments.grantedAt), asc(role))
}

export async function openInvitationsTo(tx: Tx, scope: ScopeId, keys: readonly string[]) {
  const { emailKey, role, expiresAt, accessExpiresAt } = invitations
  return tx
    .select({ emailKey, role, expiresAt, accessExpiresAt })
    .from(invitations)
    .where(
      and(
        eq(invitations.scopeId, scope),
        inArray(emailKey, [...keys]),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
}

export async function scopesCalled(tx: Tx, nameKey: string): Promise<ScopeId[]> {
  const rows = await tx
    .select({ id: scopes.id })
    .from(scopes)
    .where(eq(scopes.nameKey, nameKey))
    .orderBy(asc(scopes.id))
  return rows.map(({ id }) => id)
}
