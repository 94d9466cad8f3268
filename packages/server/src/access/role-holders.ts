import { and, asc, eq, gt, inArray, isNull, notInArray, or, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { assignments, memberships, users } from '../db/schema.ts'
import type { ScopeId, TenantId, UserId } from '../ids.ts'

/** An assignment whose end has come counts no longer. */
export function unexpired(now: Date): SQL | undefined {
  return or(isNull(assignments.expiresAt), gt(assignments.expiresAt, now))
}

/** The membership in the scope of an assignment: without an active one the role gives nothing. */
export const ofMembership = and(
  eq(memberships.userId, assignments.userId),
  eq(memberships.scopeId, assignments.scopeId),
)

/** What makes an assignment count, as the grant cache has it: person and membership active, the end not come. */
export function counts(now: Date): SQL | undefined {
  return and(eq(memberships.status, 'active'), eq(users.status, 'active'), unexpired(now))
}

interface Asked {
  readonly within: { readonly scopes: readonly ScopeId[] } | { readonly organization: TenantId }
  readonly roles: readonly string[]
  readonly now: Date
  readonly limit: number
}

/** Whom to ask for help (X8): who holds one of these roles now, by name. */
export async function namesOfHolders(tx: Tx, { within, roles, now, limit }: Asked) {
  const isWithin =
    'scopes' in within
      ? inArray(assignments.scopeId, [...within.scopes])
      : eq(assignments.tenantId, within.organization)
  return tx
    .select({ id: users.id, name: users.name, role: assignments.role })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .innerJoin(memberships, ofMembership)
    .where(and(isWithin, inArray(assignments.role, [...roles]), counts(now)))
    .orderBy(asc(users.nameKey), asc(users.id))
    .limit(limit)
}

interface AskedForPeople extends Omit<Asked, 'within'> {
  readonly scopes: readonly ScopeId[]
  readonly leftOut: readonly UserId[]
}

/** The people who hold one of these roles now, each once, by name, apart from those left out. */
export async function peopleHolding(tx: Tx, asked: AskedForPeople): Promise<readonly UserId[]> {
  const { scopes, roles, leftOut, now, limit } = asked
  const rows = await tx
    .select({ id: users.id })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .innerJoin(memberships, ofMembership)
    .where(
      and(
        inArray(assignments.scopeId, [...scopes]),
        inArray(assignments.role, [...roles]),
        notInArray(users.id, [...leftOut]),
        counts(now),
      ),
    )
    .groupBy(users.id, users.nameKey)
    .orderBy(asc(users.nameKey), asc(users.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}
