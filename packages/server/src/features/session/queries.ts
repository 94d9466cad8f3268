import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { accessRequests, scopes, sessions, users } from '../../db/schema.ts'
import type { ScopeId, SessionId, TenantId, UserId } from '../../ids.ts'

export async function personAndSession(tx: Tx, userId: UserId, sessionId: SessionId) {
  const [row] = await tx
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      emailProved: sql<boolean>`${users.emailProvedAt} is not null`,
      population: users.population,
      locale: users.locale,
      mustChangePassword: users.mustChangePassword,
      expiresAt: sessions.expiresAt,
    })
    .from(users)
    .innerJoin(sessions, and(eq(sessions.userId, users.id), eq(sessions.id, sessionId)))
    .where(eq(users.id, userId))
  return row ?? null
}

/** The scopes of a type in an organization, in a stable order. */
export async function scopesInOrganization(tx: Tx, tenantId: TenantId, type: string): Promise<readonly ScopeId[]> {
  const rows = await tx
    .select({ id: scopes.id })
    .from(scopes)
    .where(and(eq(scopes.tenantId, tenantId), eq(scopes.type, type)))
    .orderBy(asc(scopes.id))
  return rows.map(({ id }) => id)
}

/** What the person asked for in a scope, and nobody has answered yet. */
export async function openRequest(tx: Tx, userId: UserId, scopeId: ScopeId, now: Date) {
  const [row] = await tx
    .select({ id: accessRequests.id, createdAt: accessRequests.createdAt })
    .from(accessRequests)
    .where(
      and(
        eq(accessRequests.userId, userId),
        eq(accessRequests.scopeId, scopeId),
        eq(accessRequests.state, 'open'),
        gt(accessRequests.expiresAt, now),
      ),
    )
  return row ?? null
}
