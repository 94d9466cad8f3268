import { and, asc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { apiTokens, memberships, sessions, users } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'

export interface CutOff {
  readonly id: UserId
  /** The whole account, and not only the membership. */
  readonly isClosed: boolean
}

/** Members who cannot come in: their account is closed, or they are disabled. By id, so that two who lock them never wait for each other. */
export async function membersCutOff(
  tx: Tx,
  scopeId: ScopeId,
  { after, limit }: { readonly after: UserId | null; readonly limit: number },
): Promise<readonly CutOff[]> {
  const rows = await tx
    .select({ id: users.id, status: users.status })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.scopeId, scopeId),
        inArray(memberships.status, ['active', 'disabled']),
        or(ne(users.status, 'active'), eq(memberships.status, 'disabled')),
        after === null ? undefined : gt(users.id, after),
      ),
    )
    .orderBy(asc(users.id))
    .limit(limit)
  return rows.map(({ id, status }) => ({ id, isClosed: status !== 'active' }))
}

/** Sessions and tokens of theirs that were not ended, by the hashes of their secrets. */
export async function credentialsKept(tx: Tx, people: readonly UserId[]) {
  if (people.length === 0) return { sessions: [], tokens: [] }
  const ofThem = [...people]
  return {
    sessions: await tx
      .select({ userId: sessions.userId, tokenHash: sessions.tokenHash })
      .from(sessions)
      .where(and(inArray(sessions.userId, ofThem), isNull(sessions.endedAt))),
    tokens: await tx
      .select({ userId: apiTokens.userId, tokenHash: apiTokens.tokenHash })
      .from(apiTokens)
      .where(and(inArray(apiTokens.userId, ofThem), isNull(apiTokens.endedAt))),
  }
}
