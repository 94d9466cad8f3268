import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { headerOf, startMailServer } from './mail-server.fixture.ts'
import { queueMail } from './queue-mail.ts'
import { remindOfEnds } from './reminders.ts'

const from = 'Portreeve <access@example.com>'
const minutesInDay = 24 * 60

describeOnDatabases('the mails of a place', ({ open, byHand }) => {
  let mails: Awaited<ReturnType<typeof startMailServer>>
  let server: TestServer
  let account: MadeScope
  let other: MadeScope
  let owner: MadePerson
  let developer: MadePerson
  let operator: MadePerson
  let clock: MovingClock

  beforeAll(async () => {
    const database = await open()
    clock = new MovingClock()
    mails = await startMailServer()
    const mail = { url: mails.url.replace('//', '//portreeve:pa55word@'), from }
    server = await startTestServer({ blueprint: 'developer-portal', database, clock, config: { mail } })
    const { service } = server
    const organization = await makeScope(service, 'organization', undefined, 'Möbelhaus Größ GmbH')
    account = await makeScope(service, 'developer-account', organization, 'Möbelhaus')
    other = await makeScope(service, 'developer-account', await makeScope(service, 'organization'), 'Elsewhere')
    const member = async (role: string) => {
      const made = await makePerson(service)
      await join(service, made, organization, { roles: ['organization:org-user'] })
      await join(service, made, account, { roles: [`developer-account:${role}`] })
      return made
    }
    owner = await member('owner')
    developer = await member('developer')
    operator = await makePerson(service)
    await join(service, operator, platform, { roles: ['platform:operator'] })
  })
  beforeEach(() => byHand('delete from messages'))
  afterAll(async () => {
    await server.stop()
    await mails.stop()
  })

  const call = async (person: MadePerson, method: 'GET' | 'POST', path: string, payload?: object) =>
    (await server.as(person.id))({ method, url: `/api/v1${path}`, ...(payload && { payload }) })
  const invite = (scope: MadeScope, email: string, by = 'Greta') =>
    server.service.database.transact({ tenants: 'all', person: null }, (tx) =>
      queueMail(tx, hostLike(), {
        ...{ kind: 'invitation', to: { email }, scope: scope.id, secretPath: '/invitations/s3cret' },
        values: {
          ...{ place: 'Möbelhaus', role: 'Admin', by, note: '<b>Hi</b>' },
          ...{ expiresAt: '2030-03-08T09:00:00.000Z', accessExpiresAt: null },
        },
      }),
    )
  const hostLike = () => ({
    ...{ service: server.service, principal: { kind: 'host', name: 'mail' } as const, scope: null },
    ...{
      wall: { tenants: 'all', person: null } as const,
      request: { id: 'test', ip: null, agent: null, device: null, session: null },
    },
  })
  const told = async () =>
    byHand(`select kind, to_email, values from messages where kind <> 'set-password' order by kind, to_email`)

  it('lists those about exactly this place, the newest first, with filters and pages', async () => {
    await invite(account, 'first@example.com')
    await invite(other, 'elsewhere@example.com')
    await invite(platform, 'above@example.com')
    await invite(account, 'second@example.com')
    await byHand(
      `update messages set state = 'failed', due_at = null, last_error = 'no' where to_email = 'first@example.com'`,
    )
    const list = async (query = '') => (await call(owner, 'GET', `/scopes/${account.id}/mails${query}`)).json()
    const all = await list()
    expect(all.items).toMatchObject([
      {
        ...{ kind: 'invitation', to: { id: null, name: null, email: 'second@example.com' }, state: 'queued' },
        ...{ subject: 'Greta invites you to Möbelhaus', attempts: 0, problem: null },
        nextAttemptAt: clock.now().toISOString(),
      },
      { to: { email: 'first@example.com' }, state: 'failed', problem: 'no', nextAttemptAt: null },
    ])
    const page = await list('?limit=1')
    expect(page.items).toHaveLength(1)
    expect((await list(`?limit=1&after=${page.next}`)).items).toMatchObject([{ to: { email: 'first@example.com' } }])
    expect((await list('?state=failed')).items).toHaveLength(1)
    expect((await list('?kind=test')).items).toEqual([])
    expect((await list(`?person=${developer.id}`)).items).toEqual([])
    expect((await call(owner, 'GET', `/scopes/${account.id}/mails?kind=nonsense`)).statusCode).toBe(422)
    const above = (await call(operator, 'GET', '/scopes/platform/mails')).json().items
    expect(above).toMatchObject([{ to: { email: 'above@example.com' } }])
  })

  it('X12: an administrator reads a mail as it looks, but never its link', async () => {
    await invite(account, 'new@example.com')
    const [{ id }] = (await call(owner, 'GET', `/scopes/${account.id}/mails`)).json().items
    const answer = await call(owner, 'GET', `/scopes/${account.id}/mails/${id}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ hasLink: true, subject: 'Greta invites you to Möbelhaus' })
    expect(answer.json().html).toContain('&lt;b&gt;Hi&lt;/b&gt;')
    expect(answer.body).not.toContain('s3cret')
    expect((await call(owner, 'GET', `/scopes/${other.id}/mails/${id}`)).statusCode).toBe(404)
    expect((await call(operator, 'GET', `/scopes/platform/mails/${id}`)).statusCode).toBe(404)
    expect((await call(developer, 'GET', `/scopes/${account.id}/mails`)).statusCode).toBe(403)
  })

  it('says how mail is sent to those who look after that, without the password', async () => {
    const answer = await call(operator, 'GET', '/scopes/platform/mail-settings')
    expect(answer.json()).toEqual({
      server: { host: '127.0.0.1', port: expect.any(Number), encryption: 'never', signsIn: true, from },
      testGoesTo: operator.email,
    })
    expect(answer.body).not.toContain('pa55word')
    expect((await call(owner, 'GET', '/scopes/platform/mail-settings')).statusCode).toBe(404)
  })

  it('X6: sends a test mail at once, with one event, and repeats what the mail server says when it fails', async () => {
    const strict = await startMailServer({
      ...{ authOptional: false, allowInsecureAuth: true },
      onAuth: ({ password }, _session, done) =>
        password === 'right' ? done(null, { user: 'x' }) : done(new Error('Bad credentials')),
    })
    const trying = async (password: string) => {
      const url = strict.url.replace('//', `//portreeve:${password}@`)
      const config = { mail: { url, from } }
      const one = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock, config })
      const before = await auditCount(one.service)
      const request = await one.as(operator.id)
      const answer = await request({ method: 'POST', url: '/api/v1/scopes/platform/mail-settings/test' })
      expect(await auditCount(one.service)).toBe(before + 1)
      const event = await lastAuditEvent(one.service)
      await one.stop()
      return { answer, event }
    }
    const { answer, event } = await trying('right')
    expect([answer.statusCode, answer.json()]).toEqual([200, { id: expect.any(String), to: operator.email }])
    expect(event).toMatchObject({ action: 'mail.tested', actorId: operator.id, after: { delivered: true } })
    expect(headerOf(strict.arrived[0] ?? '', 'Subject')).toMatch(/^Test mail from/)
    const failed = await trying('wr0ng')
    expect(failed.answer.json()).toMatchObject({
      ...{ status: 409, code: 'mail-failed', detail: 'The mail server does not accept the user or the password.' },
      said: expect.stringContaining('535'),
    })
    expect(failed.answer.body).not.toContain('wr0ng')
    expect(failed.event).toMatchObject({ after: { delivered: false } })
    const { items } = (await call(operator, 'GET', '/scopes/platform/mails?kind=test')).json()
    expect(items.map(({ state }: { state: string }) => state)).toEqual(['failed', 'sent'])
    await strict.stop()
  })

  it('X12: without a mail server there is no test, and it says what is missing', async () => {
    const quiet = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock })
    const request = await quiet.as(operator.id)
    const settings = await request({ method: 'GET', url: '/api/v1/scopes/platform/mail-settings' })
    expect(settings.json()).toEqual({ server: null, testGoesTo: operator.email })
    const test = await request({ method: 'POST', url: '/api/v1/scopes/platform/mail-settings/test' })
    expect(test.json()).toMatchObject({ status: 409, code: 'mail-needed' })
    expect((await quiet.inject({ url: '/api/v1/deployment' })).json().mail).toBe(false)
    expect((await server.inject({ url: '/api/v1/deployment' })).json().mail).toBe(true)
    await quiet.stop()
  })

  it('A5: a request is told to those who may answer it, once, and its answer to whoever asked', async () => {
    const newcomer = await makePerson(server.service, { name: 'Ønsker Å. Komme' })
    await join(
      server.service,
      newcomer,
      { id: account.tenantId as never, tenantId: account.tenantId },
      {
        roles: ['organization:org-user'],
      },
    )
    const ask = async () =>
      (await call(newcomer, 'POST', '/session/requests', { scope: account.id, note: 'Bitte' })).json().id
    const first = await ask()
    expect(await told()).toMatchObject([
      {
        ...{ kind: 'request-waiting', to_email: owner.email },
        values: { place: 'Möbelhaus', who: 'Ønsker Å. Komme', asksFor: null, note: 'Bitte' },
      },
    ])
    await byHand('delete from messages')
    await call(owner, 'POST', `/scopes/${account.id}/requests/${first}/decline`, { note: 'Next week' })
    expect(await told()).toMatchObject([
      {
        ...{ kind: 'request-answered', to_email: newcomer.email },
        values: { answer: 'declined', note: 'Next week', by: expect.stringContaining('Person') },
      },
    ])
    await byHand('delete from messages')
    const second = await ask()
    await byHand('delete from messages')
    const role = 'developer-account:developer'
    const accepted = await call(owner, 'POST', `/scopes/${account.id}/requests/${second}/accept`, { role })
    expect(accepted.statusCode).toBe(200)
    expect(await told()).toMatchObject([
      { kind: 'request-answered', to_email: newcomer.email, values: { answer: 'accepted', role: 'Developer' } },
    ])
  })

  it('tells somebody of a token that was made for them', async () => {
    const asked = { name: 'deploy', permissions: ['app.read'], expiresInDays: 30 }
    expect((await call(developer, 'POST', `/scopes/${account.id}/tokens`, asked)).statusCode).toBe(201)
    expect(await told()).toMatchObject([
      {
        ...{ kind: 'token-made', to_email: developer.email },
        values: { place: 'Möbelhaus', token: 'deploy', permissions: ['View apps'] },
      },
    ])
  })

  it('reminds somebody once, a week before their role ends, on whichever node, and anew when the end was put off', async () => {
    const { service } = server
    const now = clock.now().getTime()
    const inDays = (days: number) => new Date(now + days * minutesInDay * 60_000)
    const made = await Promise.all(
      [30, 6].map(async (days) => {
        const person = await makePerson(service)
        await join(service, person, account, { roles: ['developer-account:developer'], expiresAt: inDays(days) })
        return person
      }),
    )
    const reminders = async () => (await told()).filter(({ kind }) => kind === 'access-ends-soon')
    await remindOfEnds(service)
    // For six days from the start: they were told when it was given.
    expect(await reminders()).toEqual([])
    clock.forward(24 * minutesInDay)
    await Promise.all([remindOfEnds(service), remindOfEnds(service)])
    await remindOfEnds(service)
    expect(await reminders()).toMatchObject([
      { to_email: made[0]?.email, values: { role: 'Developer', expiresAt: inDays(30).toISOString() } },
    ])
    const [guest] = made
    await byHand(
      `update assignments set role = 'developer-account:guest-developer' where user_id = '${guest?.id}' and scope_id = '${account.id}'`,
    )
    await byHand(
      `update memberships set sponsor_id = '${made[1]?.id}' where user_id = '${guest?.id}' and scope_id = '${account.id}'`,
    )
    await byHand(
      `update assignments set expires_at = '${inDays(60).toISOString()}' where user_id = '${made[0]?.id}' and expires_at is not null`,
    )
    clock.forward(30 * minutesInDay)
    await remindOfEnds(service)
    expect(await reminders()).toHaveLength(2)
    // Whoever answers for a guest is told too.
    expect((await told()).filter(({ kind }) => kind === 'guest-ends-soon')).toMatchObject([
      { to_email: made[1]?.email, values: { role: 'Guest developer', expiresAt: inDays(60).toISOString() } },
    ])
  })
})
