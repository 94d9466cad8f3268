import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { sessions, users } from '../db/schema.ts'
import type { SessionId, UserId } from '../ids.ts'
import type { FactorKind } from './second-factor.ts'
import { TrustedCache } from './trusted-cache.ts'

export interface SessionRecord {
  readonly id: SessionId
  readonly userId: UserId
  readonly pinned: Readonly<Record<string, readonly string[]>>
  readonly secondFactorAt: Date | null
  readonly provedAt: Date
  readonly methods: readonly string[]
  readonly awaits: 'second-factor' | null
  readonly idleSeconds: number
  readonly idleExpiresAt: Date
  readonly expiresAt: Date
  readonly userStatus: 'active' | 'archived' | 'blocked'
  readonly mustChangePassword: boolean
  readonly factors: readonly FactorKind[]
}

/** Open sessions by the hash of their secret. */
export class SessionCache {
  readonly #byHash: TrustedCache<string, SessionRecord>

  constructor(database: Database, onLookup?: (hit: boolean) => void) {
    this.#byHash = new TrustedCache<string, SessionRecord>({
      changes: database.changes,
      max: 50_000,
      load: (hash) => load(database, hash),
      concerns: ({ userId }) => [userId],
      ...(onLookup && { onLookup }),
    })
  }

  find(hash: string, accept?: (session: SessionRecord) => boolean): Promise<SessionRecord | null> {
    return this.#byHash.get(hash, accept)
  }

  close(): void {
    this.#byHash.close()
  }
}

async function load(database: Database, hash: string): Promise<SessionRecord | null> {
  const [row] = await database.read({ tenants: 'all', person: null }, (tx) =>
    tx
      .select({
        id: sessions.id,
        userId: sessions.userId,
        pinned: sessions.pinned,
        secondFactorAt: sessions.secondFactorAt,
        provedAt: sessions.provedAt,
        methods: sessions.methods,
        awaits: sessions.awaits,
        idleSeconds: sessions.idleSeconds,
        idleExpiresAt: sessions.idleExpiresAt,
        expiresAt: sessions.expiresAt,
        userStatus: users.status,
        mustChangePassword: users.mustChangePassword,
        factors: users.factors,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.tokenHash, hash), isNull(sessions.endedAt))),
  )
  return row ?? null
}
