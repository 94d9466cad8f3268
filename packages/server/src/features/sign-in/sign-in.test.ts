import { hash } from '@node-rs/argon2'
import { durationMs } from '@portreeve/engine'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { securityEvents, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, platform } from '../../http/world.fixture.ts'
import type { UserId } from '../../ids.ts'
import { mailCount } from '../links/mailed-link.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const
const password = 'correct horse battery'

describeOnDatabases('signing in', ({ open }) => {
  let server: TestServer
  const clock = new MovingClock()
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', database: await open(), clock })
  })
  afterAll(() => server.stop())

  const signIn = (payload: object, headers = {}) =>
    server.inject({ method: 'POST', url: '/api/v1/sign-in', payload, headers })
  const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) => String(answer.headers['set-cookie']).split(';')[0]!
  const eventsOf = (userId: UserId) =>
    server.service.database.read(everywhere, (tx) =>
      tx
        .select({ kind: securityEvents.kind, detail: securityEvents.detail })
        .from(securityEvents)
        .where(eq(securityEvents.userId, userId)),
    )

  it('opens a session with a cookie that no script reads and no other host gets', async () => {
    const person = await makePerson(server.service, { password })
    await join(server.service, person, platform, { roles: ['app'] })
    const answer = await signIn({ email: person.email.toUpperCase(), password })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ person: { id: person.id, email: person.email }, mustChangePassword: false })
    const [cookie, device] = answer.headers['set-cookie'] as string[]
    expect(cookie).toMatch(
      /^__Host-portreeve-[0-9a-f]{12}=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(device).toMatch(
      /^__Host-portreeve-[0-9a-f]{12}-device=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const session = await server.inject({ url: '/api/v1/session', headers: { cookie: cookieOf(answer) } })
    expect(session.json()).toMatchObject({ person: { id: person.id }, entry: { state: 'in' } })
    expect(await eventsOf(person.id)).toMatchObject([{ kind: 'sign-in.succeeded', detail: { way: 'password' } }])
  })

  it('X8: answers alike whether the account is missing, archived, or the password wrong', async () => {
    const active = await makePerson(server.service, { password })
    const archived = await makePerson(server.service, { password, status: 'archived' })
    const answers = []
    for (const email of ['nobody@example.com', active.email, archived.email]) {
      const { requestId, ...body } = (await signIn({ email, password: 'wrong' })).json()
      answers.push(body)
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 401, code: 'sign-in-refused' })
    expect(await eventsOf(active.id)).toMatchObject([{ kind: 'sign-in.refused', detail: { reason: 'wrong-password' } }])
  })

  it('X8: a wrong password changes nothing of the account, which would take longer than where there is none', async () => {
    const person = await makePerson(server.service, { password })
    const row = () =>
      server.service.database.read(everywhere, (tx) =>
        tx.select({ version: sql`xmin::text`, id: users.id }).from(users).where(eq(users.id, person.id)),
      )
    const before = await row()
    expect((await signIn({ email: person.email, password: 'wrong' })).statusCode).toBe(401)
    expect(await row()).toEqual(before)
  })

  it('hashes a password anew at the first sign-in after the cost was raised, and only then', async () => {
    const person = await makePerson(server.service, { password })
    const hashNow = async () => {
      const [row] = await server.service.database.read(everywhere, (tx) =>
        tx.select({ is: users.passwordHash }).from(users).where(eq(users.id, person.id)),
      )
      return row!.is!
    }
    const outdated = await hash(password, { algorithm: 2, memoryCost: 4096, timeCost: 2, parallelism: 1 })
    await server.service.database.transact(everywhere, (tx) =>
      tx.update(users).set({ passwordHash: outdated }).where(eq(users.id, person.id)),
    )
    expect((await signIn({ email: person.email, password: 'wrong' })).statusCode).toBe(401)
    expect(await hashNow()).toBe(outdated)
    expect((await signIn({ email: person.email, password })).statusCode).toBe(200)
    const renewed = await hashNow()
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await signIn({ email: person.email, password })).statusCode).toBe(200)
    expect(await hashNow()).toBe(renewed)
  })

  it('C7: tells that an account is archived or blocked, once the password was right', async () => {
    for (const [status, code] of [
      ['archived', 'account-archived'],
      ['blocked', 'account-blocked'],
    ] as const) {
      const person = await makePerson(server.service, { password, status })
      const answer = await signIn({ email: person.email, password })
      expect(answer.statusCode).toBe(403)
      expect(answer.json().code).toBe(code)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  it('C3: a temporary password opens nothing but choosing a new one, and ends', async () => {
    const ends = new Date(clock.now().getTime() + 24 * 3_600_000)
    const person = await makePerson(server.service, { password, mustChangePassword: true, passwordExpiresAt: ends })
    await join(server.service, person, platform, { roles: ['admin'] })
    const answer = await signIn({ email: person.email, password })
    expect(answer.json().mustChangePassword).toBe(true)
    const headers = { cookie: cookieOf(answer) }
    const refused = await server.inject({
      method: 'POST',
      url: '/api/v1/session/confirm',
      headers,
      payload: { password },
    })
    expect(refused.json().code).toBe('password-change-needed')
    const changed = await server.inject({
      method: 'POST',
      url: '/api/v1/session/password',
      headers,
      payload: { currentPassword: password, newPassword: 'another long password' },
    })
    expect(changed.statusCode).toBe(204)
    const confirm = {
      method: 'POST' as const,
      url: '/api/v1/session/confirm',
      headers: { cookie: cookieOf(changed) },
      payload: { password: 'another long password' },
    }
    expect((await server.inject(confirm)).statusCode).toBe(204)

    const late = await makePerson(server.service, {
      password,
      mustChangePassword: true,
      passwordExpiresAt: clock.now(),
    })
    expect((await signIn({ email: late.email, password })).json()).toMatchObject({ code: 'sign-in-refused' })
  })

  it('a new password ends the other sessions and keeps this one; the person is told by mail', async () => {
    const person = await makePerson(server.service, { password })
    const [here, there] = [
      await signIn({ email: person.email, password }),
      await signIn({ email: person.email, password }),
    ]
    const change = (newPassword: string, currentPassword = password) =>
      server.inject({
        method: 'POST',
        url: '/api/v1/session/password',
        headers: { cookie: cookieOf(here) },
        payload: { currentPassword, newPassword },
      })
    expect((await change('short')).json().errors).toMatchObject([{ field: 'newPassword' }])
    expect((await change('another long password', 'wrong')).json().errors).toMatchObject([{ field: 'currentPassword' }])
    const changed = await change('another long password')
    expect(changed.statusCode).toBe(204)
    const status = async (answer: typeof here) =>
      (await server.inject({ url: '/api/v1/session', headers: { cookie: cookieOf(answer) } })).statusCode
    // Under a new secret: whoever had read the former one is out too.
    expect([await status(changed), await status(here), await status(there)]).toEqual([200, 401, 401])
    expect(await mailCount(server.service, 'password-changed', person.email)).toBe(1)
  })

  it('signing out ends the session on the server, not only in the browser', async () => {
    const person = await makePerson(server.service, { password })
    const headers = { cookie: cookieOf(await signIn({ email: person.email, password })) }
    const out = await server.inject({ method: 'POST', url: '/api/v1/sign-out', headers })
    expect(out.statusCode).toBe(204)
    expect(out.headers['set-cookie']).toMatch(/Expires=Thu, 01 Jan 1970/)
    expect((await server.inject({ url: '/api/v1/session', headers })).statusCode).toBe(401)
  })

  it('a session ends when nothing happens in it, and at the latest as the blueprint says', async () => {
    const person = await makePerson(server.service, { password })
    const headers = { cookie: cookieOf(await signIn({ email: person.email, password })) }
    const status = async () => (await server.inject({ url: '/api/v1/session', headers })).statusCode
    const { idle, longest } = server.service.policy().blueprint.sessions
    const [idleMinutes, longestMinutes] = [durationMs(idle) / 60_000, durationMs(longest) / 60_000]
    const step = idleMinutes - 1
    for (let minutes = step; minutes < longestMinutes; minutes += step) {
      clock.forward(step)
      expect(await status()).toBe(200)
    }
    clock.forward(step)
    expect(await status()).toBe(401)
    const second = { cookie: cookieOf(await signIn({ email: person.email, password })) }
    clock.forward(idleMinutes)
    expect((await server.inject({ url: '/api/v1/session', headers: second })).statusCode).toBe(401)
  })

  it('writes down when a session was last used, in a batch', async () => {
    const person = await makePerson(server.service, { password })
    const headers = { cookie: cookieOf(await signIn({ email: person.email, password })) }
    clock.forward(30)
    await server.inject({ url: '/api/v1/session', headers })
    await server.service.activity.flush()
    const [row] = await server.service.database.read(everywhere, (tx) =>
      tx.select({ at: users.lastActiveAt }).from(users).where(eq(users.id, person.id)),
    )
    expect(row?.at).toEqual(clock.now())
  })

  it('refuses what another site makes a browser send', async () => {
    const person = await makePerson(server.service, { password })
    const from = async (headers: Record<string, string>) =>
      (await signIn({ email: person.email, password }, headers)).statusCode
    expect(await from({ origin: 'https://evil.example' })).toBe(403)
    expect(await from({ origin: 'null' })).toBe(403)
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await from({ 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await from({ host: 'evil.example:7300', 'sec-fetch-site': 'same-origin' })).toBe(403)
    expect(await from({ origin: 'http://localhost:7300' })).toBe(200)
    expect(await from({ origin: 'http://127.0.0.1:7300' })).toBe(200)
    expect(await from({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:7300' })).toBe(200)
  })

  it('a forged or foreign cookie is nobody', async () => {
    const person = await makePerson(server.service, { password })
    const cookie = cookieOf(await signIn({ email: person.email, password }))
    const [name, secret] = cookie.split('=') as [string, string]
    for (const forged of [
      `${name}=`,
      `${name}=x`,
      `${name}=${secret.slice(0, -1)}`,
      `${name}=' or 1=1`,
      `portreeve=${secret}`,
    ]) {
      const answer = await server.inject({ url: '/api/v1/session', headers: { cookie: forged } })
      expect(answer.json()).toMatchObject({ status: 401, code: 'not-signed-in' })
    }
  })

  it('an address that asks too often is told to wait, whatever it asks', async () => {
    const person = await makePerson(server.service, { password })
    const tight = await startTestServer({
      blueprint: 'ai-platform',
      database: server.service.database,
      config: { signInsPerMinute: 2 },
    })
    const statuses = []
    for (let i = 0; i < 3; i++) {
      const request = { method: 'POST' as const, url: '/api/v1/sign-in', payload: { email: person.email, password } }
      statuses.push((await tight.inject(request)).statusCode)
    }
    expect(statuses).toEqual([200, 200, 429])
    await tight.stop()
  })
})
