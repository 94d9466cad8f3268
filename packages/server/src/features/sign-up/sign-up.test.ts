import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, scopes, signUps, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { mailCount, mailedSecret } from '../links/mailed-link.fixture.ts'
import { answerSignUps } from './answer-sign-ups.ts'

const headers = { origin: 'http://localhost:7300' }
const mail = { url: 'smtp://127.0.0.1:9', from: 'Portreeve <portreeve@example.com>' }
const password = 'seven quiet herons'

describeOnDatabases('signing up', ({ open, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock, config: { mail } })
  })
  afterAll(() => server.stop())

  const send = (what: string, payload: object) =>
    server.inject({ method: 'POST', url: `/api/v1/${what}`, headers, payload })
  const read = <Row>(query: Parameters<typeof server.service.database.read<Row>>[1]) =>
    server.service.database.read(everywhere, query)
  const asked = async (email: string) => {
    const answer = await send('sign-up/ask', { email })
    await answerSignUps(server.service)
    return { answer, secret: await mailedSecret(server.service, 'sign-up', email) }
  }
  const finish = (secret: string | null, more: object = {}) =>
    send('sign-up', { secret, name: 'Þóra Größ', placeName: "O'Neil & Søn (Ltd.)", password, ...more })

  it('A1, X6, X11: makes an account with a proved address and the organization, is signed in, and is led to onboarding', async () => {
    const { answer, secret } = await asked('Thora@example.com')
    expect([answer.statusCode, answer.json()]).toEqual([202, { hours: 24, link: null }])
    const look = await send('sign-up/look', { secret })
    expect(look.json()).toMatchObject({ email: 'Thora@example.com', makes: 'Organization' })
    expect(look.cookies).toEqual([])
    expect((await finish(secret, { password: 'short' })).json()).toMatchObject({ errors: [{ field: 'password' }] })
    const events = await auditCount(server.service)
    const made = await finish(secret)
    expect(made.json()).toMatchObject({ person: { name: 'Þóra Größ', email: 'Thora@example.com' }, awaits: null })
    expect(await auditCount(server.service)).toBe(events + 1)
    const { person, scope } = made.json()
    expect(await lastAuditEvent(server.service)).toMatchObject({
      ...{ action: 'scope.signed-up', actorId: person.id, scopeId: scope, targetId: scope },
      after: { becomes: 'organization:org-admin', name: "O'Neil & Søn (Ltd.)" },
    })
    const [account] = await read((tx) => tx.select().from(users).where(eq(users.id, person.id)))
    expect(account?.emailProvedAt).not.toBeNull()
    const held = await read((tx) => tx.select().from(assignments).where(eq(assignments.userId, person.id)))
    expect(held.map(({ role, scopeId }) => [role, scopeId])).toEqual([['organization:org-admin', scope]])
    const cookie = made.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const session = await server.inject({ url: '/api/v1/session', headers: { cookie } })
    expect(session.json().entry).toMatchObject({ state: 'onboarding', scope: null, organization: scope })
    expect((await finish(secret)).json()).toMatchObject({ status: 410, detail: expect.stringContaining('once') })
  })

  it('X8: is answered alike whether or not the address has an account, which only its mailbox learns', async () => {
    const known = await makePerson(server.service)
    const archived = await makePerson(server.service)
    await server.service.database.transact(everywhere, (tx) =>
      tx.update(users).set({ status: 'archived' }).where(eq(users.id, archived.id)),
    )
    const answers = []
    for (const email of [known.email, archived.email, 'new@example.com']) {
      const { answer, secret } = await asked(email)
      answers.push([answer.statusCode, answer.body])
      const isNew = email === 'new@example.com'
      expect(secret === null).toBe(!isNew)
      expect(await mailCount(server.service, 'sign-up-known', email)).toBe(isNew ? 0 : 1)
    }
    expect(new Set(answers.map(String)).size).toBe(1)
  })

  it('X8: too many for one address are not mailed and answered alike', async () => {
    const answers = []
    for (let count = 0; count < 7; count++)
      answers.push((await send('sign-up/ask', { email: 'often@example.com' })).statusCode)
    await answerSignUps(server.service)
    expect(new Set(answers)).toEqual(new Set([202]))
    expect(await mailCount(server.service, 'sign-up', 'often@example.com')).toBe(5)
  })

  it('a link ends after 24 hours, when another made the account, and when somebody else did; what ended is forgotten', async () => {
    const { secret } = await asked('slow@example.com')
    clock.forward(24 * 60)
    expect((await finish(secret)).json().detail).toContain('24 hours')
    const [first, second] = [await asked('twice@example.com'), await asked('twice@example.com')]
    expect((await finish(first.secret)).statusCode).toBe(201)
    expect((await finish(second.secret)).json()).toMatchObject({ code: 'link-not-valid' })
    const third = await asked('made@example.com')
    const { id } = await makePerson(server.service)
    const address = { email: 'made@example.com', emailKey: 'made@example.com' }
    await server.service.database.transact(everywhere, (tx) => tx.update(users).set(address).where(eq(users.id, id)))
    expect((await finish(third.secret)).json()).toMatchObject({ status: 409, account: 'sign-in' })
    const kept = await read((tx) => tx.select().from(signUps))
    expect(kept.map(({ email }) => email)).not.toContain('slow@example.com')
  })

  it.runIf(kind === 'postgresql')('of many who use one link at the same moment one gets an account', async () => {
    const { secret } = await asked('many@example.com')
    const before = await read((tx) => tx.$count(scopes))
    const answers = await Promise.all(Array.from({ length: 5 }, () => finish(secret)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 410, 410, 410, 410])
    expect(await read((tx) => tx.$count(scopes))).toBe(before + 1)
  })

  it('X11: whoever signs up keeps an invitation to the same address, and accepts it with the account', async () => {
    const organization = await makeScope(server.service, 'organization')
    const admin = await makePerson(server.service)
    await join(server.service, admin, organization, { roles: ['organization:org-admin'] })
    const invited = await (await server.as(admin.id))({
      ...{ method: 'POST', url: `/api/v1/scopes/${organization.id}/invitations`, headers },
      payload: { emails: ['invited@example.com'], role: 'org-user' },
    })
    expect(invited.json().results).toMatchObject([{ outcome: 'invited' }])
    const invitation = await mailedSecret(server.service, 'invitation', 'invited@example.com')
    const { secret } = await asked('invited@example.com')
    const { person } = (await finish(secret)).json()
    const ask = await server.as(person.id)
    const accepted = await ask({
      ...{ method: 'POST', url: '/api/v1/session/invitations/accept', headers, payload: { secret: invitation } },
    })
    expect(accepted.statusCode).toBe(200)
    expect((await ask({ url: '/api/v1/session' })).json().scopes).toHaveLength(2)
  })

  it('B7, X12: is closed at once by the setting, for links of before too, and not offered without a mail server', async () => {
    const operator = await makePerson(server.service)
    await join(server.service, operator, platform, { roles: ['platform:operator'] })
    const ask = await server.as(operator.id)
    const url = '/api/v1/scopes/platform/sign-in-settings/people'
    const { version, settings, choices } = (await ask({ url })).json()
    expect([settings.signUp, choices.signUp]).toEqual([true, { makes: 'Organization' }])
    const { secret } = await asked('late@example.com')
    const close = { version, settings: { ...settings, signUp: false } }
    expect((await ask({ method: 'PUT', url, headers, payload: close })).statusCode).toBe(200)
    expect((await send('sign-up/ask', { email: 'x@example.com' })).json()).toMatchObject({ code: 'way-closed' })
    expect((await finish(secret)).json()).toMatchObject({ code: 'way-closed' })
    const offered = async (of: TestServer) => (await of.inject({ url: '/api/v1/deployment' })).json().signUp
    expect(await offered(server)).toBeNull()
    const open = { version: version + 1, settings }
    expect((await ask({ method: 'PUT', url, headers, payload: open })).statusCode).toBe(200)
    expect(await offered(server)).toMatchObject({ makes: 'Organization' })
  })
})

describeOnDatabases('signing up without a mail server', ({ open }) => {
  let demo: TestServer
  let quiet: TestServer
  beforeAll(async () => {
    const database = await open()
    demo = await startTestServer({ blueprint: 'developer-portal', database, config: { demo: true } })
    quiet = await startTestServer({ blueprint: 'developer-portal', database })
  })
  afterAll(async () => {
    await demo.stop()
  })

  const ask = (server: TestServer) =>
    server.inject({ method: 'POST', url: '/api/v1/sign-up/ask', headers, payload: { email: 'a@example.com' } })

  it('X12: takes one, apart from a demo, which answers with the link itself', async () => {
    expect((await ask(quiet)).json()).toMatchObject({ status: 409, code: 'mail-needed' })
    const { link } = (await ask(demo)).json()
    const secret = link.split('#')[1]
    const payload = { secret, name: '3M', placeName: '株式会社', password }
    const made = await demo.inject({ method: 'POST', url: '/api/v1/sign-up', headers, payload })
    expect(made.statusCode).toBe(201)
  })
})
