import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { nobody, type StoredShare } from '../../access/registered-resources.ts'
import type { Tx } from '../../db/database.ts'
import { assignments, memberships, resourceShares, resources, users } from '../../db/schema.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'

export async function setSponsor(tx: Tx, scopeId: ScopeId, userId: UserId, sponsorId: UserId | null): Promise<void> {
  await tx
    .update(memberships)
    .set({ sponsorId })
    .where(and(eq(memberships.scopeId, scopeId), eq(memberships.userId, userId)))
}

/** Their assignments of these roles, also those whose end has come: who was a guest can be one for longer. */
export async function guestAssignments(
  tx: Tx,
  scopeId: ScopeId,
  people: readonly UserId[],
  roles: readonly string[],
): Promise<(typeof assignments.$inferSelect)[]> {
  if (people.length === 0 || roles.length === 0) return []
  return tx
    .select()
    .from(assignments)
    .where(
      and(
        eq(assignments.scopeId, scopeId),
        inArray(assignments.userId, [...people]),
        inArray(assignments.role, [...roles]),
      ),
    )
    .orderBy(asc(assignments.grantedAt), asc(assignments.role))
}

const sponsor = alias(memberships, 'sponsor')

/** Who answers for them, and whether they are still there to do so. */
export function sponsorsOf(tx: Tx, scopeId: ScopeId, people: readonly UserId[]) {
  return tx
    .select({
      ...{ userId: memberships.userId, id: users.id, name: users.name },
      here: sql<boolean>`${users.status} = 'active' and coalesce(${sponsor.status}, 'none') = 'active'`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.sponsorId))
    .leftJoin(sponsor, and(eq(sponsor.scopeId, memberships.scopeId), eq(sponsor.userId, memberships.sponsorId)))
    .where(and(eq(memberships.scopeId, scopeId), inArray(memberships.userId, [...people])))
}

interface Shared {
  readonly scopeId: ScopeId
  readonly kind: string
  readonly relation: string
}

/** What is shared with them in a scope, by name. */
export function sharedWith(tx: Tx, people: readonly UserId[], { scopeId, kind, relation }: Shared) {
  return tx
    .select({ userId: resourceShares.userId, id: resources.id })
    .from(resourceShares)
    .innerJoin(resources, eq(resources.id, resourceShares.resourceId))
    .where(
      and(
        inArray(resourceShares.userId, [...people]),
        eq(resourceShares.relation, relation),
        eq(resources.scopeId, scopeId),
        eq(resources.kind, kind),
      ),
    )
    .orderBy(asc(resources.nameKey), asc(resources.id))
}

export async function share(tx: Tx, rows: readonly Omit<StoredShare, 'organizationId'>[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(resourceShares)
    .values(rows.map((row) => ({ ...row, organizationId: nobody as ScopeId })))
    .onConflictDoUpdate({
      target: [resourceShares.resourceId, resourceShares.userId, resourceShares.organizationId],
      set: { relation: sql`excluded.relation` },
    })
}

export async function unshare(tx: Tx, userId: UserId, relation: string, ids: readonly ResourceId[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .delete(resourceShares)
    .where(
      and(
        eq(resourceShares.userId, userId),
        eq(resourceShares.relation, relation),
        inArray(resourceShares.resourceId, [...ids]),
      ),
    )
}
