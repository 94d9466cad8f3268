import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSecret } from '../../access/secret.ts'
import { openSession } from '../../access/sessions.ts'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import {
  auditEvents,
  factors,
  identities,
  linkAsks,
  messages,
  securityEvents,
  sessions,
  tries,
  users,
} from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, makePerson, platform } from '../../http/world.fixture.ts'
import { type FactorId, newId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { mailCount, mailedSecret } from '../links/mailed-link.fixture.ts'
import { answerAsks } from './answer-asks.ts'

const password = 'seven quiet herons'
const mail = { url: 'smtp://127.0.0.1:9', from: 'Portreeve <portreeve@example.com>' }

describeOnDatabases('a new password by a link', ({ open, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  let quiet: TestServer
  beforeAll(async () => {
    const database = await open()
    const config = { mail, wrongTriesPerNetwork: 40 }
    server = await startTestServer({ blueprint: 'ai-platform', database, clock, config })
    quiet = await startTestServer({ blueprint: 'ai-platform', database, clock })
  })
  afterAll(async () => {
    await server.stop()
    await quiet.stop()
  })

  const send = (what: string, payload: object) =>
    server.inject({ method: 'POST', url: `/api/v1/links/reset-password${what}`, payload })
  const ask = (email: string) => send('/ask', { email })
  const set = (secret: string | null, chosen = password) => send('', { secret, password: chosen })
  const read = <Row>(query: Parameters<typeof server.service.database.read<Row>>[1]) =>
    server.service.database.read(everywhere, query)
  const change = (work: Parameters<typeof server.service.database.transact<unknown>>[1]) =>
    server.service.database.transact(everywhere, work)
  const row = async ({ id }: MadePerson) => (await read((tx) => tx.select().from(users).where(eq(users.id, id))))[0]!
  const openSessionsOf = async ({ id }: MadePerson) =>
    (await read((tx) => tx.select().from(sessions).where(eq(sessions.userId, id)))).filter((one) => !one.endedAt)
  const asked = async (email: string) => {
    await ask(email)
    await answerAsks(server.service)
    return mailedSecret(server.service, 'reset-password', email)
  }
  /** Every row that a request could have left, apart from what it was about. */
  const written = () =>
    read(async (tx) => {
      const counted = []
      for (const table of [linkAsks, tries, messages, securityEvents]) counted.push(await tx.$count(table))
      return counted
    })

  it('X8: an ask answers and writes the same for an address with and without an account, archived or not', async () => {
    const person = await makePerson(server.service)
    const archived = await makePerson(server.service, { status: 'archived' })
    const answers = []
    for (const email of [person.email, archived.email, 'nobody@example.com']) {
      const before = await written()
      const answer = await ask(email)
      const after = await written()
      answers.push([answer.statusCode, answer.body, after.map((count, index) => count - before[index]!)])
    }
    // The network has been counted once already.
    expect(answers).toEqual([
      [202, '{"minutes":30}', [1, 2, 0, 0]],
      [202, '{"minutes":30}', [1, 1, 0, 0]],
      [202, '{"minutes":30}', [1, 1, 0, 0]],
    ])
    await answerAsks(server.service)
    expect(await mailCount(server.service, 'reset-password', person.email)).toBe(1)
    expect(await mailCount(server.service, 'reset-password', archived.email)).toBe(0)
    expect(await mailCount(server.service, 'reset-password', 'nobody@example.com')).toBe(0)
  })

  it('X12: without a mail server it is not offered', async () => {
    const url = '/api/v1/links/reset-password/ask'
    const answer = await quiet.inject({ method: 'POST', url, payload: { email: 'nobody@example.com' } })
    expect(answer.json()).toMatchObject({ status: 409, code: 'mail-needed' })
  })

  it('C8: ends every session and the lock, leaves second factors, tells the person, and works once', async () => {
    const person = await makePerson(server.service)
    const factorId = newId<FactorId>(clock)
    await change(async (tx) => {
      const at = clock.now()
      await tx.insert(factors).values({
        ...{ id: factorId, userId: person.id, kind: 'authenticator', label: 'Phone', createdAt: at, provedAt: at },
      })
      await tx
        .update(users)
        .set({ factors: ['authenticator'] })
        .where(eq(users.id, person.id))
      await tx.insert(tries).values({
        ...{ key: person.id, userId: person.id, count: 10, firstAt: at, lastAt: at },
        closedUntil: new Date(at.getTime() + 900_000),
      })
    })
    await server.as(person.id)
    const secret = await asked(person.email)
    expect((await send('/look', { secret })).json()).toMatchObject({
      ...{ email: person.email, isFirstProof: false, asksForFactor: true },
    })
    expect((await set(secret, 'short')).json()).toMatchObject({ status: 422, errors: [{ field: 'password' }] })
    const events = await auditCount(server.service)
    expect((await set(secret)).json()).toEqual({ email: person.email })
    expect(await auditCount(server.service)).toBe(events + 1)
    expect(await lastAuditEvent(server.service)).toMatchObject({
      ...{ action: 'person.password-reset', targetId: person.id, after: { sessionsEnded: 1 } },
    })
    expect(await openSessionsOf(person)).toEqual([])
    expect(await read((tx) => tx.select().from(tries).where(eq(tries.userId, person.id)))).toEqual([])
    expect(await mailCount(server.service, 'password-changed', person.email)).toBe(1)
    const signedIn = await server.inject({
      ...{ method: 'POST', url: '/api/v1/sign-in', payload: { email: person.email, password } },
    })
    expect(signedIn.json()).toMatchObject({ awaits: ['authenticator'] })
    expect((await set(secret)).json()).toMatchObject({
      code: 'link-not-valid',
      detail: expect.stringContaining('once'),
    })
  })

  it.runIf(kind === 'postgresql')('C8: of many who use one link at the same moment one gets through', async () => {
    const secret = await asked((await makePerson(server.service)).email)
    const answers = await Promise.all(Array.from({ length: 5 }, () => set(secret)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410, 410, 410])
  })

  it('ends after 30 minutes, when a newer one comes, and when the account is archived', async () => {
    const person = await makePerson(server.service)
    const first = await asked(person.email)
    clock.forward(29)
    const second = await asked(person.email)
    expect((await set(first)).json().detail).toContain('newer link')
    clock.forward(30)
    expect((await set(second)).json().detail).toContain('30 minutes')
    const third = await asked(person.email)
    await change((tx) => tx.update(users).set({ status: 'archived' }).where(eq(users.id, person.id)))
    expect((await set(third)).json().detail).toContain('archived')
  })

  it('X8: too many for one address are not mailed and answered alike; too many from a network are told', async () => {
    const person = await makePerson(server.service)
    const answers = []
    for (let count = 0; count < 7; count++) answers.push((await ask(person.email)).statusCode)
    await answerAsks(server.service)
    expect(new Set(answers)).toEqual(new Set([202]))
    expect(await mailCount(server.service, 'reset-password', person.email)).toBe(5)
    const last = await mailedSecret(server.service, 'reset-password', person.email)
    // As long as no other one comes, the last one works.
    clock.forward(29)
    expect((await ask(person.email)).statusCode).toBe(202)
    await answerAsks(server.service)
    expect((await set(last)).statusCode).toBe(200)

    let answer = await ask('one@example.com')
    for (let count = 0; count < 45 && answer.statusCode === 202; count++) answer = await ask(`${count}@example.com`)
    expect(answer.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    clock.forward(16)
  })

  it('X11: the first proof of a mailbox wipes password, factors, providers and sessions of before', async () => {
    const person = await makePerson(server.service, { password: 'the squatter knows this' })
    await change(async (tx) => {
      const at = clock.now()
      const { id: userId } = person
      await tx
        .update(users)
        .set({ emailProvedAt: null, factors: ['passkey'] })
        .where(eq(users.id, userId))
      const set = { createdAt: at, provedAt: at }
      await tx.insert(factors).values({ id: newId<FactorId>(clock), userId, kind: 'passkey', label: 'Mine', ...set })
      await tx.insert(identities).values({
        ...{ userId, provider: 'google', issuer: 'https://x', subject: newSecret(), population: 'people' },
        linkedAt: at,
      })
      await openSession(tx, server.service, { userId, ip: null, agent: null })
    })
    const secret = await asked(person.email)
    expect((await send('/look', { secret })).json()).toMatchObject({ isFirstProof: true })
    expect((await set(secret)).statusCode).toBe(200)
    expect(await row(person)).toMatchObject({ emailProvedAt: clock.now(), factors: [] })
    expect(await openSessionsOf(person)).toEqual([])
    for (const table of [factors, identities])
      expect(await read((tx) => tx.select().from(table).where(eq(table.userId, person.id)))).toEqual([])
  })

  describe('by somebody who looks after accounts', () => {
    const reset = (as: Awaited<ReturnType<TestServer['as']>>, { id }: MadePerson, payload: object = {}) =>
      as({ method: 'POST', url: `/api/v1/scopes/platform/people/${id}/reset-password`, payload })
    async function member(...roles: string[]) {
      const made = await makePerson(server.service)
      await join(server.service, made, platform, { roles: ['platform:app', ...roles] })
      return made
    }

    it('C8, X12: mails the link to the person alone, signs them out and says what goes on', async () => {
      const [admin, other] = [await member('platform:admin'), await member('platform:developer')]
      const as = await server.as(admin.id)
      await server.as(other.id)
      const seen = (await as({ url: `/api/v1/scopes/platform/people/${other.id}` })).json()
      expect(seen.may).toMatchObject({ resetPassword: true })
      const answer = await reset(as, other, { revokeTokens: true })
      expect(answer.json()).toMatchObject({ ended: { sessions: 1, tokens: 0 }, tokensLeft: 0 })
      expect(answer.body).not.toContain('#')
      expect(await lastAuditEvent(server.service)).toMatchObject({
        ...{ action: 'person.password-reset-sent', actorId: admin.id, targetId: other.id },
      })
      expect((await set(await mailedSecret(server.service, 'reset-password', other.email))).statusCode).toBe(200)
    })

    it('X2, X4: not of oneself, and not of whom one’s role does not reach', async () => {
      const [admin, developer] = [await member('platform:admin'), await member('platform:developer')]
      expect((await reset(await server.as(admin.id), admin)).json().code).toBe('own-role')
      expect((await reset(await server.as(developer.id), admin)).statusCode).toBe(403)
    })

    it('C8: whoever has reset the second factors of somebody cannot reset their password within 24 hours', async () => {
      const [admin, second, other] = [await member('platform:admin'), await member('platform:admin'), await member()]
      await reset(await server.as(second.id), other)
      // As the reset of second factors writes it.
      const last = (await lastAuditEvent(server.service))!
      await change(async (tx) => {
        await tx.insert(auditEvents).values({
          ...{ ...last, id: newId(clock), hash: newSecret(), action: 'person.factors-reset', actorId: admin.id },
        })
      })
      expect((await reset(await server.as(admin.id), other)).json()).toMatchObject({
        ...{ status: 409, code: 'second-person-needed' },
      })
      expect((await reset(await server.as(second.id), other)).statusCode).toBe(200)
      clock.forward(24 * 60)
      expect((await reset(await server.as(admin.id), other)).statusCode).toBe(200)
    })
  })
})
