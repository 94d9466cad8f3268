import { and, asc, countDistinct, eq, gt, inArray } from 'drizzle-orm'
import { counts, ofMembership, unexpired } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import { assignments, memberships, users } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'

/** How many people hold each role of a scope. */
export function countHolders(tx: Tx, scopeId: ScopeId, now: Date) {
  return tx
    .select({ role: assignments.role, holders: countDistinct(users.id) })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .innerJoin(memberships, ofMembership)
    .where(and(eq(assignments.scopeId, scopeId), counts(now)))
    .groupBy(assignments.role)
}

/** People who hold one of these roles in the scope, by id, each once. */
export function findHolders(
  tx: Tx,
  scopeId: ScopeId,
  roles: readonly string[],
  now: Date,
  page: { readonly after: string | null; readonly limit: number },
) {
  return tx
    .selectDistinct({ id: users.id, name: users.name, email: users.email })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .innerJoin(memberships, ofMembership)
    .where(
      and(
        eq(assignments.scopeId, scopeId),
        counts(now),
        inArray(assignments.role, roles),
        page.after === null ? undefined : gt(users.id, page.after as UserId),
      ),
    )
    .orderBy(asc(users.id))
    .limit(page.limit)
}

/** Which of these roles each of these people holds in the scope. */
export function findHeldRoles(
  tx: Tx,
  scopeId: ScopeId,
  people: readonly UserId[],
  roles: readonly string[],
  now: Date,
) {
  return tx
    .select({ userId: assignments.userId, role: assignments.role })
    .from(assignments)
    .where(
      and(
        eq(assignments.scopeId, scopeId),
        inArray(assignments.userId, people),
        inArray(assignments.role, roles),
        unexpired(now),
      ),
    )
    .orderBy(asc(assignments.role))
}
