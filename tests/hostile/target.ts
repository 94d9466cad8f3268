import type { AddressInfo } from 'node:net'
import { inject } from 'vitest'
import type { Clock } from '../../packages/server/src/clock.ts'
import type { Database } from '../../packages/server/src/db/database.ts'
import { embeddedDatabase } from '../../packages/server/src/db/embedded-database.ts'
import { openInMemory } from '../../packages/server/src/db/open-embedded.ts'
import { MovingClock } from '../../packages/server/src/http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'

export interface Target extends TestServer {
  readonly clock: MovingClock
  readonly database: Database
  /** Opens a port on this machine, for what only a bare connection can send. */
  listen(): Promise<number>
}

export type Answer = Awaited<ReturnType<TestServer['inject']>>
export type Asked = Parameters<TestServer['inject']>[0]

type Options = Partial<Omit<Parameters<typeof startTestServer>[0], 'clock'>>

/** A whole server to be attacked, on a database of its own that is gone afterwards. */
export async function startTarget(options: Options = {}): Promise<Target> {
  const clock = new MovingClock()
  const database = options.database ?? (await openDatabase(clock))
  const server = await startTestServer({ blueprint: 'developer-portal', ...options, database, clock })
  return {
    ...server,
    ...{ clock, database },
    async listen() {
      await server.app.listen({ host: '127.0.0.1', port: 0 })
      return (server.app.server.address() as AddressInfo).port
    },
    async stop() {
      await server.stop()
      await database.close()
    },
  }
}

async function openDatabase(clock: Clock): Promise<Database> {
  return embeddedDatabase(await openInMemory(inject('embeddedTemplate')), clock, () => {})
}

export const everywhere = { tenants: 'all', person: null } as const

/** `name=value` of a cookie that an answer sets; `undefined` where it sets none of the name. */
export function cookieSet(answer: Answer, name: string): string | undefined {
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0]!)
    .find((cookie) => cookie.startsWith(`${name}=`))
}
