import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { apiTokens, serviceAccounts, users } from '../db/schema.ts'
import type { ScopeId, ServiceAccountId, TokenId, UserId } from '../ids.ts'
import { TrustedCache } from './trusted-cache.ts'

export interface TokenRecord {
  readonly id: TokenId
  readonly scopeId: ScopeId
  readonly permissions: readonly string[]
  readonly expiresAt: Date | null
  /** One of the two. */
  readonly userId: UserId | null
  readonly serviceAccount: { readonly id: ServiceAccountId; readonly role: string } | null
  /** Whether its person or its service account is still there and active. */
  readonly ownerActive: boolean
}

/** API tokens that were not revoked, by the hash of their secret. */
export class TokenCache {
  readonly #byHash: TrustedCache<string, TokenRecord>

  constructor(database: Database) {
    this.#byHash = new TrustedCache<string, TokenRecord>({
      changes: database.changes,
      max: 20_000,
      load: (hash) => load(database, hash),
      concerns: ({ userId, scopeId }) => (userId === null ? [scopeId] : [scopeId, userId]),
    })
  }

  find(hash: string): Promise<TokenRecord | null> {
    return this.#byHash.get(hash)
  }

  close(): void {
    this.#byHash.close()
  }
}

async function load(database: Database, hash: string): Promise<TokenRecord | null> {
  const [row] = await database.read({ tenants: 'all', person: null }, (tx) =>
    tx
      .select({
        id: apiTokens.id,
        scopeId: apiTokens.scopeId,
        permissions: apiTokens.permissions,
        expiresAt: apiTokens.expiresAt,
        userId: apiTokens.userId,
        userStatus: users.status,
        serviceAccountId: apiTokens.serviceAccountId,
        accountScopeId: serviceAccounts.scopeId,
        accountRole: serviceAccounts.role,
        accountEndedAt: serviceAccounts.endedAt,
      })
      .from(apiTokens)
      .leftJoin(users, eq(users.id, apiTokens.userId))
      .leftJoin(serviceAccounts, eq(serviceAccounts.id, apiTokens.serviceAccountId))
      .where(and(eq(apiTokens.tokenHash, hash), isNull(apiTokens.endedAt))),
  )
  if (row === undefined) return null
  const { id, scopeId, permissions, expiresAt, userId } = row
  if (userId !== null) {
    return {
      id,
      scopeId,
      permissions,
      expiresAt,
      userId,
      serviceAccount: null,
      ownerActive: row.userStatus === 'active',
    }
  }
  if (row.serviceAccountId === null || row.accountRole === null) return null
  const serviceAccount = { id: row.serviceAccountId, role: row.accountRole }
  // A machine acts in its own scope only, whatever scope its token names.
  const ownerActive = row.accountEndedAt === null && row.accountScopeId === scopeId
  return { id, scopeId, permissions, expiresAt, userId, serviceAccount, ownerActive }
}
