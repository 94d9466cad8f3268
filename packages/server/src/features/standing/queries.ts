import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { unexpired } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import { assignments, memberships, scopes, serviceAccounts, users } from '../../db/schema.ts'
import type { ScopeId, ServiceAccountId, UserId } from '../../ids.ts'

/** `first` before all others, of which there may be more than are taken; these by name. */
export async function placesOf(tx: Tx, userId: UserId, first: ScopeId, limit: number) {
  return tx
    .select({ scope: scopes, membership: memberships })
    .from(memberships)
    .innerJoin(scopes, eq(scopes.id, memberships.scopeId))
    .where(and(eq(memberships.userId, userId), inArray(memberships.status, ['active', 'disabled'])))
    .orderBy(desc(eq(scopes.id, first)), asc(scopes.nameKey), asc(scopes.id))
    .limit(limit)
}

export async function rolesIn(tx: Tx, userId: UserId, places: readonly ScopeId[], now: Date) {
  if (places.length === 0) return []
  return tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.userId, userId), inArray(assignments.scopeId, [...places]), unexpired(now)))
    .orderBy(asc(assignments.grantedAt), asc(assignments.role))
}

export async function namesOf(tx: Tx, people: readonly UserId[], machines: readonly ServiceAccountId[]) {
  const found = new Map<string, string>()
  if (people.length > 0) {
    const rows = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, [...people]))
    for (const { id, name } of rows) found.set(id, name)
  }
  if (machines.length > 0) {
    const rows = await tx
      .select({ id: serviceAccounts.id, name: serviceAccounts.name })
      .from(serviceAccounts)
      .where(and(inArray(serviceAccounts.id, [...machines]), isNull(serviceAccounts.endedAt)))
    for (const { id, name } of rows) found.set(id, name)
  }
  return found
}
