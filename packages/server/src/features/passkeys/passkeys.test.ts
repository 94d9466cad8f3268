import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { auditEvents, factors, securityEvents, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, platform } from '../../http/world.fixture.ts'
import type { UserId } from '../../ids.ts'
import { SoftwareAuthenticator } from './software-authenticator.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const
const password = 'correct horse battery'

describeOnDatabases('passkeys', ({ open, kind }) => {
  let server: TestServer
  const clock = new MovingClock()
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', database: await open(), clock })
  })
  afterAll(() => server.stop())

  const post = (url: string, payload?: object, cookie?: string) =>
    server.inject({
      method: 'POST',
      url: `/api/v1/${url}`,
      ...(payload && { payload }),
      ...(cookie && { headers: { cookie } }),
    })
  type Answer = Awaited<ReturnType<typeof post>>
  const cookieOf = (answer: Answer) => [answer.headers['set-cookie'] ?? []].flat()[0]?.split(';')[0] ?? ''
  const signInOptions = async () => (await post('sign-in/passkey/options')).json()
  const read = <Row>(work: Parameters<typeof server.service.database.read<Row>>[1]) =>
    server.service.database.read(everywhere, work)
  const refusalsOf = (user: UserId) =>
    read((tx) =>
      tx
        .select({ kind: securityEvents.kind, detail: securityEvents.detail })
        .from(securityEvents)
        .where(eq(securityEvents.userId, user)),
    ).then((events) => events.flatMap(({ kind, detail }) => (kind === 'sign-in.refused' ? [detail.reason] : [])))

  /** Somebody who has signed in, with or without a password. */
  async function somebody(how: Parameters<typeof makePerson>[1] = {}) {
    const person = await makePerson(server.service, how)
    await join(server.service, person, platform, { roles: ['app'] })
    return { person, ask: await server.as(person.id) }
  }

  /** The same, with a passkey that they have just made. */
  async function somebodyWithPasskey(how: Parameters<typeof makePerson>[1] = {}) {
    const { person, ask } = await somebody(how)
    const device = new SoftwareAuthenticator()
    const begin = async (url: string) => ask({ method: 'POST', url: `/api/v1/${url}` })
    const options = (await begin('session/passkeys/options')).json()
    const made = await ask({
      method: 'POST',
      url: '/api/v1/session/passkeys',
      payload: { answer: device.create(options) },
    })
    expect(made.statusCode, made.body).toBe(201)
    return { person, device, made, cookie: cookieOf(made) }
  }

  it('signs in with nothing else, is both factors at once, and is told apart by its owner', async () => {
    const { person, device, made, cookie } = await somebodyWithPasskey()
    // With the first second factor, for whoever loses it.
    expect(made.json().recoveryCodes).toHaveLength(10)
    const again = (await post('session/passkeys/options', undefined, cookie)).json()
    expect(again.excludeCredentials).toMatchObject([{ id: device.id, type: 'public-key' }])
    const answer = await post('sign-in/passkey', { answer: device.get(await signInOptions()) })
    expect(answer.json()).toMatchObject({ person: { id: person.id }, awaits: null })
    // X13: as fresh as a second factor.
    const fresh = await post('session/passkeys/options', undefined, cookieOf(answer))
    expect(fresh.statusCode).toBe(200)
    const [factor] = await read((tx) => tx.select().from(factors).where(eq(factors.userId, person.id)))
    expect(factor).toMatchObject({ kind: 'passkey', backedUp: true, transports: ['internal'], lastUsedAt: clock.now() })
    const [user] = await read((tx) => tx.select({ kinds: users.factors }).from(users).where(eq(users.id, person.id)))
    expect(user).toEqual({ kinds: ['passkey'] })
    const events = await read((tx) =>
      tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.targetId, person.id)),
    )
    expect(events).toEqual([{ action: 'person.factor-added' }])
  })

  it('is the second step after a password, and shown again before what takes a fresh proof (X13); each gives the session a new secret', async () => {
    const { person, device, cookie: first } = await somebodyWithPasskey({ password })
    const waiting = await post('sign-in', { email: person.email, password })
    expect(waiting.json()).toMatchObject({ awaits: ['passkey'] })
    const closed = await server.inject({ url: '/api/v1/session', headers: { cookie: cookieOf(waiting) } })
    expect(closed.json()).toMatchObject({ code: 'second-factor-needed' })
    const options = (await post('session/passkey/options', undefined, cookieOf(waiting))).json()
    expect(options.allowCredentials).toMatchObject([{ id: device.id }])
    // Asked of this session: of no other, not even one's own, and of nobody who has yet to say who they are.
    const answer = device.get(options)
    expect((await post('session/passkey', { answer }, first)).json()).toMatchObject({ code: 'passkey-refused' })
    expect((await post('sign-in/passkey', { answer })).json()).toMatchObject({ code: 'passkey-refused' })
    const stranger = await somebodyWithPasskey()
    const once = (await post('session/passkey/options', undefined, cookieOf(waiting))).json()
    const theirs = await post('session/passkey', { answer: stranger.device.get(once) }, cookieOf(waiting))
    expect(theirs.json()).toMatchObject({ code: 'passkey-refused' })
    const shown = await post('session/passkey', { answer }, cookieOf(waiting))
    expect(shown.statusCode, shown.body).toBe(200)
    expect(cookieOf(shown)).not.toBe(cookieOf(waiting))
    const ask = (cookie: string) => server.inject({ url: '/api/v1/session', headers: { cookie } })
    expect((await ask(cookieOf(waiting))).statusCode).toBe(401)
    expect((await ask(cookieOf(shown))).json()).toMatchObject({ person: { id: person.id } })

    clock.forward(16)
    const stale = await post('session/passkeys/options', undefined, cookieOf(shown))
    expect(stale.json()).toMatchObject({ code: 'fresh-sign-in-needed', with: ['passkey', 'recovery-code'] })
    const anew = (await post('session/passkey/options', undefined, cookieOf(shown))).json()
    const proved = await post('session/passkey', { answer: device.get(anew) }, cookieOf(shown))
    expect(proved.statusCode).toBe(200)
    expect((await post('session/passkeys/options', undefined, cookieOf(proved))).statusCode).toBe(200)
  })

  it('C8: signs in while wrong passwords have closed the password way', async () => {
    const { person, device } = await somebodyWithPasskey()
    for (let wrong = 0; wrong < 11; wrong++) await post('sign-in', { email: person.email, password: 'wrong' })
    const answer = await post('sign-in/passkey', { answer: device.get(await signInOptions()) })
    expect(answer.statusCode).toBe(200)
  })

  it('refuses alike whatever is not the answer of this passkey to this question on this site', async () => {
    const { person, device } = await somebodyWithPasskey()
    const other = await somebodyWithPasskey()
    const lies = {
      'another origin': device.get(await signInOptions(), { origin: 'https://harbour.example' }),
      'a page of another site around it': device.get(await signInOptions(), { crossOrigin: true }),
      'another site’s passkey': device.get(await signInOptions(), { rpId: 'harbour.example' }),
      'a device that did not ask who uses it': device.get(await signInOptions(), { userVerified: false }),
      'the answer to another kind of question': device.get(await signInOptions(), { type: 'webauthn.create' }),
      'somebody else’s passkey, signed by one’s own': device.get(await signInOptions(), { id: other.device.id }),
      'one’s own passkey for somebody else': device.get(await signInOptions(), {
        userHandle: Buffer.from(other.person.id.replaceAll('-', ''), 'hex').toString('base64url'),
      }),
      'a passkey that nobody knows': new SoftwareAuthenticator().get(await signInOptions(), { userHandle: 'AAAA' }),
      'a question that nobody asked': device.get({ challenge: Buffer.alloc(32).toString('base64url') }),
      'no question at all': {
        ...device.get(await signInOptions()),
        response: { clientDataJSON: 'bnVsbA', authenticatorData: 'AA', signature: 'AA' },
      },
    }
    const sessions = []
    for (const [what, answer] of Object.entries(lies)) {
      const refused = await post('sign-in/passkey', { answer })
      expect(refused.json(), what).toMatchObject({ status: 403, code: 'passkey-refused' })
      sessions.push(refused.headers['set-cookie'])
    }
    expect(sessions.every((cookie) => cookie === undefined)).toBe(true)
    expect(await refusalsOf(person.id)).toContain('passkey')
  })

  it('takes an answer once, and only within five minutes', async () => {
    const { device } = await somebodyWithPasskey()
    const answer = device.get(await signInOptions())
    expect((await post('sign-in/passkey', { answer })).statusCode).toBe(200)
    expect((await post('sign-in/passkey', { answer })).json()).toMatchObject({ code: 'passkey-refused' })
    // Used up also by an answer that was wrong.
    const options = await signInOptions()
    await post('sign-in/passkey', { answer: device.get(options, { origin: 'https://harbour.example' }) })
    expect((await post('sign-in/passkey', { answer: device.get(options) })).statusCode).toBe(403)
    const late = device.get(await signInOptions())
    clock.forward(6)
    expect((await post('sign-in/passkey', { answer: late })).statusCode).toBe(403)
  })

  it.runIf(kind === 'postgresql')('takes an answer once, also when it is sent ten times at once', async () => {
    const { device } = await somebodyWithPasskey()
    const answer = device.get(await signInOptions())
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('sign-in/passkey', { answer })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(9).fill(403)])
  })

  it('refuses a passkey that counts backwards, of which there is a copy then, and writes it down', async () => {
    const { person, device } = await somebodyWithPasskey()
    const signIn = async (counter: number) => {
      device.counter = counter
      return (await post('sign-in/passkey', { answer: device.get(await signInOptions()) })).statusCode
    }
    expect([
      await signIn(0),
      await signIn(7),
      await signIn(7),
      await signIn(3),
      await signIn(0),
      await signIn(8),
    ]).toEqual([200, 200, 403, 403, 403, 200])
    expect(await refusalsOf(person.id)).toEqual(Array(3).fill('passkey-counter'))
  })

  it('is nothing once it was removed, nor for an account that is archived', async () => {
    const { person, device } = await somebodyWithPasskey()
    const signIn = async () => (await post('sign-in/passkey', { answer: device.get(await signInOptions()) })).json()
    const change = (
      work: (tx: Parameters<Parameters<typeof server.service.database.transact>[1]>[0]) => Promise<unknown>,
    ) => server.service.database.transact(everywhere, work)
    await change((tx) => tx.update(users).set({ status: 'archived' }).where(eq(users.id, person.id)))
    expect(await signIn()).toMatchObject({ code: 'account-archived' })
    expect(await refusalsOf(person.id)).toEqual(['account-archived'])
    await change((tx) => tx.update(users).set({ status: 'active' }).where(eq(users.id, person.id)))
    expect(await signIn()).toMatchObject({ person: { id: person.id } })
    await change((tx) => tx.delete(factors).where(eq(factors.userId, person.id)))
    expect(await signIn()).toMatchObject({ code: 'passkey-refused' })
  })

  it('X3: the last one is not thrown away by somebody who has nothing else to sign in with', async () => {
    const { person, made, cookie } = await somebodyWithPasskey()
    const withPassword = (passwordHash: string | null) =>
      server.service.database.transact(everywhere, (tx) =>
        tx.update(users).set({ passwordHash }).where(eq(users.id, person.id)),
      )
    const remove = () => post(`session/factors/${made.json().id}/remove`, undefined, cookie)
    await withPassword(null)
    expect((await remove()).json()).toMatchObject({ code: 'conflict' })
    await withPassword('some hash')
    expect((await remove()).statusCode).toBe(204)
  })

  it('is made only in the session that asked, on this site, by a device that asks who uses it, and once', async () => {
    const { person, ask } = await somebody()
    const stranger = await somebody()
    const send = (by: typeof ask, answer: object) =>
      by({ method: 'POST', url: '/api/v1/session/passkeys', payload: { answer } })
    const options = async () => (await ask({ method: 'POST', url: '/api/v1/session/passkeys/options' })).json()
    const device = new SoftwareAuthenticator()
    const lies = [
      device.create(await options(), { origin: 'https://harbour.example' }),
      device.create(await options(), { rpId: 'harbour.example' }),
      device.create(await options(), { userVerified: false }),
      device.create(await options(), { crossOrigin: true }),
      device.create(await options(), { type: 'webauthn.get' }),
      device.create({ ...(await options()), challenge: (await signInOptions()).challenge }),
    ]
    for (const answer of lies) expect((await send(ask, answer)).json()).toMatchObject({ code: 'passkey-refused' })
    expect((await send(stranger.ask, device.create(await options()))).json()).toMatchObject({ code: 'passkey-refused' })
    expect(await read((tx) => tx.select().from(factors).where(eq(factors.userId, person.id)))).toEqual([])
    // What a device says about its maker is not read.
    const attestation = { fmt: 'tpm', attStmt: new Map([['ver', 'nonsense']]) }
    const made = await send(ask, device.create(await options(), { attestation }))
    expect(made.statusCode, made.body).toBe(201)
    const again = { cookie: cookieOf(made) }
    const asked = (
      await server.inject({ method: 'POST', url: '/api/v1/session/passkeys/options', headers: again })
    ).json()
    const second = await post('session/passkeys', { answer: device.create(asked) }, again.cookie)
    expect(second.json()).toMatchObject({ code: 'conflict' })
  })
})
