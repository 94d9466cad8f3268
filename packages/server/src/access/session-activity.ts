import { eq, sql } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { apiTokens, sessions, users } from '../db/schema.ts'
import type { SessionId, TokenId, UserId } from '../ids.ts'

/**
 * When sessions, tokens and people were last seen. Remembered here and written in batches, so that a request does not cost
 * a write; what a crash loses is less than a minute of an idle time.
 */
export class SessionActivity {
  readonly #database: Database
  readonly #clock: Clock
  readonly #idleMs: () => number
  #sessions = new Map<SessionId, { readonly userId: UserId; readonly at: Date }>()
  #tokens = new Map<TokenId, Date>()
  /** Kept longer than the batch, because a cached session still carries the end that it was read with. */
  readonly #seen = new Map<SessionId, Date>()

  constructor(database: Database, clock: Clock, idleMs: () => number) {
    this.#database = database
    this.#clock = clock
    this.#idleMs = idleMs
  }

  sessionSeen(sessionId: SessionId, userId: UserId): void {
    const at = this.#clock.now()
    this.#sessions.set(sessionId, { userId, at })
    this.#seen.delete(sessionId)
    this.#seen.set(sessionId, at)
    if (this.#seen.size > 50_000) this.#seen.delete(this.#seen.keys().next().value as SessionId)
  }

  tokenUsed(tokenId: TokenId): void {
    this.#tokens.set(tokenId, this.#clock.now())
  }

  /** When the session ends unless something happens in it. */
  idleEnd(sessionId: SessionId, stored: Date): Date {
    const seen = this.#seen.get(sessionId)
    return seen === undefined ? stored : new Date(Math.max(stored.getTime(), seen.getTime() + this.#idleMs()))
  }

  async flush(): Promise<void> {
    const [batch, tokens] = [this.#sessions, this.#tokens]
    this.#sessions = new Map()
    this.#tokens = new Map()
    if (batch.size === 0 && tokens.size === 0) return
    await this.#database.transact({ tenants: 'all', person: null }, async (tx) => {
      // In the order of their ids, so that two nodes never wait for each other.
      for (const [id, { at }] of [...batch].sort(byKey)) {
        const idleExpiresAt = new Date(at.getTime() + this.#idleMs())
        await tx
          .update(sessions)
          .set({
            lastSeenAt: at,
            idleExpiresAt: sql`greatest(${sessions.idleExpiresAt}, ${idleExpiresAt.toISOString()}::timestamptz)`,
          })
          .where(eq(sessions.id, id))
      }
      const people = new Map([...batch.values()].map(({ userId, at }) => [userId, at]))
      for (const [id, at] of [...people].sort(byKey)) {
        await tx.update(users).set({ lastActiveAt: at }).where(eq(users.id, id))
      }
      for (const [id, at] of [...tokens].sort(byKey)) {
        await tx.update(apiTokens).set({ lastUsedAt: at }).where(eq(apiTokens.id, id))
      }
    })
  }
}

function byKey<Entry extends readonly [string, unknown]>(a: Entry, b: Entry): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
