import { and, asc, countDistinct, eq, gt, inArray, sql } from 'drizzle-orm'
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

interface Page {
  readonly after: string | null
  readonly limit: number
}

/**
 * People who hold one of these roles in the scope, by id, each once. Accounts are looked up apart and by id: joined, a page
 * would read all of them under row-level security.
 */
export async function findHolders(tx: Tx, scopeId: ScopeId, roles: readonly string[], now: Date, page: Page) {
  const found: { id: UserId; name: string; email: string }[] = []
  let after = page.after
  do {
    const ids = await stretchOfHolders(tx, scopeId, roles, now, { after, limit: page.limit })
    if (ids.length > 0) {
      const { id, name, email, status } = users
      const people = await tx
        .select({ id, name, email })
        .from(users)
        .where(and(inArray(id, ids), eq(status, 'active')))
        .orderBy(asc(id))
      found.push(...people)
    }
    after = ids.length < page.limit ? null : (ids.at(-1) ?? null)
  } while (after !== null && found.length < page.limit)
  return found.slice(0, page.limit)
}

/** One stretch of the index for each role. Whose account is archived or blocked is among them still. */
async function stretchOfHolders(tx: Tx, scopeId: ScopeId, roles: readonly string[], now: Date, page: Page) {
  const stretches = roles.map(
    (role) =>
      sql`(${tx
        .select({ userId: assignments.userId })
        .from(assignments)
        .innerJoin(memberships, ofMembership)
        .where(
          and(
            eq(assignments.scopeId, scopeId),
            eq(assignments.role, role),
            eq(memberships.status, 'active'),
            unexpired(now),
            page.after === null ? undefined : gt(assignments.userId, page.after as UserId),
          ),
        )
        .orderBy(asc(assignments.userId))
        .limit(page.limit)})`,
  )
  const rows = await tx
    .select({ id: sql<UserId>`user_id` })
    .from(sql`(${sql.join(stretches, sql` union `)}) as holders`)
    .orderBy(sql`user_id`)
    .limit(page.limit)
  return rows.map(({ id }) => id)
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
