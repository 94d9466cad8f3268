import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionCookieName } from '../../access/session-cookie.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { factors, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { seal } from '../../sealed.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { hashPassword } from '../sign-in/password.ts'
import {
  addAuthenticator,
  type Browser,
  browserAt,
  browserInside,
  codeMailedTo,
  codeOf,
  keptOf,
  mailsOf,
  refusalsOf,
  requireSecondFactor,
} from './factors.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const
const password = 'a walk along the quay'
const mail = { url: 'smtp://127.0.0.1:9', from: 'Portreeve <portreeve@example.com>' }

describeOnDatabases('second factors', ({ open, kind: databaseKind }) => {
  const clock = new MovingClock()
  let server: TestServer
  let passwordHash: string
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', database: await open(), clock, config: { mail } })
    passwordHash = await hashPassword(password)
  })
  afterAll(() => server.stop())

  /** Somebody with a password, hashed once for all of them. */
  async function person(): Promise<MadePerson> {
    const made = await makePerson(server.service)
    await server.service.database.transact(everywhere, (tx) =>
      tx.update(users).set({ passwordHash }).where(eq(users.id, made.id)),
    )
    return made
  }

  const inside = (somebody: MadePerson, methods?: readonly string[]) => browserInside(server, somebody, methods)

  async function signIn({ email }: MadePerson, browser = browserAt(server)) {
    const answer = await browser.post('/api/v1/sign-in', { email, password })
    expect(answer.statusCode).toBe(200)
    return { browser, answer: answer.json() }
  }

  const sessionSecret = ({ jar }: Browser) => jar.get(sessionCookieName(server.service))!
  const isIn = async (browser: Browser) => (await browser.get('/api/v1/session')).statusCode === 200
  const mailsTo = (somebody: MadePerson) => mailsOf(server, somebody)
  const mailedCode = (somebody: MadePerson) => codeMailedTo(server, somebody)
  /** The next code of an app: each passes once. */
  const next = () => clock.forward(1)

  describe('an authenticator app', () => {
    it('X13, X6: is added with a code, sealed, with ten recovery codes, one event and a mail; the session gets a new secret', async () => {
      const somebody = await person()
      const browser = await inside(somebody)
      const former = sessionSecret(browser)
      const count = await auditCount(server.service)
      const { key, uri, answer } = await addAuthenticator(browser, clock.now())
      expect(uri).toMatch(
        /^otpauth:\/\/totp\/[^+]*\?issuer=[^+]*&algorithm=SHA1&secret=[A-Z2-7]{32}&period=30&digits=6$/,
      )
      const added = answer.json()
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(new Set(added.recoveryCodes).size).toBe(10)
      for (const code of added.recoveryCodes) expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){5}$/)
      expect(await auditCount(server.service)).toBe(count + 1)
      const event = await lastAuditEvent(server.service)
      expect(event).toMatchObject({ action: 'person.factor-added', actorId: somebody.id, targetId: somebody.id })
      expect(await mailsTo(somebody)).toMatchObject([{ kind: 'factor-changed', values: { what: 'added' } }])

      const kept = await keptOf(server, somebody)
      const secrets = [key.replaceAll(' ', ''), ...added.recoveryCodes, added.recoveryCodes[0].replaceAll('-', '')]
      for (const secret of secrets) expect(JSON.stringify([kept, event])).not.toContain(secret)

      expect(sessionSecret(browser)).not.toBe(former)
      const thief = browserAt(server)
      thief.jar.set(sessionCookieName(server.service), former)
      expect(await isIn(thief)).toBe(false)
      expect((await browser.get('/api/v1/session/factors')).json()).toMatchObject({
        items: [{ kind: 'authenticator' }],
        recoveryCodes: { left: 10 },
        emailCode: 'off',
      })
      next()
      expect((await addAuthenticator(browser, clock.now())).answer.json().recoveryCodes).toBe(null)
    })

    it('does not count before a code of it was shown, and takes a fresh proof', async () => {
      const somebody = await person()
      const browser = await inside(somebody)
      const begun = (await browser.post('/api/v1/session/factors/authenticator')).json()
      const prove = (code: string) => browser.post(`/api/v1/session/factors/authenticator/${begun.id}/prove`, { code })
      const wrong = await prove('000000')
      expect(wrong.json()).toMatchObject({ code: 'invalid-input', errors: [{ field: 'code' }] })
      expect((await signIn(somebody)).answer.awaits).toBe(null)
      // Nobody else can prove it, and nobody after a while.
      const stranger = await inside(await person())
      const url = `/api/v1/session/factors/authenticator/${begun.id}/prove`
      expect((await stranger.post(url, { code: codeOf(begun.key, clock.now()) })).statusCode).toBe(404)
      clock.forward(16)
      expect((await prove(codeOf(begun.key, clock.now()))).json()).toMatchObject({
        code: 'fresh-sign-in-needed',
        with: ['password'],
      })
    })

    it('a code passes once, within a step of its time', async () => {
      const somebody = await person()
      const { key } = await addAuthenticator(await inside(somebody), clock.now())
      const { browser, answer } = await signIn(somebody)
      expect(answer.awaits).toEqual(['authenticator'])
      const again = await browser.show('authenticator', codeOf(key, clock.now()))
      expect(again.json().errors[0].message).toContain('used already')
      next()
      for (const away of [-2, 2]) {
        expect((await browser.show('authenticator', codeOf(key, clock.now(), away))).statusCode).toBe(422)
      }
      const late = codeOf(key, clock.now(), 1)
      expect((await browser.show('authenticator', `${late.slice(0, 3)} ${late.slice(3)}`)).statusCode).toBe(200)
      // One of an earlier step, although nobody has shown it.
      expect((await browser.show('authenticator', codeOf(key, clock.now()))).statusCode).toBe(422)
    })

    it('whose secret was kept with a key that is lost lets nobody in and breaks nothing: a recovery code does', async () => {
      const somebody = await person()
      const { id, key, answer } = await addAuthenticator(await inside(somebody), clock.now())
      const secret = seal([randomBytes(32)], `factor:${id}`, 'unreadable')
      await server.service.database.transact(everywhere, (tx) =>
        tx.update(factors).set({ secret }).where(eq(factors.userId, somebody.id)),
      )
      next()
      const { browser } = await signIn(somebody)
      expect((await browser.show('authenticator', codeOf(key, clock.now()))).statusCode).toBe(422)
      expect((await browser.show('recovery-code', answer.json().recoveryCodes[0])).statusCode).toBe(200)
    })

    it.runIf(databaseKind === 'postgresql')('of many who show the same code at once, one is let in', async () => {
      const somebody = await person()
      const { key, answer } = await addAuthenticator(await inside(somebody), clock.now())
      next()
      const waiting = await Promise.all(Array.from({ length: 6 }, () => signIn(somebody)))
      const shown = await Promise.all(
        waiting.map(({ browser }) => browser.show('authenticator', codeOf(key, clock.now()))),
      )
      expect(shown.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
      const [code] = answer.json().recoveryCodes
      const others = waiting.filter((_, index) => shown[index]!.statusCode !== 200)
      const recovered = await Promise.all(others.map(({ browser }) => browser.show('recovery-code', code)))
      expect(recovered.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    })
  })

  describe('the second step', () => {
    it('nothing else is open before it; after it the session has another secret', async () => {
      const somebody = await person()
      const { key } = await addAuthenticator(await inside(somebody), clock.now())
      next()
      const { browser } = await signIn(somebody)
      const waiting = sessionSecret(browser)
      for (const url of ['/api/v1/session', '/api/v1/session/factors', '/api/v1/session/sessions']) {
        expect((await browser.get(url)).json()).toMatchObject({ code: 'second-factor-needed', need: 'prove' })
      }
      expect((await browser.post('/api/v1/session/factors/authenticator')).statusCode).toBe(403)
      expect((await browser.get('/api/v1/session/second-factor')).json()).toMatchObject({
        ...{ kinds: ['authenticator'], recoveryCodes: true, email: null, rememberDays: 0 },
      })
      await browser.show('authenticator', codeOf(key, clock.now()))
      expect(await isIn(browser)).toBe(true)
      const fixed = browserAt(server)
      fixed.jar.set(sessionCookieName(server.service), waiting)
      expect((await fixed.get('/api/v1/session')).statusCode).toBe(401)
      const other = (await signIn(somebody)).browser
      expect((await other.post('/api/v1/sign-out')).statusCode).toBe(204)
      expect((await other.get('/api/v1/session/second-factor')).statusCode).toBe(401)
    })

    it('X13: shows once more who it is; ten wrong codes close it for a quarter of an hour', async () => {
      const somebody = await person()
      const browser = await inside(somebody)
      const { key } = await addAuthenticator(browser, clock.now())
      clock.forward(16)
      const refused = await browser.post('/api/v1/session/recovery-codes')
      expect(refused.json()).toMatchObject({
        code: 'fresh-sign-in-needed',
        with: ['authenticator', 'recovery-code'],
      })
      const before = sessionSecret(browser)
      await browser.show('authenticator', codeOf(key, clock.now()))
      expect(sessionSecret(browser)).not.toBe(before)
      expect((await browser.post('/api/v1/session/recovery-codes')).statusCode).toBe(201)

      next()
      const wrong = codeOf(key, clock.now(), 5)
      for (let time = 0; time < 10; time++) {
        expect((await browser.show('authenticator', wrong)).statusCode).toBe(422)
      }
      const closed = await browser.show('authenticator', codeOf(key, clock.now()))
      expect(closed.json()).toMatchObject({ code: 'too-many-requests' })
      expect(Number(closed.headers['retry-after'])).toBe(900)
      clock.forward(15)
      expect((await browser.show('authenticator', codeOf(key, clock.now()))).statusCode).toBe(200)
      const reasons = await refusalsOf(server, somebody)
      expect(reasons.filter((reason) => reason === 'wrong-code')).toHaveLength(10)
    })

    it('whoever knows only the password closes nothing for its owner, and the right password forgets no wrong codes', async () => {
      const somebody = await person()
      const { key } = await addAuthenticator(await inside(somebody), clock.now())
      next()
      const { browser: own } = await signIn(somebody)
      await own.show('authenticator', codeOf(key, clock.now()))
      const { browser: thief } = await signIn(somebody)
      for (let time = 0; time < 10; time++) await thief.show('recovery-code', 'not one of them')
      const again = (await signIn(somebody)).browser
      expect((await again.show('authenticator', codeOf(key, clock.now()))).statusCode).toBe(429)
      next()
      expect((await own.show('authenticator', codeOf(key, clock.now()))).statusCode).toBe(200)
      for (let time = 0; time < 9; time++) await own.show('recovery-code', 'not one of them')
      expect((await own.post('/api/v1/session/confirm', { password })).statusCode).toBe(204)
      await own.show('recovery-code', 'not one of them')
      expect((await own.show('recovery-code', 'not one of them')).statusCode).toBe(429)
    })

    it('C9: a device is remembered for 30 days where every rule allows it, until the password changes', async () => {
      const somebody = await person()
      const [one, other] = [
        await makeScope(server.service, 'organization'),
        await makeScope(server.service, 'organization'),
      ]
      for (const scope of [one, other]) await join(server.service, somebody, scope, { roles: ['organization:member'] })
      const { key } = await addAuthenticator(await inside(somebody), clock.now())
      await requireSecondFactor(server, one, 'people', { required: 'all', rememberDays: 30 })
      next()
      const { browser } = await signIn(somebody)
      expect((await browser.get('/api/v1/session/second-factor')).json().rememberDays).toBe(30)
      await browser.show('authenticator', codeOf(key, clock.now()), true)
      await browser.post('/api/v1/sign-out')
      expect((await signIn(somebody, browser)).answer.awaits).toBe(null)
      expect((await signIn(somebody)).answer.awaits).toEqual(['authenticator'])

      next()
      await browser.show('authenticator', codeOf(key, clock.now()))
      const newPassword = 'seven copper lanterns'
      const changed = await browser.post('/api/v1/session/password', { currentPassword: password, newPassword })
      expect(changed.statusCode).toBe(204)
      const again = await browser.post('/api/v1/sign-in', { email: somebody.email, password: newPassword })
      expect(again.json().awaits).toEqual(['authenticator'])

      await requireSecondFactor(server, other, 'people', { required: 'all', rememberDays: 0 })
      expect((await browser.get('/api/v1/session/second-factor')).json().rememberDays).toBe(0)
      next()
      await browser.show('authenticator', codeOf(key, clock.now()), true)
      const last = await browser.post('/api/v1/sign-in', { email: somebody.email, password: newPassword })
      expect(last.json().awaits).toEqual(['authenticator'])
    })
  })

  describe('recovery codes', () => {
    it('each works once, however it is typed; the person is told, and how few are left', async () => {
      const somebody = await person()
      const browser = await inside(somebody)
      const { answer } = await addAuthenticator(browser, clock.now())
      const [first, ...others] = answer.json().recoveryCodes as string[]
      const waiting = (await signIn(somebody)).browser
      const typed = ` ${first!.toUpperCase().replaceAll('-', '').replaceAll('O', '0')} `
      expect((await waiting.show('recovery-code', typed, true)).statusCode).toBe(200)
      expect(await isIn(waiting)).toBe(true)
      expect((await waiting.show('recovery-code', first!)).statusCode).toBe(422)
      expect((await mailsTo(somebody))[0]).toMatchObject({ kind: 'recovery-code-used', values: { left: 9 } })
      expect((await waiting.get('/api/v1/session/factors')).json().recoveryCodes.left).toBe(9)

      const count = await auditCount(server.service)
      const { codes } = (await browser.post('/api/v1/session/recovery-codes')).json()
      expect(await auditCount(server.service)).toBe(count + 1)
      expect((await waiting.show('recovery-code', others[0]!)).statusCode).toBe(422)
      expect((await waiting.show('recovery-code', codes[0])).statusCode).toBe(200)
      const stranger = await inside(await person())
      expect((await stranger.show('recovery-code', codes[1])).statusCode).toBe(422)
      expect((await stranger.post('/api/v1/session/recovery-codes')).json()).toMatchObject({ code: 'conflict' })
    })
  })

  describe('codes by email', () => {
    async function withCodes() {
      const somebody = await person()
      const browser = await inside(somebody)
      expect((await browser.post('/api/v1/session/factors/email-code')).statusCode).toBe(200)
      const proof = { code: await mailedCode(somebody) }
      expect((await browser.post('/api/v1/session/factors/email-code/prove', proof)).statusCode).toBe(200)
      next()
      return { somebody, browser }
    }
    const ask = (browser: Browser) => browser.post('/api/v1/session/second-factor/email-code')

    it('come to the mailbox only, count once, in the session that asked, for ten minutes', async () => {
      const { somebody } = await withCodes()
      const { browser, answer } = await signIn(somebody)
      expect(answer.awaits).toEqual(['email-code'])
      const step = (await browser.get('/api/v1/session/second-factor')).json()
      expect(step.email).toBe(`p…${somebody.email.slice(somebody.email.indexOf('@'))}`)
      await ask(browser)
      const code = await mailedCode(somebody)
      expect(code).toMatch(/^\d{4} \d{4}$/)
      const [row] = await mailsTo(somebody)
      expect(JSON.stringify({ ...row, secret: null })).not.toMatch(new RegExp(code.replace(' ', ' ?')))
      const elsewhere = (await signIn(somebody)).browser
      expect((await elsewhere.show('email-code', code)).statusCode).toBe(422)
      expect((await browser.show('email-code', code)).statusCode).toBe(200)
      expect((await browser.show('email-code', code)).statusCode).toBe(422)
      await ask(elsewhere)
      const late = await mailedCode(somebody)
      clock.forward(10)
      expect((await elsewhere.get('/api/v1/session/second-factor')).statusCode).toBe(401)
      const open = await inside(somebody)
      expect((await open.show('email-code', late)).statusCode).toBe(422)
    })

    it('five wrong answers end one; a new one ends the former; not many are mailed', async () => {
      const { somebody } = await withCodes()
      const { browser } = await signIn(somebody)
      await ask(browser)
      const first = await mailedCode(somebody)
      expect((await ask(browser)).headers['retry-after']).toBe('30')
      for (let time = 0; time < 5; time++) await browser.show('email-code', '1234')
      expect((await browser.show('email-code', first)).statusCode).toBe(422)
      next()
      await ask(browser)
      const second = await mailedCode(somebody)
      next()
      await ask(browser)
      expect((await browser.show('email-code', second)).statusCode).toBe(422)
      expect((await browser.show('email-code', await mailedCode(somebody))).statusCode).toBe(200)
      next()
      expect((await ask(browser)).statusCode).toBe(200)
      next()
      expect((await ask(browser)).json()).toMatchObject({ code: 'too-many-requests' })
    })

    it('never count after a sign-in by link, which has shown the same mailbox', async () => {
      const { somebody } = await withCodes()
      const browser = await inside(somebody, ['link'])
      expect((await browser.get('/api/v1/session/second-factor')).json()).toMatchObject({
        kinds: [],
        cameByMailbox: true,
      })
      expect((await ask(browser)).json()).toMatchObject({ code: 'conflict' })
      const { browser: other } = await signIn(somebody)
      await ask(other)
      expect((await browser.show('email-code', await mailedCode(somebody))).statusCode).toBe(422)
    })
  })

  describe('one’s own', () => {
    it('are renamed and removed, each told; with the last one the recovery codes go', async () => {
      const somebody = await person()
      const browser = await inside(somebody)
      const { id } = await addAuthenticator(browser, clock.now())
      const stranger = await inside(await person())
      expect((await stranger.patch(`/api/v1/session/factors/${id}`, { label: 'Mine' })).statusCode).toBe(404)
      expect((await stranger.post(`/api/v1/session/factors/${id}/remove`)).statusCode).toBe(404)
      expect((await browser.patch(`/api/v1/session/factors/${id}`, { label: ' Téléphone ' })).statusCode).toBe(204)
      expect((await browser.get('/api/v1/session/factors')).json().items[0].label).toBe('Téléphone')
      const count = await auditCount(server.service)
      expect((await browser.post(`/api/v1/session/factors/${id}/remove`)).statusCode).toBe(204)
      expect(await auditCount(server.service)).toBe(count + 1)
      expect(await lastAuditEvent(server.service)).toMatchObject({ action: 'person.factor-removed' })
      expect((await mailsTo(somebody))[0]).toMatchObject({ kind: 'factor-changed', values: { what: 'removed' } })
      expect((await browser.get('/api/v1/session/factors')).json()).toMatchObject({ items: [], recoveryCodes: null })
      expect((await signIn(somebody)).answer.awaits).toBe(null)
    })

    it('C9: the one that a rule in force takes cannot be removed, and it says where that is', async () => {
      const somebody = await person()
      const scope = await makeScope(server.service, 'organization', platform, 'Kraków')
      await join(server.service, somebody, scope, { roles: ['organization:member'] })
      const browser = await inside(somebody)
      const { id } = await addAuthenticator(browser, clock.now())
      await requireSecondFactor(server, scope, 'people', { required: 'all' })
      const remove = () => browser.post(`/api/v1/session/factors/${id}/remove`)
      const refused = await remove()
      expect(refused.json()).toMatchObject({ code: 'conflict' })
      expect(refused.json().detail).toContain('Kraków')
      next()
      await addAuthenticator(browser, clock.now())
      expect((await remove()).statusCode).toBe(204)
    })
  })
})
