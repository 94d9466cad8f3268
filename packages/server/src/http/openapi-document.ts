import { loadBlueprint } from '@portreeve/blueprints'
import { compile } from '@portreeve/engine'
import { buildApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createService } from '../create-service.ts'
import type { Database } from '../db/database.ts'

/**
 * The API's description, sorted, so that it changes only when the API does. It holds the demo's routes too: a client is made
 * from it once, for every deployment.
 */
export async function openApiDocument(): Promise<unknown> {
  const policy = compile(await loadBlueprint('starter'))
  const config: Config = {
    ...{ url: new URL('http://localhost:7300'), host: 'localhost', port: 7300, blueprint: policy.id, tenancy: null },
    ...{
      demo: true,
      development: false,
      trustedProxies: [],
      consoleFolder: null,
      signInsPerMinute: 30,
      wrongTriesPerNetwork: 150,
    },
    overloadedAfterMs: null,
    patience: { headersMs: 60_000, requestMs: 60_000, silenceMs: 60_000 },
    mail: null,
    providers: [],
    hostPages: {},
    secretKeys: [],
    filesFolder: '',
    ...{ subjectKey: 'id', logLevel: 'silent' },
  }
  const options = { config, clock: systemClock, database: noDatabase, policy: () => policy, installation: 'none' }
  const { service, stop } = createService(options)
  const app = await buildApp(service)
  const document = sorted(app.swagger())
  await app.close()
  await stop()
  return document
}

/** Describing routes asks no database anything. */
const noDatabase: Database = {
  kind: 'embedded',
  transact: () => Promise.reject(new Error('There is no database')),
  read: () => Promise.reject(new Error('There is no database')),
  changes: { subscribe: () => () => {}, trustedUntil: () => 0 },
  ping: async () => {},
  close: async () => {},
}

/** Keys in alphabetical order, everywhere; lists keep theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
