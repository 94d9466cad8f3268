import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listedKinds } from '../../packages/server/src/access/deciding.ts'
import { hashPassword } from '../../packages/server/src/features/sign-in/password.ts'
import { MovingClock } from '../../packages/server/src/http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { makeHomeAndAway } from '../authorization/home-and-away.ts'
import { type RestorableDatabase, restorableDatabase } from '../authorization/restorable-database.ts'
import { anotherOrganization, ids } from './another-organization.ts'
import { type DescribedRoute, describedRoutes } from './described-routes.ts'
import { Onlooking, plain } from './onlooking.ts'
import { type Question, Questions } from './questions.ts'
import { type Onlooker, whoLooks } from './who-looks.ts'
import { nothing } from './whose-things.ts'

/** Routes that are not asked, each with the reason. */
const notAsked: Readonly<Record<string, string>> = {
  'GET /metrics': 'counts of the server as a whole, for whoever runs it',
}

/** Tables whose rows belong to organizations and of which this system has none. */
const unused = ['apps', 'app_versions', 'app_submissions']

// The guarantee: nobody of one organization learns from any answer what there is in another, that it is there, or how much.
describe('C10: what one organization is told of another', () => {
  let restorable: RestorableDatabase
  let server: TestServer
  let routes: readonly DescribedRoute[]
  let questions: Questions
  let onlookers: readonly Onlooker[]
  let kinds: readonly string[]
  let formerly: { readonly person: string; readonly organization: string }

  beforeAll(async () => {
    const clock = new MovingClock()
    restorable = await restorableDatabase(clock)
    server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'multi', database: restorable.database, clock })
    const policy = server.service.policy()
    kinds = listedKinds(policy)
    const world = await makeHomeAndAway(server, { platform: 'app', organization: 'member' })
    onlookers = await whoLooks(server, world)
    formerly = {
      person: onlookers.find(({ name }) => name.startsWith('member, dev'))!.id,
      organization: world.home.get('organization')!.scope.id,
    }
    await restorable.byHand(anotherOrganization({ organization: 1, kinds, formerly }))
    await restorable.byHand(`update users set password_hash = '${await hashPassword('harbour lantern 41 oar')}'`)
    await restorable.remember()
    questions = new Questions(policy, { world, email: 'new@example.com', names: ['person'], idFor: nothing.idFor })
    routes = (await describedRoutes(server)).filter(({ key }) => !(key in notAsked))
  })
  afterAll(async () => {
    await server?.stop()
    await restorable?.database.close()
  })

  const strongest = () => onlookers.filter(({ name }) => name.startsWith('owner'))
  const reading = () => routes.filter(({ method }) => method === 'GET')

  it('has something of the other organization in every table whose rows belong to organizations', async () => {
    const tables = await restorable.byHand(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'`,
    )
    const empty: string[] = []
    for (const { name } of tables) {
      const rows = await restorable.byHand(`select 1 from ${name} where tenant_id = '${ids(1).organization}' limit 1`)
      if (rows.length === 0) empty.push(String(name))
    }
    expect(empty.toSorted()).toEqual(unused.toSorted())
  })

  /** Everybody asks, at the same time where nothing is made first. */
  async function everybody(question: Question, ask: (onlooker: Onlooker) => Promise<void>): Promise<void> {
    if (question.first === undefined) await Promise.all(onlookers.map(ask))
    else for (const onlooker of onlookers) await ask(onlooker)
  }

  /** What everybody is told by their own questions, by who asks what. `also`: what is asked besides, of whoever gets an answer. */
  async function told(
    onlooking: Onlooking,
    also: (route: DescribedRoute, onlooker: Onlooker, question: Question) => Promise<void>,
  ): Promise<ReadonlyMap<string, string>> {
    const answers = new Map<string, string>()
    for (const route of reading()) {
      for (const question of questions.own(route)) {
        await everybody(question, async (onlooker) => {
          const { status, text } = await onlooking.ask(route, onlooker, question)
          if (status >= 300 || question.first !== undefined) return
          const key = `${onlooker.name}: ${question.url} ${JSON.stringify(question.query)}`
          // Who may see all people is told of more of them; resources stay those of their own organizations.
          if (onlooker.maySee.length === 0 || /resources|offers/.test(route.path)) answers.set(key, plain(text))
          await also(route, onlooker, question)
        })
      }
    }
    return answers
  }

  it('no list, page, search, filter, order, cursor or file shows anybody more, nor another count when there is twice as much', async () => {
    const onlooking = new Onlooking(server, restorable)
    const looked = new Map<string, number>()
    const before = await told(onlooking, async (route, onlooker, question) => {
      // Of the kinds of things two stand for all of them: they have one list.
      const times = (looked.get(`${onlooker.name} ${route.key}`) ?? 0) + 1
      looked.set(`${onlooker.name} ${route.key}`, times)
      if (times > 2) return
      for (const behind of questions.behind(route, question)) {
        if ('url' in behind) await onlooking.ask(route, onlooker, behind)
        else await onlooking.compare(route, onlooker, behind)
      }
    })
    expect([...onlooking.found]).toEqual([])
    expect(before.size).toBeGreaterThan(150)
    expect(onlooking.asked).toBeGreaterThan(1_500)
    // That somebody took the audit log along stands in it.
    await restorable.restore(await restorable.changes())
    await restorable.byHand(anotherOrganization({ organization: 1, from: 1_000, kinds, formerly }))
    await restorable.byHand(anotherOrganization({ organization: 2, kinds, formerly }))
    const after = await told(onlooking, async () => {})
    const keys = [...new Set([...before.keys(), ...after.keys()])]
    expect(keys.filter((key) => before.get(key) !== after.get(key))).toEqual([])
    await restorable.restore(await restorable.changes())
  }, 600_000)

  it('X8: an id, name or address of elsewhere is answered like one of nothing, whatever is done with it', async () => {
    const onlooking = new Onlooking(server, restorable)
    for (const route of routes) {
      for (const pair of questions.foreign(route)) {
        if (route.method === 'GET') await everybody(pair.theirs, (onlooker) => onlooking.compare(route, onlooker, pair))
        // Who may do most tries what changes something.
        else for (const onlooker of strongest()) await onlooking.compare(route, onlooker, pair)
      }
    }
    expect([...onlooking.found]).toEqual([])
    for (const { cookie } of onlookers)
      expect((await server.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(200)
  }, 600_000)
})
