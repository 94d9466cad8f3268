import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadBlueprint } from '@portreeve/blueprints'
import { type Blueprint, compile, type Policy, type TenancyMode } from '@portreeve/engine'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { sessionCookieName } from '../access/session-cookie.ts'
import { openSession } from '../access/sessions.ts'
import { buildApp } from '../app.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Service } from '../context.ts'
import { createService } from '../create-service.ts'
import type { Database } from '../db/database.ts'
import type { UserId } from '../ids.ts'
import { createLog, type Log } from '../log.ts'
import type { App } from './app-type.ts'
import { MovingClock } from './moving-clock.fixture.ts'
import { refuseUndeclaredAnswers } from './undeclared-answers.fixture.ts'

interface TestServerOptions {
  /** The id of a blueprint in the catalogue, or one made by the test. */
  readonly blueprint: string | Blueprint
  readonly tenancy?: TenancyMode
  /** One that is exchanged while the server runs. Left out: that of the blueprint. */
  readonly policy?: () => Policy
  readonly database: Database
  readonly clock?: Clock
  readonly config?: Partial<Config>
  readonly log?: Log
}

export interface TestServer {
  readonly service: Service
  readonly app: App
  /** A request as nobody in particular. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>
  /** Opens a session without a password and sends requests with its cookie. */
  as(userId: UserId): Promise<(options: InjectOptions) => Promise<LightMyRequestResponse>>
  stop(): Promise<void>
}

/** A whole server over a real database, without a port. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const { blueprint, tenancy, database } = options
  const definition = typeof blueprint === 'string' ? await loadBlueprint(blueprint) : blueprint
  const policy = compile(definition, tenancy === undefined ? {} : { tenancy })
  const clock = options.clock ?? new MovingClock()
  const config: Config = {
    url: new URL('http://localhost:7300'),
    host: '127.0.0.1',
    port: 7300,
    blueprint: policy.id,
    tenancy: tenancy ?? null,
    demo: false,
    development: false,
    trustedProxies: [],
    subjectKey: 'id',
    consoleFolder: null,
    signInsPerMinute: 10_000,
    wrongTriesPerNetwork: 10_000,
    // A busy machine is no fault of what is tested.
    overloadedAfterMs: null,
    patience: { headersMs: 60_000, requestMs: 60_000, silenceMs: 60_000 },
    mail: null,
    providers: [],
    hostPages: {},
    secretKeys: [randomBytes(32)],
    // Made when the first file is put there.
    filesFolder: join(tmpdir(), `portreeve-files-${randomUUID()}`),
    logLevel: 'silent',
    ...options.config,
  }
  const log = options.log ?? createLog(config.logLevel)
  const { service, stop } = createService({
    config,
    clock,
    database,
    policy: options.policy ?? (() => policy),
    installation: randomUUID(),
    log,
  })
  const app = await buildApp(service, refuseUndeclaredAnswers)
  const inject = (request: InjectOptions) =>
    app.inject({ ...request, headers: { host: 'localhost:7300', ...request.headers } })
  return {
    service,
    app,
    inject,
    async as(userId) {
      const { secret } = await database.transact({ tenants: 'all', person: null }, (tx) =>
        openSession(tx, service, { userId, ip: null, agent: null }),
      )
      const name = sessionCookieName(service)
      let cookie = `${name}=${secret}`
      // As a browser does: a session that is proved anew has another secret.
      return async (request) => {
        const answer = await inject({ ...request, headers: { cookie, ...request.headers } })
        const renewed = answer.cookies.find((sent) => sent.name === name && sent.value !== '')
        if (renewed !== undefined) cookie = `${name}=${renewed.value}`
        return answer
      }
    },
    async stop() {
      await app.close()
      await stop()
      if (options.config?.filesFolder === undefined) await rm(config.filesFolder, { recursive: true, force: true })
    },
  }
}
