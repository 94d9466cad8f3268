import { and, inArray, isNotNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, sessions, users } from '../../db/schema.ts'
import type { ScopeId, SessionId, UserId } from '../../ids.ts'

export type SubjectKey = 'id' | 'externalId' | 'email'

/** People by the key that the deployment chose. An address that was not proved identifies nobody (X11). */
export function findSubjects(tx: Tx, key: SubjectKey, values: readonly string[]) {
  const columns = { id: users.id, population: users.population, attributes: users.attributes, name: users.name }
  switch (key) {
    case 'id':
      return tx
        .select({ ...columns, key: users.id })
        .from(users)
        .where(inArray(users.id, values as readonly UserId[]))
    case 'externalId':
      return tx
        .select({ ...columns, key: users.externalId })
        .from(users)
        .where(inArray(users.externalId, values))
    case 'email':
      return tx
        .select({ ...columns, key: users.emailKey })
        .from(users)
        .where(and(inArray(users.emailKey, values), isNotNull(users.emailProvedAt)))
  }
}

export function findSessions(tx: Tx, ids: readonly SessionId[]) {
  return tx
    .select({
      id: sessions.id,
      userId: sessions.userId,
      pinned: sessions.pinned,
      secondFactorAt: sessions.secondFactorAt,
      methods: sessions.methods,
      awaits: sessions.awaits,
      provedAt: sessions.provedAt,
      idleExpiresAt: sessions.idleExpiresAt,
      expiresAt: sessions.expiresAt,
      endedAt: sessions.endedAt,
    })
    .from(sessions)
    .where(inArray(sessions.id, ids))
}

export type StoredSession = Awaited<ReturnType<typeof findSessions>>[number]

/** Whether somebody is, or was, a member there. */
export async function findMemberships(tx: Tx, pairs: readonly { userId: UserId; scopeId: ScopeId }[]) {
  const rows = await tx
    .select({ userId: memberships.userId, scopeId: memberships.scopeId })
    .from(memberships)
    .where(
      and(
        inArray(
          memberships.userId,
          pairs.map(({ userId }) => userId),
        ),
        inArray(
          memberships.scopeId,
          pairs.map(({ scopeId }) => scopeId),
        ),
      ),
    )
  return new Set(rows.map(({ userId, scopeId }) => `${scopeId}:${userId}`))
}
