import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { ScopeId, TenantId, UserId } from '../ids.ts'
import type * as schema from './schema.ts'

declare const inside: unique symbol

/**
 * A running transaction: the only handle that queries take, so that none can run outside one. It has no `transaction`: what
 * fails, fails the whole.
 */
export type Tx = Omit<PgDatabase<PgQueryResultHKT, typeof schema>, 'transaction'> & { readonly [inside]: true }

/**
 * What a transaction may see. PostgreSQL's row-level security enforces it whatever the query says:
 * rows of these tenants, and of the person's own. `all` is for what belongs to no tenant: sign-in, the platform, the host.
 */
export interface Wall {
  readonly tenants: readonly TenantId[] | 'all'
  readonly person: UserId | null
}

export interface Database {
  readonly kind: 'embedded' | 'postgresql'
  /**
   * One transaction for a change. When it returns, the change is committed (synced to disk) and everything that this node
   * cached about the people and scopes it touched is dropped. Runs `work` again after a deadlock or serialization failure.
   */
  transact<Result>(wall: Wall, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** One read-only transaction. */
  read<Result>(wall: Wall, work: (tx: Tx) => Promise<Result>): Promise<Result>
  readonly changes: ChangeFeed
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** What a committed transaction (of any node, or made by hand in SQL) changed about access. */
export type Change =
  | { readonly kind: 'touched'; readonly users: readonly UserId[]; readonly scopes: readonly ScopeId[] }
  /** Too much to name, or notices may have been missed: drop everything. */
  | { readonly kind: 'everything' }

export interface ChangeFeed {
  subscribe(listener: (change: Change) => void): () => void
  /**
   * Until when (milliseconds of the system's monotonic clock, `performance.now()`) everything committed elsewhere is known
   * to have been heard. Past it, nothing that was cached may be used.
   */
  trustedUntil(): number
}
