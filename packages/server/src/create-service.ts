import { join } from 'node:path'
import type { Policy } from '@portreeve/engine'
import { GrantCache } from './access/grant-cache.ts'
import { PermissionUse } from './access/permission-use.ts'
import { ScopeCache } from './access/scopes.ts'
import { SessionActivity } from './access/session-activity.ts'
import { SessionCache } from './access/session-cache.ts'
import { TokenCache } from './access/token-cache.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Service } from './context.ts'
import type { Database } from './db/database.ts'
import { folderStore } from './files/folder-store.ts'
import { Metrics } from './http/metrics.ts'
import { createLog, type Log } from './log.ts'
import { version } from './version.ts'

interface ServiceOptions {
  readonly config: Config
  readonly clock: Clock
  readonly database: Database
  readonly policy: () => Policy
  readonly installation: string
  readonly log?: Log
}

/** How often what was only remembered (last seen, last used) is written down. */
const flushEveryMs = 30_000

/** A service and its way to stop, which leaves the database open to whoever opened it. */
export function createService(options: ServiceOptions): { readonly service: Service; stop(): Promise<void> } {
  const { config, clock, database, policy, installation } = options
  const log = options.log ?? createLog(config.logLevel)
  const metrics = new Metrics({ version, blueprint: policy().id })
  const count = (cache: string) => (hit: boolean) => metrics.cacheLookups.inc({ cache, found: String(hit) })
  const logError = (error: unknown) => log.error({ err: error }, 'Could not write down what was last used')
  const service: Service = {
    config,
    clock,
    database,
    policy,
    installation,
    log,
    metrics,
    grants: new GrantCache({ database, clock, policy, onLookup: count('grants') }),
    scopes: new ScopeCache(database),
    sessions: new SessionCache(database, count('sessions')),
    tokens: new TokenCache(database),
    activity: new SessionActivity(database, clock),
    use: new PermissionUse(database, clock, logError),
    // By installation: a folder that two deployments were given by mistake is no reason for one to sweep what the other keeps.
    files: folderStore(join(config.filesFolder, installation)),
  }
  const flush = async () => {
    await service.activity.flush()
    await service.use.flush()
  }
  const timer = setInterval(() => flush().catch(logError), flushEveryMs)
  timer.unref()
  return {
    service,
    stop: async () => {
      clearInterval(timer)
      await flush().catch(logError)
      for (const cache of [service.grants, service.scopes, service.sessions, service.tokens]) cache.close()
    },
  }
}
