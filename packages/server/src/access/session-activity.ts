import { eq, sql } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { apiTokens, sessions, users } from '../db/schema.ts'
import type { SessionId, TokenId, UserId } from '../ids.ts'

interface Seen {
  readonly at: Date
  /** When the session ends unless something more happens in it. */
  readonly idleEnd: Date
}

interface SeenSession {
  readonly id: SessionId
  readonly userId: UserId
  readonly idleSeconds: number
}

/**
 * When sessions, tokens and people were last seen. Remembered here and written in batches, so that a request does not cost
 * a write; what a crash loses is less than a minute of an idle time.
 */
export class SessionActivity {
  readonly #database: Database
  readonly #clock: Clock
  #sessions = new Map<SessionId, Seen & { readonly userId: UserId }>()
  #tokens = new Map<TokenId, Date>()
  /** Kept longer than the batch, because a cached session still carries the end that it was read with. */
  readonly #seen = new Map<SessionId, Seen>()

  constructor(database: Database, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  sessionSeen({ id, userId, idleSeconds }: SeenSession): void {
    const at = this.#clock.now()
    const idleEnd = new Date(at.getTime() + idleSeconds * 1000)
    this.#sessions.set(id, { userId, at, idleEnd })
    this.#seen.delete(id)
    this.#seen.set(id, { at, idleEnd })
    if (this.#seen.size > 50_000) this.#seen.delete(this.#seen.keys().next().value as SessionId)
  }

  tokenUsed(tokenId: TokenId): void {
    this.#tokens.set(tokenId, this.#clock.now())
  }

  /** When the session ends unless something happens in it. */
  idleEnd(sessionId: SessionId, stored: Date): Date {
    const seen = this.#seen.get(sessionId)
    return seen === undefined || seen.idleEnd < stored ? stored : seen.idleEnd
  }

  async flush(): Promise<void> {
    const [batch, tokens] = [this.#sessions, this.#tokens]
    this.#sessions = new Map()
    this.#tokens = new Map()
    if (batch.size === 0 && tokens.size === 0) return
    await this.#database.transact({ tenants: 'all', person: null }, async (tx) => {
      // In the order of their ids, so that two nodes never wait for each other.
      for (const [id, { at, idleEnd }] of [...batch].sort(byKey)) {
        await tx
          .update(sessions)
          .set({
            lastSeenAt: at,
            idleExpiresAt: sql`greatest(${sessions.idleExpiresAt}, ${idleEnd.toISOString()}::timestamptz)`,
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
