import { durationMs } from '@portreeve/engine'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { securityEvents, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, type UserId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { mailCount, mailedSecret } from '../links/mailed-link.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const
const password = 'a walk along the quay'
const mail = { url: 'smtp://127.0.0.1:9', from: 'Portreeve <portreeve@example.com>' }
const firefox = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0'

describeOnDatabases('own account', ({ open, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', database: await open(), clock, config: { mail } })
  })
  afterAll(() => server.stop())

  const person = (how: Parameters<typeof makePerson>[1] = {}) => makePerson(server.service, { password, ...how })

  const row = async ({ id }: { readonly id: UserId }) =>
    (await server.service.database.read(everywhere, (tx) => tx.select().from(users).where(eq(users.id, id))))[0]!

  const signIn = (email: string, agent?: string) =>
    server.inject({
      ...{ method: 'POST', url: '/api/v1/sign-in', payload: { email, password } },
      ...(agent && { headers: { 'user-agent': agent } }),
    })

  async function signedIn({ email }: MadePerson, agent?: string) {
    const cookie = String((await signIn(email, agent)).headers['set-cookie']).split(';')[0]!
    return (options: Parameters<TestServer['inject']>[0]) =>
      server.inject({ ...options, headers: { ...options.headers, cookie } })
  }

  type AsPerson = Awaited<ReturnType<typeof signedIn>>

  describe('name', () => {
    const rename = (as: AsPerson, name: string) =>
      as({ method: 'PATCH', url: '/api/v1/session/person', payload: { name } })

    it('X7: one’s own name is changed, in every list too, with one event that keeps it apart', async () => {
      const somebody = await person({ name: 'Mohammad' })
      const organization = await makeScope(server.service, 'organization')
      const other = await person()
      await join(server.service, somebody, organization, { roles: ['organization:member'] })
      await join(server.service, other, organization, { roles: ['organization:owner'] })
      const as = await signedIn(somebody)
      const count = await auditCount(server.service)
      expect((await rename(as, '  محمد الأمين ')).statusCode).toBe(204)
      expect(await auditCount(server.service)).toBe(count + 1)
      const event = await lastAuditEvent(server.service)
      expect(event).toMatchObject({ action: 'person.renamed', actorId: somebody.id, targetId: somebody.id })
      expect(JSON.stringify(event)).not.toMatch(/محمد|Mohammad/)
      expect((await as({ url: '/api/v1/session' })).json().person.name).toBe('محمد الأمين')
      const found = await (await signedIn(other))({
        url: `/api/v1/scopes/${organization.id}/members?search=${encodeURIComponent('محمد')}`,
      })
      expect(found.json().items).toMatchObject([{ id: somebody.id, name: 'محمد الأمين' }])
      await rename(as, 'محمد الأمين')
      expect(await auditCount(server.service)).toBe(count + 1)
    })

    it('X7: a refused name is explained and changes nothing', async () => {
      const as = await signedIn(await person({ name: 'Ö' }))
      expect((await rename(as, 'a\u202eb')).json()).toMatchObject({
        code: 'invalid-input',
        errors: [{ field: 'name' }],
      })
      expect((await as({ url: '/api/v1/session' })).json().person.name).toBe('Ö')
    })
  })

  describe('sessions', () => {
    const list = async (as: AsPerson) => (await as({ url: '/api/v1/session/sessions' })).json().items

    it('are listed with the device in words; this one first', async () => {
      const somebody = await person()
      await signedIn(somebody, firefox)
      clock.forward(5)
      const here = await signedIn(somebody)
      clock.forward(5)
      expect(await list(here)).toMatchObject([
        { current: true, device: { browser: null, kind: 'other' }, lastSeenAt: clock.now().toISOString() },
        { current: false, device: { browser: 'Firefox 140', system: 'macOS', kind: 'desktop' }, ip: '127.0.0.1' },
      ])
    })

    it('one is ended at once; another person’s is as if it were not there', async () => {
      const somebody = await person()
      const here = await signedIn(somebody)
      const there = await signedIn(somebody)
      const stranger = await signedIn(await person())
      const [, { id }] = await list(here)
      const end = (as: AsPerson) => as({ method: 'POST', url: `/api/v1/session/sessions/${id}/end` })
      expect((await end(stranger)).json()).toMatchObject({ code: 'not-found' })
      expect((await there({ url: '/api/v1/session' })).statusCode).toBe(200)
      expect((await end(here)).statusCode).toBe(204)
      expect((await there({ url: '/api/v1/session' })).statusCode).toBe(401)
      expect((await end(here)).statusCode).toBe(404)
      expect(await list(here)).toHaveLength(1)
    })

    it('“Sign out everywhere else” ends all but this one, and is a security event', async () => {
      const somebody = await person()
      const here = await signedIn(somebody)
      const others = [await signedIn(somebody), await signedIn(somebody)]
      const end = () => here({ method: 'POST', url: '/api/v1/session/sessions/end-others' })
      expect((await end()).json()).toEqual({ ended: 2 })
      expect((await here({ url: '/api/v1/session' })).statusCode).toBe(200)
      for (const other of others) expect((await other({ url: '/api/v1/session' })).statusCode).toBe(401)
      expect((await end()).json()).toEqual({ ended: 0 })
      const events = await server.service.database.read(everywhere, (tx) =>
        tx.select().from(securityEvents).where(eq(securityEvents.userId, somebody.id)),
      )
      expect(events.filter((event) => event.kind === 'sign-out.elsewhere')).toHaveLength(1)
    })

    it('one in which nothing happened for too long is not listed', async () => {
      const somebody = await person()
      await signedIn(somebody)
      const { idle, longest } = server.service.policy().blueprint.sessions
      expect(durationMs(idle)).toBeLessThan(durationMs(longest))
      clock.forward(durationMs(idle) / 60_000)
      expect(await list(await signedIn(somebody))).toHaveLength(1)
    })
  })

  describe('email', () => {
    const ask = (as: AsPerson, email: string) =>
      as({ method: 'POST', url: '/api/v1/session/email', payload: { email } })
    const post = (url: string, payload: object) => server.inject({ method: 'POST', url, payload })
    const confirm = (secret: string | null, with_ = password) =>
      post('/api/v1/links/confirm-email', { secret, password: with_ })
    const fresh = (name: string) => `${name}-${newId(clock)}@example.com`

    it('X11: is another one once a link mailed to it was opened with the password; the old one is told, and sessions end', async () => {
      const somebody = await person()
      const as = await signedIn(somebody)
      const email = fresh('Jörg')
      const count = await auditCount(server.service)
      expect((await ask(as, email)).statusCode).toBe(200)
      expect(await auditCount(server.service)).toBe(count + 1)
      expect((await row(somebody)).email).toBe(somebody.email)
      const secret = await mailedSecret(server.service, 'confirm-email', email)
      expect((await post('/api/v1/links/confirm-email/look', { secret })).json()).toMatchObject({ email })

      expect((await confirm(secret)).json()).toEqual({ email })
      expect(await auditCount(server.service)).toBe(count + 2)
      expect(await lastAuditEvent(server.service)).toMatchObject({
        action: 'person.email-changed',
        targetId: somebody.id,
      })
      expect(await row(somebody)).toMatchObject({ email, emailProvedAt: clock.now() })
      expect(await mailCount(server.service, 'email-changed', somebody.email)).toBe(1)
      expect((await as({ url: '/api/v1/session' })).statusCode).toBe(401)
      expect((await signIn(somebody.email)).statusCode).toBe(401)
      expect((await signIn(email.toUpperCase())).statusCode).toBe(200)
      expect((await confirm(secret)).json()).toMatchObject({ status: 410, code: 'link-not-valid' })
    })

    it('X11: the link alone changes nothing: it could be in the mailbox of somebody who never asked', async () => {
      const somebody = await person()
      const email = fresh('victim')
      await ask(await signedIn(somebody), email)
      const secret = await mailedSecret(server.service, 'confirm-email', email)
      const count = await auditCount(server.service)
      expect((await confirm(secret, 'not my password')).json()).toMatchObject({
        code: 'invalid-input',
        errors: [{ field: 'password' }],
      })
      expect(await auditCount(server.service)).toBe(count)
      expect((await row(somebody)).email).toBe(somebody.email)
    })

    it('X8: asking for an address that has an account answers and writes the same, and mails nobody', async () => {
      const taken = await person()
      const as = await signedIn(await person())
      const email = fresh('free')
      const free = await ask(as, email)
      const secret = await mailedSecret(server.service, 'confirm-email', email)
      const other = await ask(as, taken.email)
      expect(other.statusCode).toBe(free.statusCode)
      expect(Object.keys(other.json())).toEqual(Object.keys(free.json()))
      expect(await lastAuditEvent(server.service)).toMatchObject({ action: 'person.email-asked' })
      expect(await mailCount(server.service, 'confirm-email', taken.email)).toBe(0)
      // The later question took the place of the earlier one, as for a free address.
      expect((await confirm(secret)).statusCode).toBe(410)
      expect(await mailCount(server.service, 'confirm-email', email, 'failed')).toBe(1)
    })

    it('X8: an address that was taken meanwhile is refused without saying by whom', async () => {
      const somebody = await person()
      const email = fresh('race')
      await ask(await signedIn(somebody), email)
      const secret = await mailedSecret(server.service, 'confirm-email', email)
      const other = await person()
      await server.service.database.transact(everywhere, (tx) =>
        tx.update(users).set({ email, emailKey: email }).where(eq(users.id, other.id)),
      )
      const answer = (await confirm(secret)).json()
      expect(answer).toMatchObject({ code: 'link-not-valid' })
      expect(answer.detail).not.toMatch(/account with|taken|somebody/)
      expect((await row(somebody)).email).toBe(somebody.email)
    })

    it('one’s own unproved address is proved the same way', async () => {
      const somebody = await person()
      await server.service.database.transact(everywhere, (tx) =>
        tx.update(users).set({ emailProvedAt: null }).where(eq(users.id, somebody.id)),
      )
      await ask(await signedIn(somebody), somebody.email)
      await confirm(await mailedSecret(server.service, 'confirm-email', somebody.email))
      expect((await row(somebody)).emailProvedAt).toEqual(clock.now())
      expect(await lastAuditEvent(server.service)).toMatchObject({ action: 'person.email-confirmed' })
      expect(await mailCount(server.service, 'email-changed', somebody.email)).toBe(0)
      expect((await ask(await signedIn(somebody), somebody.email)).json()).toMatchObject({ code: 'conflict' })
    })

    it('a link ends after 24 hours, and when the account is closed', async () => {
      const somebody = await person()
      const email = fresh('late')
      await ask(await signedIn(somebody), email)
      clock.forward(24 * 60)
      const late = await confirm(await mailedSecret(server.service, 'confirm-email', email))
      expect(late.json()).toMatchObject({ code: 'link-not-valid', detail: expect.stringContaining('24 hours') })

      const closed = await person()
      await ask(await signedIn(closed), email)
      await server.service.database.transact(everywhere, (tx) =>
        tx.update(users).set({ status: 'archived' }).where(eq(users.id, closed.id)),
      )
      const answer = await confirm(await mailedSecret(server.service, 'confirm-email', email))
      expect(answer.json()).toMatchObject({ code: 'link-not-valid', detail: expect.stringContaining('archived') })
    })

    it('X13: takes a password not older than 15 minutes', async () => {
      const as = await signedIn(await person())
      clock.forward(16)
      expect((await ask(as, fresh('stale'))).json()).toMatchObject({ code: 'fresh-sign-in-needed' })
    })

    it('nobody floods a mailbox: five links in an hour', async () => {
      const as = await signedIn(await person())
      const statuses = []
      for (let i = 0; i < 6; i++) statuses.push((await ask(as, fresh('flood'))).statusCode)
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    })

    it('X12: without a mail server it is not possible, and says why', async () => {
      const quiet = await startTestServer({ blueprint: 'ai-platform', database: await open(), clock })
      const as = await quiet.as((await person()).id)
      expect((await ask(as, fresh('quiet'))).json()).toMatchObject({ status: 409, code: 'mail-needed' })
      await quiet.stop()
    })

    it.runIf(kind === 'postgresql')('two who confirm the same address at once: one has it', async () => {
      const email = fresh('both')
      const secrets: (string | null)[] = []
      for (const somebody of [await person(), await person()]) {
        await ask(await signedIn(somebody), email)
        secrets.push(await mailedSecret(server.service, 'confirm-email', email))
      }
      const answers = await Promise.all(secrets.map((secret) => confirm(secret)))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410])
    })

    it('somebody else’s secret, or none, is a plain refusal and a security event', async () => {
      const count = () =>
        server.service.database.read(everywhere, (tx) =>
          tx.$count(securityEvents, eq(securityEvents.kind, 'link.refused')),
        )
      const before = await count()
      expect((await confirm('nothing of the kind')).json()).toMatchObject({ status: 410, code: 'link-not-valid' })
      expect(await count()).toBe(before + 1)
    })
  })

  it('is nobody’s but a signed-in person’s: a token and a stranger are refused', async () => {
    await join(server.service, await person(), platform, { roles: ['platform:app'] })
    for (const [method, url] of [
      ['PATCH', '/api/v1/session/person'],
      ['POST', '/api/v1/session/email'],
      ['GET', '/api/v1/session/sessions'],
      ['POST', '/api/v1/session/sessions/end-others'],
    ] as const) {
      expect((await server.inject({ method, url, ...(method !== 'GET' && { payload: {} }) })).statusCode).toBe(401)
    }
  })
})
