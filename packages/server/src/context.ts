import type { Policy } from '@portreeve/engine'
import type { GrantCache } from './access/grant-cache.ts'
import type { PermissionUse } from './access/permission-use.ts'
import type { Principal } from './access/principal.ts'
import type { ScopeCache, ScopeRow } from './access/scopes.ts'
import type { SessionActivity } from './access/session-activity.ts'
import type { SessionCache } from './access/session-cache.ts'
import type { TokenCache } from './access/token-cache.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database, Wall } from './db/database.ts'
import type { FileStore } from './files/file-store.ts'
import type { Metrics } from './http/metrics.ts'
import type { Log } from './log.ts'

/** What a running server consists of. Made once, by `createService`. */
export interface Service {
  readonly config: Config
  readonly clock: Clock
  readonly database: Database
  /** Tells this deployment from others on the same machine: its cookie carries it. */
  readonly installation: string
  readonly grants: GrantCache
  readonly scopes: ScopeCache
  readonly sessions: SessionCache
  readonly tokens: TokenCache
  readonly activity: SessionActivity
  readonly use: PermissionUse
  /** What people uploaded. */
  readonly files: FileStore
  readonly metrics: Metrics
  readonly log: Log
  /** The policy that decides now. It is swapped whole, so ask for it anew in each request. */
  readonly policy: () => Policy
}

/** What every service function takes first: who asks, and what they may see. */
export interface Context {
  readonly service: Service
  readonly principal: Principal
  /** Set by the hook that authorized the request: the tenant of the scope in its URL. */
  readonly wall: Wall
  /** The scope in the URL. */
  readonly scope: ScopeRow | null
  readonly request: {
    readonly id: string
    readonly ip: string | null
    readonly agent: string | null
    /** The hash of what the browser shows to be known by, if it shows anything. */
    readonly device: string | null
    /** The hash of what it shows as its session, of whomever and live or not. */
    readonly session: string | null
  }
}

/** A context in which a scope was asked for, and access to it checked. */
export interface ScopedContext extends Context {
  readonly scope: ScopeRow
}
