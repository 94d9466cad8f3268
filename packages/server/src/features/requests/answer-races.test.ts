import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { accessRequests, assignments, memberships } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'

const everything = { tenants: 'all', person: null } as const
const asks = '/api/v1/session/requests'

describeOnDatabases('answers to requests that meet', ({ open }) => {
  let database: Database
  let server: TestServer
  const clock = new MovingClock()
  let account: MadeScope
  let trial: MadeScope
  let owner: MadePerson
  let second: MadePerson

  beforeAll(async () => {
    database = await open()
    server = await startTestServer({ blueprint: 'developer-portal', database, clock })
    const organization = await makeScope(server.service, 'organization')
    account = await makeScope(server.service, 'developer-account', organization)
    trial = await makeScope(server.service, 'product-account', organization)
    owner = await somebody(account, 'developer-account:owner')
    second = await somebody(account, 'developer-account:admin')
  })
  afterAll(() => server?.stop())

  const somebody = async (scope: MadeScope, role: string, membership: 'active' | 'disabled' | 'removed' = 'active') => {
    const person = await makePerson(server.service)
    await join(server.service, person, scope, { roles: membership === 'removed' ? [] : [role], membership })
    return person
  }
  const post = async (person: MadePerson, url: string, payload: object = {}) =>
    (await server.as(person.id))({ method: 'POST', url, payload, headers: { origin: 'http://localhost:7300' } })
  const get = async (person: MadePerson, url: string) => (await server.as(person.id))({ method: 'GET', url })
  const answer = (person: MadePerson, id: string, what: 'accept' | 'decline', payload: object = {}) =>
    post(person, `/api/v1/scopes/${account.id}/requests/${id}/${what}`, payload)
  const ask = async (person: MadePerson, more: object = {}) => {
    const response = await post(person, asks, { scope: account.id, ...more })
    expect(response.statusCode, response.body).toBe(201)
    return response.json().id as string
  }
  const held = (person: MadePerson) =>
    database.read(everything, async (tx) => ({
      membership: (
        await tx
          .select()
          .from(memberships)
          .where(and(eq(memberships.userId, person.id), eq(memberships.scopeId, account.id)))
      )[0]?.status,
      roles: (
        await tx
          .select()
          .from(assignments)
          .where(and(eq(assignments.userId, person.id), eq(assignments.scopeId, account.id)))
      ).map(({ role }) => role),
    }))
  const codes = (responses: readonly { statusCode: number }[]) => responses.map(({ statusCode }) => statusCode).sort()

  it('of several made at the same moment one is kept, with one event', async () => {
    const agent = await somebody(trial, 'product-account:administrator')
    const before = await auditCount(server.service)
    const made = await Promise.all([1, 2, 3, 4].map(() => post(agent, asks, { scope: account.id })))
    expect(codes(made)).toEqual([201, 409, 409, 409])
    expect(await auditCount(server.service)).toBe(before + 1)
    const id = made.find(({ statusCode }) => statusCode === 201)!.json().id
    for (const late of made.filter(({ statusCode }) => statusCode === 409)) {
      expect(late.json()).toMatchObject({ code: 'request-open', request: { id } })
    }
  })

  it('X6: of accept, decline and withdrawal at the same moment one wins, with one event', async () => {
    for (let round = 0; round < 4; round++) {
      const person = await somebody(account, 'developer-account:developer', 'removed')
      const id = await ask(person)
      const before = await auditCount(server.service)
      const answers = await Promise.all([
        answer(owner, id, 'accept', { role: 'developer' }),
        answer(second, id, 'accept', { role: 'admin' }),
        answer(second, id, 'decline', { note: 'No' }),
        post(person, `${asks}/${id}/withdraw`),
      ])
      const won = answers.filter(({ statusCode }) => statusCode < 300)
      expect(won.length, JSON.stringify(answers.map(({ body }) => body))).toBe(1)
      for (const late of answers.filter(({ statusCode }) => statusCode >= 300)) {
        expect(late.json().code).toBe('request-decided')
      }
      expect(await auditCount(server.service)).toBe(before + 1)
      const [row] = await database.read(everything, (tx) =>
        tx.select().from(accessRequests).where(eq(accessRequests.id, id as never)),
      )
      const now = await held(person)
      expect(now).toEqual(
        row!.state === 'accepted'
          ? { membership: 'active', roles: [row!.role] }
          : { membership: 'removed', roles: [] },
      )
    }
  })

  it('X2, X4: nobody gives a role above their own, answers their own request, or finds it refused and used up', async () => {
    const person = await somebody(account, 'developer-account:developer')
    const id = await ask(person, { permission: 'member.invite' })
    const before = await auditCount(server.service)
    expect((await answer(second, id, 'accept', { role: 'owner' })).json().code).toBe('above-your-role')
    expect((await answer(second, id, 'accept')).statusCode).toBe(422)
    expect(await auditCount(server.service)).toBe(before)
    // Given another way, the request is over; given back, one may ask anew.
    const promoted = await post(owner, `/api/v1/scopes/${account.id}/requests/${id}/accept`, { role: 'admin' })
    expect(promoted.statusCode, promoted.body).toBe(200)
    expect(promoted.json().takesEffect).toBe('next-session')
    expect(await lastAuditEvent(server.service)).toMatchObject({ action: 'member.roles-changed', after: { request: id } })
    const own = await somebody(account, 'developer-account:admin', 'disabled')
    const asked = await ask(own)
    await database.transact(everything, (tx) =>
      tx.update(memberships).set({ status: 'active' }).where(eq(memberships.userId, own.id)),
    )
    expect((await answer(own, asked, 'accept', { role: 'admin' })).json().code).toBe('own-role')
    expect((await answer(own, asked, 'decline')).json().code).toBe('own-role')
  })

  it('A5: enables a disabled member with their role, and lets a guest of a product account in', async () => {
    const disabled = await somebody(account, 'developer-account:developer', 'disabled')
    expect((await answer(second, await ask(disabled, { note: 'Back!' }), 'accept')).statusCode).toBe(200)
    expect(await held(disabled)).toEqual({ membership: 'active', roles: ['developer-account:developer'] })
    const guest = await somebody(trial, 'product-account:administrator')
    const until = new Date(clock.now().getTime() + 7_200_000).toISOString()
    const let_in = await answer(second, await ask(guest), 'accept', { role: 'developer', expiresAt: until })
    expect(let_in.statusCode, let_in.body).toBe(200)
    const mine = (await get(guest, asks)).json().items[0]
    expect(mine).toMatchObject({ state: 'accepted', givenUntil: until, given: { label: 'Developer' } })
  })

  it('expires after thirty days, and is over when given another way or cut off', async () => {
    const removed = await somebody(account, 'developer-account:developer', 'removed')
    const id = await ask(removed)
    clock.forward(30 * 24 * 60)
    expect((await answer(owner, id, 'accept', { role: 'developer' })).json()).toMatchObject({
      code: 'request-decided',
      state: 'expired',
    })
    const next = await ask(removed)
    expect((await answer(owner, next, 'decline', { note: 'Not yet' })).statusCode).toBe(204)
    const third = await ask(removed)
    expect((await get(removed, asks)).json().items.map((item: { state: string }) => item.state)).toEqual([
      'open',
      'declined',
      'expired',
    ])
    expect(third).not.toBe(next)
    const developer = await somebody(account, 'developer-account:developer')
    const wish = await ask(developer, { permission: 'member.invite' })
    const given = await (await server.as(owner.id))({
      ...{ method: 'PATCH', url: `/api/v1/scopes/${account.id}/members/${developer.id}` },
      ...{ payload: { give: ['admin'] }, headers: { origin: 'http://localhost:7300' } },
    })
    expect(given.statusCode, given.body).toBe(200)
    expect((await answer(owner, wish, 'decline')).json()).toMatchObject({ code: 'request-decided', state: 'accepted' })
  })

  it('X8: people of another organization are told what an unknown id is told', async () => {
    const elsewhere = await makeScope(server.service, 'organization')
    const foreign = await somebody(elsewhere, 'organization:org-user')
    const own = await makeScope(server.service, 'developer-account', elsewhere)
    const theirs = await somebody(own, 'developer-account:owner')
    const { requestId: _a, ...unknown } = (
      await post(foreign, asks, { scope: '018f0000-0000-7000-8000-0000000000ff' })
    ).json()
    const { requestId: _b, ...answered } = (await post(foreign, asks, { scope: account.id })).json()
    expect(answered).toEqual(unknown)
    const id = await ask(await somebody(account, 'developer-account:developer', 'removed'))
    expect((await post(theirs, `/api/v1/scopes/${own.id}/requests/${id}/decline`)).statusCode).toBe(404)
    expect((await post(theirs, `/api/v1/scopes/${account.id}/requests/${id}/decline`)).statusCode).toBe(404)
    expect((await post(theirs, `${asks}/${id}/withdraw`)).statusCode).toBe(404)
  })
})
