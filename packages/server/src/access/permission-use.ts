import { sql } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { permissionUse } from '../db/schema.ts'
import type { ScopeId, TenantId, UserId } from '../ids.ts'

interface Use {
  readonly userId: UserId
  readonly scopeId: ScopeId
  readonly tenantId: TenantId | null
  readonly permission: string
  readonly lastUsedAt: Date
}

/** More different uses than this in one interval are written at once rather than kept in memory. */
const longestBatch = 5_000

/**
 * When somebody last used what a role adds, for access reviews. Written in batches: which permission a person used to the
 * minute matters to nobody, a write per check would.
 */
export class PermissionUse {
  readonly #database: Database
  readonly #clock: Clock
  readonly #onError: (error: unknown) => void
  #batch = new Map<string, Use>()

  constructor(database: Database, clock: Clock, onError: (error: unknown) => void) {
    this.#database = database
    this.#clock = clock
    this.#onError = onError
  }

  record(
    userId: UserId,
    scope: { readonly id: ScopeId; readonly tenantId: TenantId | null },
    permission: string,
  ): void {
    const use = { userId, scopeId: scope.id, tenantId: scope.tenantId, permission, lastUsedAt: this.#clock.now() }
    this.#batch.set(`${userId} ${scope.id} ${permission}`, use)
    if (this.#batch.size >= longestBatch) this.flush().catch(this.#onError)
  }

  async flush(): Promise<void> {
    // In one order, so that two nodes never wait for each other.
    const uses = [...this.#batch].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use)
    this.#batch = new Map()
    if (uses.length === 0) return
    await this.#database.transact({ tenants: 'all', person: null }, async (tx) => {
      for (let from = 0; from < uses.length; from += 500) {
        await tx
          .insert(permissionUse)
          .values(uses.slice(from, from + 500))
          .onConflictDoUpdate({
            target: [permissionUse.userId, permissionUse.scopeId, permissionUse.permission],
            set: { lastUsedAt: sql`greatest(${permissionUse.lastUsedAt}, excluded.last_used_at)` },
          })
      }
    })
  }
}
