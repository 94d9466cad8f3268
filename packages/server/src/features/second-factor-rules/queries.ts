import { and, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { counts, ofMembership } from '../../access/role-holders.ts'
import type { Tx } from '../../db/database.ts'
import { apiTokens, assignments, memberships, scopes, settings, users } from '../../db/schema.ts'
import { platformId, type ScopeId } from '../../ids.ts'

/** The scope itself and every one below it. */
export function within(column: AnyPgColumn, scopeId: ScopeId): SQL | undefined {
  if (scopeId === platformId) return undefined
  return sql`${column} in (
    with recursive below as (
      select ${scopeId}::uuid as id union all select lower.id from scopes lower join below on lower.parent_id = below.id
    ) select id from below)`
}

export async function scopesWithin(tx: Tx, scopeId: ScopeId) {
  const { id, parentId } = scopes
  return tx.select({ id, parentId }).from(scopes).where(within(scopes.id, scopeId))
}

/** What is said about second factors of the population, anywhere. */
export async function rulesOf(tx: Tx, population: string) {
  const { scopeId, area, document } = settings
  return tx
    .select({ scopeId, area, population: settings.population, document })
    .from(settings)
    .where(and(eq(area, 'second-factor'), eq(settings.population, population)))
}

/** Who holds one of the roles there or below, and counts. */
export async function holdersWithin(
  tx: Tx,
  scopeId: ScopeId,
  { population, roles, now }: { readonly population: string; readonly roles: readonly string[]; readonly now: Date },
) {
  return tx
    .select({
      userId: users.id,
      name: users.name,
      nameKey: users.nameKey,
      factors: users.factors,
      scopeId: assignments.scopeId,
      role: assignments.role,
      grantedAt: assignments.grantedAt,
      startedAt: memberships.startedAt,
    })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .innerJoin(memberships, ofMembership)
    .where(
      and(
        within(assignments.scopeId, scopeId),
        inArray(assignments.role, [...roles]),
        eq(users.population, population),
        counts(now),
      ),
    )
}

/** API tokens of people there and below, by person and place. */
export async function tokensWithin(tx: Tx, scopeId: ScopeId, now: Date) {
  return tx
    .select({ userId: apiTokens.userId, scopeId: apiTokens.scopeId, count: sql<number>`count(*)::int` })
    .from(apiTokens)
    .where(
      and(
        within(apiTokens.scopeId, scopeId),
        isNotNull(apiTokens.userId),
        isNull(apiTokens.endedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
      ),
    )
    .groupBy(apiTokens.userId, apiTokens.scopeId)
}

export async function namesOfPlaces(tx: Tx, ids: readonly ScopeId[]): Promise<ReadonlyMap<ScopeId, string>> {
  const { id, name } = scopes
  const rows = await tx
    .select({ id, name })
    .from(scopes)
    .where(inArray(scopes.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.name]))
}
