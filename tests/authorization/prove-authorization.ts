import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TenancyMode } from '@portreeve/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../packages/server/src/features/sign-in/password.ts'
import { MovingClock } from '../../packages/server/src/http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { type Actor, makeActors } from './actors.ts'
import { answerTable } from './answer-table.ts'
import { type HomeAndAway, makeHomeAndAway } from './home-and-away.ts'
import { keepArchive } from './made-first.ts'
import { notAsked, requests } from './requests.ts'
import { type RestorableDatabase, restorableDatabase } from './restorable-database.ts'
import { type Route, routesOf } from './routes.ts'
import { Walk } from './walk.ts'

interface System {
  readonly blueprint: string
  readonly tenancy?: TenancyMode
  /** By scope type: the role of the members on whom requests act (none where nothing stands here). */
  readonly weakest: Readonly<Record<string, string>>
  /** By scope type: the role that they are given. */
  readonly other: Readonly<Record<string, string>>
}

const password = 'correct horse battery staple'

/**
 * Who may call what, as the running server answers: every route, asked by everybody, in every type of scope. A change of
 * policy is a change of the table, and is reviewed there.
 */
export function proveAuthorization({ blueprint, tenancy, weakest, other }: System): void {
  describe(`${blueprint}: who gets which answer`, () => {
    let restorable: RestorableDatabase
    let server: TestServer
    let world: HomeAndAway
    let actors: readonly Actor[]
    let routes: readonly Route[]

    beforeAll(async () => {
      const clock = new MovingClock()
      restorable = await restorableDatabase(clock)
      const { database } = restorable
      server = await startTestServer({ blueprint, database, clock, ...(tenancy && { tenancy }) })
      world = await makeHomeAndAway(server, weakest)
      actors = await makeActors(server, world)
      // Hashed once: it takes its time by design.
      await restorable.byHand(`update users set password_hash = '${await hashPassword(password)}'`)
      await restorable.remember()
      await keepArchive(server.service)
      routes = await routesOf(server)
    })
    afterAll(async () => {
      await server?.stop()
      await restorable?.database.close()
    })

    it('has a request for every route, and none for a route that is gone (X1)', () => {
      const keys = routes.map(({ key }) => key)
      expect(keys.filter((key) => !(key in requests) && !(key in notAsked))).toEqual([])
      expect([...Object.keys(requests), ...Object.keys(notAsked)].filter((key) => !keys.includes(key))).toEqual([])
    })

    it('answers everybody as the table says, and a refusal changes nothing (X1, X2, X6, X8)', async () => {
      const walk = new Walk({ server, restorable, world, actors, password, other })
      const table = answerTable(
        `${blueprint}${tenancy === undefined ? '' : `, ${tenancy}`}: who gets which answer. Made by \`npm run golden\`; read the difference before you commit it.`,
        actors.map(({ name }) => name),
        await walk.blocks(routes),
      )
      const file = fileURLToPath(new URL(`${blueprint}.txt`, import.meta.url))
      if (process.env.PORTREEVE_UPDATE === '1') writeFileSync(file, table)
      expect(walk.surprises).toEqual([])
      expect(table).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '')
    }, 900_000)
  })
}
