import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceCookieName } from '../../access/session-cookie.ts'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { knownDevices, messages, securityEvents, sessions, tries } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, platform } from '../../http/world.fixture.ts'
import type { UserId } from '../../ids.ts'
import { lookAfterTries } from './closed-ways.ts'

const password = 'correct horse battery'
/** In minutes. */
const day = 24 * 60

describeOnDatabases('after too many wrong passwords (C8)', ({ open, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  let otherNode: TestServer
  beforeAll(async () => {
    const database = await open()
    server = await startTestServer({ blueprint: 'ai-platform', database, clock, config: { demo: true } })
    otherNode = await startTestServer({ blueprint: 'ai-platform', database, clock, config: { demo: true } })
  })
  afterAll(async () => {
    await otherNode.stop()
    await server.stop()
  })

  interface Try {
    readonly email: string
    readonly given?: string
    readonly device?: string
    readonly on?: TestServer
    readonly from?: string
  }

  const signIn = ({ email, given = password, device, on = server, from = '198.51.100.7' }: Try) =>
    on.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      payload: { email, password: given },
      remoteAddress: from,
      ...(device && { headers: { cookie: `${deviceCookieName(on.service)}=${device}` } }),
    })
  const wrong = (asked: Omit<Try, 'given'>) => signIn({ ...asked, given: 'not this one' })
  const wrongTimes = async (times: number, asked: Omit<Try, 'given'>) => {
    for (let time = 0; time < times; time++) expect((await wrong(asked)).statusCode).toBe(401)
  }
  const deviceOf = (answer: Awaited<ReturnType<typeof signIn>>) =>
    answer.cookies.find(({ name }) => name.endsWith('-device'))!.value
  const people = async () => {
    const person = await makePerson(server.service, { password })
    await join(server.service, person, platform, { roles: ['app'] })
    return person
  }
  const mailsTo = (userId: UserId) =>
    server.service.database.read(everywhere, (tx) => tx.select().from(messages).where(eq(messages.userId, userId)))

  it('closes the password way in for a quarter of an hour, and answers as to a wrong password', async () => {
    const { email, id } = await people()
    await wrongTimes(9, { email })
    expect((await signIn({ email })).statusCode).toBe(200)
    await wrongTimes(9, { email })
    const asEver = await wrong({ email })
    const closed = await signIn({ email })
    const { requestId: one, ...before } = asEver.json()
    const { requestId: other, ...after } = closed.json()
    expect([closed.statusCode, after]).toEqual([asEver.statusCode, before])
    expect(Object.keys(closed.headers).sort()).toEqual(Object.keys(asEver.headers).sort())
    expect(one).not.toBe(other)

    clock.forward(14.9)
    expect((await signIn({ email })).statusCode).toBe(401)
    clock.forward(0.1)
    expect((await signIn({ email })).statusCode).toBe(200)
    const reasons = await server.service.database.read(everywhere, (tx) =>
      tx.select({ detail: securityEvents.detail }).from(securityEvents).where(eq(securityEvents.userId, id)),
    )
    expect(reasons.filter(({ detail }) => detail.reason === 'closed')).toHaveLength(2)
  })

  it('is neither prolonged by more wrong ones nor longer the next time', async () => {
    const { email } = await people()
    for (let round = 0; round < 2; round++) {
      await wrongTimes(10, { email })
      clock.forward(14)
      await wrongTimes(5, { email })
      expect((await signIn({ email })).statusCode).toBe(401)
      clock.forward(1)
      // Ten more until the next time: the first of them counts as the first.
      await wrongTimes(9, { email })
      expect((await signIn({ email })).statusCode).toBe(200)
    }
  })

  it('forgets wrong ones after a day', async () => {
    const { email } = await people()
    await wrongTimes(9, { email })
    clock.forward(day + 1)
    await wrongTimes(9, { email })
    expect((await signIn({ email })).statusCode).toBe(200)
  })

  it('holds on every node', async () => {
    const { email } = await people()
    await wrongTimes(5, { email })
    await wrongTimes(5, { email, on: otherNode })
    for (const on of [server, otherNode]) expect((await signIn({ email, on })).statusCode).toBe(401)
  })

  it('many at once are looked at no more often than one after the other', async () => {
    const { email, id } = await people()
    await Promise.all(Array.from({ length: 30 }, () => wrong({ email })))
    const events = await server.service.database.read(everywhere, (tx) =>
      tx.select({ detail: securityEvents.detail }).from(securityEvents).where(eq(securityEvents.userId, id)),
    )
    expect(events.filter(({ detail }) => detail.reason === 'wrong-password')).toHaveLength(10)
    expect(events.filter(({ detail }) => detail.reason === 'closed')).toHaveLength(20)
  })

  it('X8: counts the same for an address that nobody has, and keeps no trace of what was typed', async () => {
    const email = `nobody-${kind}@example.com`
    const counted = async () => (await server.service.database.read(everywhere, (tx) => tx.select().from(tries))).length
    const before = await counted()
    await wrongTimes(10, { email })
    const answers = [await wrong({ email }), await wrong({ email: (await people()).email })]
    expect(new Set(answers.map((answer) => JSON.stringify({ ...answer.json(), requestId: '' }))).size).toBe(1)
    // One for each of the two addresses; the network had one already.
    expect((await counted()) - before).toBe(2)
    const rows = await server.service.database.read(everywhere, (tx) => tx.select().from(tries))
    expect(JSON.stringify(rows)).not.toContain('nobody')
  })

  describe('known devices, sessions and mailed links go on', () => {
    it('a browser that the account knows signs in while the way is closed for others', async () => {
      const { email } = await people()
      const device = deviceOf(await signIn({ email }))
      await wrongTimes(10, { email })
      expect((await signIn({ email })).statusCode).toBe(401)
      const known = await signIn({ email, device })
      expect(known.statusCode).toBe(200)
      // Its secret is another one now, and the former is worth nothing.
      expect(deviceOf(known)).not.toBe(device)
      expect((await signIn({ email, device })).statusCode).toBe(401)
      expect((await signIn({ email, device: deviceOf(known) })).statusCode).toBe(200)
    })

    it('a browser that only another account knows does not', async () => {
      const [one, other] = [await people(), await people()]
      const device = deviceOf(await signIn({ email: one.email }))
      await wrongTimes(10, { email: other.email })
      expect((await signIn({ email: other.email, device })).statusCode).toBe(401)
    })

    it('two people who share a browser are both known in it, each after the other signed in', async () => {
      const [one, other] = [await people(), await people()]
      const first = deviceOf(await signIn({ email: one.email }))
      const second = deviceOf(await signIn({ email: other.email, device: first }))
      await wrongTimes(10, { email: one.email })
      await wrongTimes(10, { email: other.email })
      const third = await signIn({ email: one.email, device: second })
      expect(third.statusCode).toBe(200)
      expect((await signIn({ email: other.email, device: deviceOf(third) })).statusCode).toBe(200)
    })

    it('wrong ones from a known browser close it alone', async () => {
      const { email } = await people()
      const [one, other] = [deviceOf(await signIn({ email })), deviceOf(await signIn({ email }))]
      await wrongTimes(10, { email, device: one })
      expect((await signIn({ email, device: one })).statusCode).toBe(401)
      expect((await signIn({ email, device: other })).statusCode).toBe(200)
      expect((await signIn({ email })).statusCode).toBe(200)
    })

    it('a session that is open stays open', async () => {
      const { email, id } = await people()
      const request = await server.as(id)
      await wrongTimes(10, { email })
      expect((await request({ url: '/api/v1/session' })).statusCode).toBe(200)
    })

    it('a new password forgets the other browsers: whoever knew the old one is a stranger', async () => {
      const { email } = await people()
      const elsewhere = deviceOf(await signIn({ email }))
      const here = await signIn({ email })
      const cookie = here.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const newPassword = 'a long walk in the rain'
      const payload = { currentPassword: password, newPassword }
      await server.inject({ method: 'POST', url: '/api/v1/session/password', headers: { cookie }, payload })
      await wrongTimes(10, { email })
      expect((await signIn({ email, given: newPassword, device: elsewhere })).statusCode).toBe(401)
      expect((await signIn({ email, given: newPassword, device: deviceOf(here) })).statusCode).toBe(200)
    })

    it('"Sign out everywhere else" forgets the other browsers, and a browser unused for 90 days is a stranger', async () => {
      const { email, id } = await people()
      const elsewhere = deviceOf(await signIn({ email }))
      const here = await signIn({ email })
      const cookie = here.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      await server.inject({ method: 'POST', url: '/api/v1/session/sessions/end-others', headers: { cookie } })
      await wrongTimes(10, { email })
      expect((await signIn({ email, device: elsewhere })).statusCode).toBe(401)
      const again = await signIn({ email, device: deviceOf(here) })
      expect(again.statusCode).toBe(200)

      clock.forward(90 * day)
      await wrongTimes(10, { email })
      expect((await signIn({ email, device: deviceOf(again) })).statusCode).toBe(401)
      await lookAfterTries(server.service)
      const left = await server.service.database.read(everywhere, (tx) =>
        tx.select().from(knownDevices).where(eq(knownDevices.userId, id)),
      )
      expect(left).toEqual([])
    })
  })

  it('tells the person by mail, once each time, and nobody whose account is closed', async () => {
    const { email, id } = await people()
    await wrongTimes(10, { email, from: '203.0.113.5' })
    await Promise.all([lookAfterTries(server.service), lookAfterTries(otherNode.service)])
    await wrongTimes(3, { email })
    await lookAfterTries(server.service)
    const [mail, ...more] = await mailsTo(id)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ kind: 'sign-in-closed', values: { count: 10, network: '203.0.113.5' } })
    const archived = await makePerson(server.service, { password, status: 'archived' })
    await wrongTimes(10, { email: archived.email })
    await lookAfterTries(server.service)
    expect(await mailsTo(archived.id)).toEqual([])

    clock.forward(day + 60)
    await lookAfterTries(server.service)
    expect(await server.service.database.read(everywhere, (tx) => tx.select().from(tries))).toEqual([])
  })

  it('somebody who has signed in is told how long to wait, at every place that asks for the password', async () => {
    const person = await people()
    const request = await server.as(person.id)
    const confirm = (given: string) =>
      request({ method: 'POST', url: '/api/v1/session/confirm', payload: { password: given } })
    for (let time = 0; time < 4; time++) {
      expect((await confirm('not this one')).statusCode).toBe(422)
      const payload = { currentPassword: 'not this one', newPassword: 'a long walk in the rain' }
      const changed = await request({ method: 'POST', url: '/api/v1/session/password', payload })
      expect(changed.statusCode).toBe(422)
    }
    expect((await confirm(password)).statusCode).toBe(204)
    for (let time = 0; time < 10; time++) await confirm('not this one')
    // Their way in is open, and nobody is told that it were not.
    await lookAfterTries(server.service)
    expect(await mailsTo(person.id)).toEqual([])
    expect((await signIn({ email: person.email })).statusCode).toBe(200)
    clock.forward(5)
    const answer = await confirm(password)
    expect(answer.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(answer.json().detail).toContain('10 minutes')
    expect(answer.headers['retry-after']).toBe('600')
    clock.forward(10)
    expect((await confirm(password)).statusCode).toBe(204)
  })

  describe('from one network', () => {
    it('too many wrong ones are told with the time to wait, whatever the accounts, and right ones do not count', async () => {
      const tight = await startTestServer({
        ...{ blueprint: 'ai-platform', database: server.service.database, clock },
        config: { wrongTriesPerNetwork: 20 },
      })
      const from = '2001:db8:7:7::1'
      const { email } = await people()
      const attempt = (given: string, address: string) => signIn({ email: given, on: tight, from: address })
      for (let time = 0; time < 25; time++) expect((await attempt(email, from)).statusCode).toBe(200)
      // Twenty, from as many addresses of one customer.
      for (let time = 0; time < 19; time++) {
        expect((await attempt(`nobody-${time}@example.com`, `2001:db8:7:7::${time + 1}`)).statusCode).toBe(401)
      }
      const refused = await attempt('nobody-20@example.com', '2001:db8:7:7:ffff::1')
      expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
      expect(refused.headers['retry-after']).toBe('900')
      expect((await attempt(email, from)).statusCode).toBe(429)
      expect((await attempt(email, '2001:db8:7:8::1')).statusCode).toBe(200)
      await tight.stop()
    })
  })

  it('the demo and its one-click sign-in go on', async () => {
    const { id, email } = await people()
    await wrongTimes(10, { email })
    const payload = { userId: id }
    expect((await server.inject({ method: 'POST', url: '/api/v1/demo/sign-in', payload })).statusCode).toBe(200)
    const open = await server.service.database.read(everywhere, (tx) =>
      tx.select().from(sessions).where(eq(sessions.userId, id)),
    )
    expect(open).toHaveLength(1)
  })
})
