import type { Policy } from '@portreeve/engine'
import type { GrantCache } from './access/grant-cache.ts'
import type { Principal } from './access/principal.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database, Wall } from './db/database.ts'

/** What a running server consists of. Made once, in `app.ts`. */
export interface Service {
  readonly config: Config
  readonly clock: Clock
  readonly database: Database
  readonly grants: GrantCache
  /** The policy that decides now. It is swapped whole, so ask for it anew in each request. */
  readonly policy: () => Policy
}

/** What every service function takes first: who asks, and what they may see. */
export interface Context {
  readonly service: Service
  readonly principal: Principal
  /** Set by the hook that authorized the request: the tenant of the scope in its URL. */
  readonly wall: Wall
  readonly request: { readonly id: string; readonly ip: string | null; readonly agent: string | null }
}
