import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { factors, sessions, settings, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, makePerson, platform } from '../../http/world.fixture.ts'
import { type FactorId, newId, platformId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { mailCount, mailedSecret } from '../links/mailed-link.fixture.ts'
import { answerAsks } from './answer-asks.ts'

const password = 'seven quiet herons'
const mail = { url: 'smtp://127.0.0.1:9', from: 'Portreeve <portreeve@example.com>' }

describeOnDatabases('links to a mailbox', ({ open, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', database: await open(), clock, config: { mail } })
  })
  afterAll(() => server.stop())

  const send = (what: string, payload: object) => server.inject({ method: 'POST', url: `/api/v1/${what}`, payload })
  const read = <Row>(query: Parameters<typeof server.service.database.read<Row>>[1]) =>
    server.service.database.read(everywhere, query)
  const change = (work: Parameters<typeof server.service.database.transact<unknown>>[1]) =>
    server.service.database.transact(everywhere, work)
  const row = async ({ id }: MadePerson) => (await read((tx) => tx.select().from(users).where(eq(users.id, id))))[0]!
  /** B7: holds from the very next sign-in. */
  const setting = (document: Record<string, unknown>) =>
    change((tx) =>
      tx
        .insert(settings)
        .values({
          ...{ scopeId: platformId, area: 'sign-in', population: 'people', version: 1, document },
          ...{ changedAt: clock.now(), changedBy: 'test' },
        })
        .onConflictDoUpdate({
          target: [settings.scopeId, settings.area, settings.population],
          set: { document },
        }),
    )
  const unprove = ({ id }: MadePerson) =>
    change((tx) => tx.update(users).set({ emailProvedAt: null }).where(eq(users.id, id)))

  describe('signing in', () => {
    const asked = async (email: string, next?: string) => {
      const answer = await send('links/sign-in/ask', { email, ...(next && { next }) })
      await answerAsks(server.service)
      return { answer, secret: await mailedSecret(server.service, 'sign-in', email) }
    }

    it('B7, X8: only where the settings say so, told to everybody alike; a link of before opens nothing then', async () => {
      const { email } = await makePerson(server.service)
      await setting({ link: true })
      const { secret } = await asked(email)
      await setting({ link: false })
      for (const address of [email, 'nobody@example.com'])
        expect((await asked(address)).answer.json()).toMatchObject({ status: 403, code: 'way-closed' })
      expect((await send('links/sign-in', { secret })).json()).toMatchObject({ code: 'link-not-valid' })
      await setting({ link: true })
    })

    it('looking signs nobody in; signing in does, once, and the session says how', async () => {
      const person = await makePerson(server.service)
      const { secret } = await asked(person.email)
      expect((await send('links/sign-in/look', { secret })).json()).toMatchObject({ email: person.email })
      expect((await send('links/sign-in/look', { secret })).cookies).toEqual([])
      const events = await auditCount(server.service)
      const answer = await send('links/sign-in', { secret })
      expect(answer.json()).toMatchObject({ person: { id: person.id }, awaits: null })
      expect(await auditCount(server.service)).toBe(events)
      const opened = await read((tx) => tx.select().from(sessions).where(eq(sessions.userId, person.id)))
      expect(opened).toMatchObject([{ methods: ['link'] }])
      expect((await send('links/sign-in', { secret })).statusCode).toBe(410)
    })

    it.runIf(kind === 'postgresql')('X12: of many who use one link at the same moment one is signed in', async () => {
      const { secret } = await asked((await makePerson(server.service)).email)
      const answers = await Promise.all(Array.from({ length: 5 }, () => send('links/sign-in', { secret })))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410, 410, 410])
    })

    it('C9: a second factor is asked for where the account has one', async () => {
      const person = await makePerson(server.service)
      await change((tx) =>
        tx
          .update(users)
          .set({ factors: ['authenticator'] })
          .where(eq(users.id, person.id)),
      )
      const { secret } = await asked(person.email)
      expect((await send('links/sign-in', { secret })).json()).toMatchObject({ awaits: ['authenticator'] })
    })

    it('X11: the first proof of a mailbox wipes what was set before', async () => {
      const person = await makePerson(server.service)
      await unprove(person)
      const squatter = await server.as(person.id)
      const { secret } = await asked(person.email)
      expect((await send('links/sign-in/look', { secret })).json()).toMatchObject({ isFirstProof: true })
      expect((await send('links/sign-in', { secret })).statusCode).toBe(200)
      expect(await row(person)).toMatchObject({ passwordHash: null, emailProvedAt: clock.now() })
      expect((await squatter({ url: '/api/v1/session' })).statusCode).toBe(401)
      expect(await lastAuditEvent(server.service)).toMatchObject({ action: 'person.email-confirmed' })
    })

    it.each([
      '//elsewhere.example',
      '/\\elsewhere.example',
      'https://elsewhere.example',
      '/a\u0000b',
    ])('goes on nowhere else: %s', async (next) => {
      const { answer } = await asked('nobody@example.com', next)
      expect(answer.json()).toMatchObject({ status: 422 })
    })
  })

  it('B7: nobody comes in before the address is confirmed, by a link that is mailed to whoever knows the password', async () => {
    const person = await makePerson(server.service, { password })
    await unprove(person)
    await setting({ confirmedEmail: true })
    const signIn = () => send('sign-in', { email: person.email, password })
    const answer = await signIn()
    expect(answer.json()).toMatchObject({ status: 403, code: 'email-not-confirmed' })
    expect(answer.cookies).toEqual([])
    await answerAsks(server.service)
    const secret = await mailedSecret(server.service, 'confirm-email', person.email)
    expect((await send('links/confirm-email', { secret, password })).statusCode).toBe(200)
    expect((await signIn()).statusCode).toBe(200)
    await setting({ confirmedEmail: false })
  })

  describe('the way back of a changed address', () => {
    const changeTo = async ({ id }: MadePerson, email: string) => {
      const as = await server.as(id)
      await as({ method: 'POST', url: '/api/v1/session/email', payload: { email } })
      const secret = await mailedSecret(server.service, 'confirm-email', email)
      expect((await send('links/confirm-email', { secret, password })).statusCode).toBe(200)
    }
    const wayBack = (email: string) => mailedSecret(server.service, 'email-changed', email)
    const takeBack = (secret: string | null) =>
      send('links/email-back', { secret, password: 'a long walk in the rain' })
    const fresh = (name: string) => `${name}-${newId(clock)}@example.com`

    it('X11: gives the former address and a new password, and ends what was set since, also after a second change', async () => {
      const person = await makePerson(server.service, { password })
      await join(server.service, person, platform, { roles: ['platform:app'] })
      const [second, third] = [fresh('second'), fresh('third')]
      await changeTo(person, second)
      clock.forward(1)
      const at = clock.now()
      await change((tx) =>
        tx.insert(factors).values({
          ...{ id: newId<FactorId>(clock), userId: person.id, kind: 'passkey', label: 'Theirs' },
          ...{ createdAt: at, provedAt: at },
        }),
      )
      await changeTo(person, third)
      const intruder = await server.as(person.id)
      const secret = await wayBack(person.email)
      expect((await send('links/email-back/look', { secret })).json()).toMatchObject({
        ...{ email: person.email, present: third },
      })
      expect((await takeBack(secret)).json()).toEqual({ email: person.email })
      expect(await row(person)).toMatchObject({ email: person.email, factors: [] })
      expect((await intruder({ url: '/api/v1/session' })).statusCode).toBe(401)
      expect(await lastAuditEvent(server.service)).toMatchObject({
        ...{ action: 'person.email-restored', targetId: person.id, after: { factors: 1 } },
      })
      expect(await mailCount(server.service, 'email-restored', third)).toBe(1)
      // Whoever has the mailbox of the second address does not get the account by the way back to that.
      expect((await takeBack(await wayBack(second))).statusCode).toBe(410)
    })

    it('X11: none for an address that nobody had proved, and none to an address that another account has by now', async () => {
      const unproved = await makePerson(server.service, { password })
      await unprove(unproved)
      await changeTo(unproved, fresh('proved'))
      expect(await wayBack(unproved.email)).toBeNull()

      const person = await makePerson(server.service, { password })
      await changeTo(person, fresh('new'))
      const other = await makePerson(server.service)
      await change((tx) => {
        const { email } = person
        return tx.update(users).set({ email, emailKey: email }).where(eq(users.id, other.id))
      })
      expect((await takeBack(await wayBack(person.email))).json()).toMatchObject({
        ...{ code: 'link-not-valid', detail: expect.stringContaining('Another account') },
      })
    })
  })
})
