import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, scopes } from '../../db/schema.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { mailedSecret } from '../links/mailed-link.fixture.ts'
import { answerSignUps } from './answer-sign-ups.ts'

const headers = { origin: 'http://localhost:7300' }
const mail = { url: 'smtp://127.0.0.1:9', from: 'Portreeve <portreeve@example.com>' }
const password = 'seven quiet herons'

describeOnDatabases('signing up where the blueprint says what is made', ({ open }) => {
  let server: TestServer
  let single: TestServer
  beforeAll(async () => {
    const database = await open()
    server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'multi', database, config: { mail } })
    single = await startTestServer({ blueprint: 'ai-platform', tenancy: 'single', database, config: { mail } })
  })
  afterAll(() => Promise.all([server.stop(), single.stop()]))

  const send = (what: string, payload: object) =>
    server.inject({ method: 'POST', url: `/api/v1/${what}`, headers, payload })
  const rolesOf = (person: string) =>
    server.service.database.read(everywhere, async (tx) => {
      const held = await tx
        .select({ role: assignments.role, place: scopes.name })
        .from(assignments)
        .innerJoin(scopes, eq(scopes.id, assignments.scopeId))
        .where(eq(assignments.userId, person as (typeof assignments.$inferSelect)['userId']))
        .orderBy(assignments.role)
      return held.map(({ role, place }) => [role, place])
    })
  const secretFor = async (email: string) => {
    expect((await send('sign-up/ask', { email })).statusCode).toBe(202)
    await answerSignUps(server.service)
    return mailedSecret(server.service, 'sign-up', email)
  }

  it('C11, C2: makes the organization that is called after the person, who owns it, and has App by itself', async () => {
    const secret = await secretFor('layla@example.com')
    const look = (await send('sign-up/look', { secret })).json()
    expect(look).toMatchObject({ makes: 'Organization', named: "{name}'s Organization" })
    const made = await send('sign-up', { secret, name: 'ليلى حداد', password })
    expect(made.statusCode).toBe(201)
    expect(await rolesOf(made.json().person.id)).toEqual([
      ['organization:owner', "ليلى حداد's Organization"],
      ['platform:app', 'Platform'],
    ])
    const menu = (await (await server.as(made.json().person.id))({ url: '/api/v1/session' })).json().menus
    expect(JSON.stringify(menu)).toContain('"dashboard"')
    expect(JSON.stringify(menu)).not.toContain('"apps"')
  })

  it('C11, X7: a name as long as names may be is cut where it would not fit, between characters', async () => {
    const secret = await secretFor('long@example.com')
    const made = await send('sign-up', { secret, name: '👩‍👩‍👧'.repeat(100), password })
    expect((await rolesOf(made.json().person.id))[0]).toEqual([
      'organization:owner',
      `${'👩‍👩‍👧'.repeat(84)}…'s Organization`,
    ])
  })

  it('C11, C2: whoever is invited joins that organization instead, and makes none', async () => {
    const organization = await makeScope(server.service, 'organization', platform, '株式会社みなと')
    const owner = await makePerson(server.service)
    await join(server.service, owner, organization, { roles: ['organization:owner'] })
    const invite = { emails: ['invited@example.com'], role: 'member' }
    const url = `/api/v1/scopes/${organization.id}/invitations`
    const invited = await (await server.as(owner.id))({ method: 'POST', url, headers, payload: invite })
    expect(invited.json().results).toMatchObject([{ outcome: 'invited' }])
    const secret = await mailedSecret(server.service, 'invitation', 'invited@example.com')
    const accepted = await send('invitations/accept', { secret, name: '佐藤 陽翔', password })
    expect(accepted.statusCode).toBe(200)
    expect(await rolesOf(accepted.json().person.id)).toEqual([
      ['organization:member', '株式会社みなと'],
      ['platform:app', 'Platform'],
    ])
  })

  it('C11: the sign-in settings close it at once, and nobody signs up by themselves where all see each other', async () => {
    const closed = { code: 'way-closed' }
    const payload = { email: 'x@example.com' }
    expect(
      (await single.inject({ method: 'POST', url: '/api/v1/sign-up/ask', headers, payload })).json(),
    ).toMatchObject(closed)
    expect((await single.inject({ url: '/api/v1/deployment' })).json().signUp).toBeNull()
    const operator = await makePerson(server.service)
    await join(server.service, operator, platform, { roles: ['platform:platform-admin'] })
    const ask = await server.as(operator.id)
    const url = '/api/v1/scopes/platform/sign-in-settings/people'
    const { version, settings } = (await ask({ url })).json()
    const close = { version, settings: { ...settings, signUp: false } }
    expect((await ask({ method: 'PUT', url, headers, payload: close })).statusCode).toBe(200)
    expect((await send('sign-up/ask', payload)).json()).toMatchObject(closed)
  })
})
