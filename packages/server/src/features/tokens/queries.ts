import { and, asc, count, eq, gt, inArray, isNull, max, or } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { apiTokens, memberships, serviceAccounts, users } from '../../db/schema.ts'
import type { ScopeId, ServiceAccountId, TokenId, UserId } from '../../ids.ts'

export type StoredToken = typeof apiTokens.$inferSelect

export interface Page {
  readonly after: string | null
  readonly limit: number
}

/** Whose tokens: a person's (everywhere, or in one scope) or a machine's. */
export type Owner =
  | { readonly userId: UserId; readonly scopeId?: ScopeId }
  | { readonly serviceAccountId: ServiceAccountId; readonly scopeId: ScopeId }

export async function insertToken(tx: Tx, token: typeof apiTokens.$inferInsert): Promise<void> {
  await tx.insert(apiTokens).values(token)
}

/** Those that were not revoked; the ones whose time is over too, so that their owner can see why something stopped. */
export function listTokens(tx: Tx, owner: Owner, { after, limit }: Page): Promise<StoredToken[]> {
  return tx
    .select()
    .from(apiTokens)
    .where(
      and(ownedBy(owner), isNull(apiTokens.endedAt), after === null ? undefined : gt(apiTokens.id, after as TokenId)),
    )
    .orderBy(asc(apiTokens.id))
    .limit(limit)
}

/** Of a member who is disabled: the tokens that ended with that and not before it, and whose time is not over either. */
export async function listResumable(tx: Tx, userId: UserId, scopeId: ScopeId, now: Date, { after, limit }: Page) {
  const rows = await tx
    .select({ token: apiTokens })
    .from(apiTokens)
    .innerJoin(
      memberships,
      and(
        eq(memberships.userId, apiTokens.userId),
        eq(memberships.scopeId, apiTokens.scopeId),
        eq(memberships.since, apiTokens.endedAt),
      ),
    )
    .where(
      and(
        ownedBy({ userId, scopeId }),
        eq(apiTokens.endedForGood, false),
        eq(memberships.status, 'disabled'),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
        after === null ? undefined : gt(apiTokens.id, after as TokenId),
      ),
    )
    .orderBy(asc(apiTokens.id))
    .limit(limit)
  return rows.map(({ token }) => token)
}

/** One token with the name of whoever it belongs to. */
export async function findTokenWithOwner(tx: Tx, tokenId: TokenId) {
  const [found] = await tx
    .select({ token: apiTokens, person: users.name, serviceAccount: serviceAccounts.name })
    .from(apiTokens)
    .leftJoin(users, eq(users.id, apiTokens.userId))
    .leftJoin(serviceAccounts, eq(serviceAccounts.id, apiTokens.serviceAccountId))
    .where(eq(apiTokens.id, tokenId))
  return found
}

/** Answers the token where there was one of this owner that still worked. */
export async function endToken(tx: Tx, owner: Owner, tokenId: TokenId, now: Date): Promise<StoredToken | undefined> {
  const [token] = await tx
    .update(apiTokens)
    .set({ endedAt: now })
    .where(and(ownedBy(owner), eq(apiTokens.id, tokenId), isNull(apiTokens.endedAt)))
    .returning()
  return token
}

/** Ends every token of a machine. */
export async function endTokensOf(tx: Tx, serviceAccountId: ServiceAccountId, now: Date): Promise<number> {
  const ended = await tx
    .update(apiTokens)
    .set({ endedAt: now })
    .where(and(eq(apiTokens.serviceAccountId, serviceAccountId), isNull(apiTokens.endedAt)))
    .returning({ id: apiTokens.id })
  return ended.length
}

/** Of each machine of a scope how many tokens still work, and when one of them was last used. None: it is not in the answer. */
export function countTokensOf(tx: Tx, scopeId: ScopeId, machines: readonly ServiceAccountId[], now: Date) {
  return tx
    .select({ id: apiTokens.serviceAccountId, tokens: count(), lastUsedAt: max(apiTokens.lastUsedAt) })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.scopeId, scopeId),
        inArray(apiTokens.serviceAccountId, [...machines]),
        isNull(apiTokens.endedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
      ),
    )
    .groupBy(apiTokens.serviceAccountId)
}

function ownedBy(owner: Owner) {
  const whose =
    'userId' in owner ? eq(apiTokens.userId, owner.userId) : eq(apiTokens.serviceAccountId, owner.serviceAccountId)
  return and(whose, owner.scopeId === undefined ? undefined : eq(apiTokens.scopeId, owner.scopeId))
}
