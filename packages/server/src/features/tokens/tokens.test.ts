import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { apiTokens, assignments, auditEvents, memberships, serviceAccounts, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { decisionsBlueprint } from '../decisions/decisions-blueprint.fixture.ts'

const everything = { tenants: 'all', person: null } as const
const dayMinutes = 24 * 60

type Send = Awaited<ReturnType<TestServer['as']>>

describeOnDatabases('tokens and service accounts', ({ open }) => {
  let database: Database
  let server: TestServer
  const clock = new MovingClock()
  let north: MadeScope
  let south: MadeScope
  let chief: MadePerson
  let writer: MadePerson
  let asChief: Send
  let asWriter: Send

  const member = async (scope: MadeScope, role: string, name = role) => {
    const person = await makePerson(server.service, { name })
    await join(server.service, person, scope, { roles: [`organization:${role}`] })
    return person
  }

  beforeAll(async () => {
    database = await open()
    server = await startTestServer({ blueprint: decisionsBlueprint, database, clock })
    north = await makeScope(server.service, 'organization')
    south = await makeScope(server.service, 'organization')
    chief = await member(north, 'chief')
    writer = await member(north, 'writer')
    asChief = await server.as(chief.id)
    asWriter = await server.as(writer.id)
  })
  afterAll(() => server?.stop())

  const url = (path: string, scope = north) => `/api/v1/scopes/${scope.id}/${path}`
  const make = (send: Send, permissions: readonly string[], more: object = {}) =>
    send({ method: 'POST', url: url('tokens'), payload: { name: 'Laptop', permissions, expiresInDays: 30, ...more } })
  const withToken = (token: string, path: string, scope = north) =>
    server.inject({ method: 'GET', url: url(path, scope), headers: { authorization: `Bearer ${token}` } })
  async function made(
    send: Send,
    permissions: readonly string[],
  ): Promise<{ id: string; token: string; prefix: string }> {
    const response = await make(send, permissions)
    expect(response.statusCode, response.body).toBe(201)
    return response.json()
  }
  const counts = () =>
    database.read(everything, async (tx) => ({
      tokens: await tx.$count(apiTokens),
      accounts: await tx.$count(serviceAccounts),
      events: await tx.$count(auditEvents),
    }))

  describe('a person’s token (A15)', () => {
    it('is shown once, as prt_<prefix>_<secret>, and only its hash is stored', async () => {
      const { id, token, prefix } = await made(asWriter, ['people.read'])
      expect(token).toMatch(new RegExp(`^prt_${prefix}_[A-Za-z0-9_-]{43}$`))
      const rows = await database.read(everything, (tx) =>
        tx
          .select()
          .from(apiTokens)
          .where(eq(apiTokens.id, id as never)),
      )
      expect(JSON.stringify(rows)).not.toContain(token.slice(13))
      const list = await asWriter({ method: 'GET', url: '/api/v1/tokens' })
      expect(list.json().items).toContainEqual(expect.objectContaining({ id, prefix, permissions: ['people.read'] }))
      expect(list.body).not.toContain(token.slice(13))
    })

    it('X6: writes one audit event when it is made and one when it is revoked', async () => {
      const { id } = await made(asWriter, ['people.read'])
      await asWriter({ method: 'POST', url: `/api/v1/tokens/${id}/revoke` })
      const events = await database.read(everything, (tx) =>
        tx.select().from(auditEvents).where(eq(auditEvents.targetId, id)),
      )
      expect(events.map(({ action }) => action).sort()).toEqual(['token.created', 'token.revoked'])
    })

    it('does what it carries, and nothing that it does not carry', async () => {
      const { token } = await made(asWriter, ['people.read'])
      expect((await withToken(token, 'roles')).statusCode).toBe(200)
      const { token: other } = await made(asWriter, ['doc.list'])
      expect((await withToken(other, 'roles')).statusCode).toBe(403)
      expect((await withToken(token, 'roles', south)).statusCode).toBe(404)
    })

    it.each([
      ['X2: a permission that its maker lacks', ['access.check'], 403, 'above-your-role'],
      ['X13: a permission for sessions only', ['token.create'], 422, 'invalid-input'],
      ['a permission that there is none of', ['fly'], 422, 'invalid-input'],
      ['a permission of another scope type', ['platform.keep'], 403, 'above-your-role'],
    ])('is refused with %s, and nothing is written', async (_what, permissions, status, code) => {
      const before = await counts()
      const response = await make(asWriter, permissions)
      expect([response.statusCode, response.json().code]).toEqual([status, code])
      expect(await counts()).toEqual(before)
    })

    it('may carry what its maker holds under a condition, which holds for it as well', async () => {
      expect((await make(asWriter, ['doc.write'])).statusCode).toBe(201)
    })

    it.each([1, 31, 366, null, 'never'])('does not last %s days', async (expiresInDays) => {
      expect((await make(asWriter, ['doc.list'], { expiresInDays })).statusCode).toBe(422)
    })

    it('stops when its time is over', async () => {
      const { token } = await made(asWriter, ['people.read'])
      clock.forward(29 * dayMinutes)
      expect((await withToken(token, 'roles')).statusCode).toBe(200)
      clock.forward(2 * dayMinutes)
      expect((await withToken(token, 'roles')).statusCode).toBe(401)
      asChief = await server.as(chief.id)
      asWriter = await server.as(writer.id)
    })

    it('X13: does no more than its owner’s live role allows now', async () => {
      const owner = await member(north, 'writer')
      const { token } = await made(await server.as(owner.id), ['people.read', 'doc.list'])
      expect((await withToken(token, 'roles')).statusCode).toBe(200)
      await database.transact(everything, (tx) =>
        tx.update(assignments).set({ role: 'organization:reader' }).where(eq(assignments.userId, owner.id)),
      )
      expect((await withToken(token, 'roles')).statusCode).toBe(403)
    })

    it('X5: does nothing once its owner is disabled there, or archived', async () => {
      const owner = await member(north, 'writer')
      const { token } = await made(await server.as(owner.id), ['people.read'])
      await database.transact(everything, (tx) =>
        tx.update(memberships).set({ status: 'disabled' }).where(eq(memberships.userId, owner.id)),
      )
      expect((await withToken(token, 'roles')).statusCode).toBe(404)
      await database.transact(everything, (tx) =>
        tx.update(users).set({ status: 'archived' }).where(eq(users.id, owner.id)),
      )
      expect((await withToken(token, 'roles')).statusCode).toBe(401)
    })

    it('makes no other token', async () => {
      const { token } = await made(asWriter, ['people.read'])
      const send: Send = (options) => server.inject({ ...options, headers: { authorization: `Bearer ${token}` } })
      expect((await make(send, ['people.read'])).statusCode).toBe(403)
      expect((await send({ method: 'GET', url: '/api/v1/tokens' })).statusCode).toBe(403)
    })

    it('is revoked by its owner at once, also after they lost their place, and by nobody else', async () => {
      const owner = await member(north, 'writer')
      const asOwner = await server.as(owner.id)
      const { id, token } = await made(asOwner, ['people.read'])
      expect((await asWriter({ method: 'POST', url: `/api/v1/tokens/${id}/revoke` })).statusCode).toBe(404)
      expect((await withToken(token, 'roles')).statusCode).toBe(200)
      await database.transact(everything, (tx) =>
        tx.update(memberships).set({ status: 'removed' }).where(eq(memberships.userId, owner.id)),
      )
      expect((await asOwner({ method: 'POST', url: `/api/v1/tokens/${id}/revoke` })).statusCode).toBe(204)
      expect((await withToken(token, 'roles')).statusCode).toBe(401)
      expect((await asOwner({ method: 'POST', url: `/api/v1/tokens/${id}/revoke` })).statusCode).toBe(404)
    })

    it('is listed and revoked by whoever may manage that member', async () => {
      const { id, token } = await made(asWriter, ['people.read'])
      const list = url(`members/${writer.id}/tokens`)
      expect((await asWriter({ method: 'GET', url: list })).statusCode).toBe(403)
      expect(
        (await asChief({ method: 'GET', url: list })).json().items.map((item: { id: string }) => item.id),
      ).toContain(id)
      expect((await asChief({ method: 'POST', url: `${list}/${id}/revoke` })).statusCode).toBe(204)
      expect((await withToken(token, 'roles')).statusCode).toBe(401)
    })

    it('A15: of those that ended with disabling their owner one is asked which resume, not of those that ended before', async () => {
      const owner = await member(north, 'writer')
      const asOwner = await server.as(owner.id)
      const revoked = await made(asOwner, ['people.read'])
      await asOwner({ method: 'POST', url: `/api/v1/tokens/${revoked.id}/revoke` })
      const { id } = await made(asOwner, ['people.read'])
      const list = url(`members/${owner.id}/tokens/resumable`)
      const resumable = async () =>
        (await asChief({ method: 'GET', url: list })).json().items.map((item: { id: string }) => item.id)
      expect(await resumable()).toEqual([])
      clock.forward(1)
      await asChief({ method: 'POST', url: url(`members/${owner.id}/disable`) })
      expect(await resumable()).toEqual([id])
      expect((await asWriter({ method: 'GET', url: list })).statusCode).toBe(403)
      await asChief({ method: 'POST', url: url(`members/${owner.id}/enable`), payload: { resumeTokens: [id] } })
      expect(await resumable()).toEqual([])
    })

    it('remembers when it was last used, in batches', async () => {
      const { id, token } = await made(asWriter, ['people.read'])
      await withToken(token, 'roles')
      await server.service.activity.flush()
      const [row] = await database.read(everything, (tx) =>
        tx
          .select()
          .from(apiTokens)
          .where(eq(apiTokens.id, id as never)),
      )
      expect(row?.lastUsedAt).toEqual(clock.now())
    })

    it('goes through its pages without losing one', async () => {
      const owner = await member(north, 'writer')
      const asOwner = await server.as(owner.id)
      const ids: string[] = []
      for (let n = 0; n < 5; n++) ids.push((await made(asOwner, ['doc.list'])).id)
      const found: string[] = []
      let next: string | null = null
      do {
        const page: { items: { id: string }[]; next: string | null } = (
          await asOwner({ method: 'GET', url: `/api/v1/tokens?limit=2${next ? `&after=${next}` : ''}` })
        ).json()
        found.push(...page.items.map((item: { id: string }) => item.id))
        next = page.next
      } while (next)
      expect(found).toEqual(ids.sort())
    })
  })

  describe('a service account (X13)', () => {
    const base = () => url('service-accounts')
    const create = (send: Send, role: string) => send({ method: 'POST', url: base(), payload: { name: 'Shop', role } })
    const account = async (send: Send, role: string): Promise<string> => {
      const response = await create(send, role)
      expect(response.statusCode, response.body).toBe(201)
      return response.json().id
    }
    const tokenOf = async (send: Send, id: string): Promise<string> =>
      (await send({ method: 'POST', url: `${base()}/${id}/tokens`, payload: { name: 'Shop' } })).json().token

    it('does what its role may, in its own scope only', async () => {
      const token = await tokenOf(asChief, await account(asChief, 'writer'))
      expect((await withToken(token, 'roles')).statusCode).toBe(200)
      expect((await withToken(token, 'roles', south)).statusCode).toBe(404)
    })

    it('X13: no permission for sessions only comes with its role', async () => {
      const token = await tokenOf(asChief, await account(asChief, 'chief'))
      const headers = { authorization: `Bearer ${token}` }
      const response = await server.inject({ method: 'GET', url: base(), headers })
      expect(response.statusCode).toBe(403)
    })

    it('X2: has a role that its maker may give, and so has each of its tokens', async () => {
      const before = await counts()
      for (const role of ['chief', 'writer', 'machine']) {
        const refused = await create(asWriter, role)
        expect([refused.statusCode, refused.json().code]).toEqual([403, 'above-your-role'])
      }
      expect(await counts()).toEqual(before)
      const above = await account(asChief, 'chief')
      const payload = { name: 'Mine' }
      expect((await asWriter({ method: 'POST', url: `${base()}/${above}/tokens`, payload })).statusCode).toBe(403)
      expect((await asWriter({ method: 'POST', url: `${base()}/${above}/end`, payload: {} })).statusCode).toBe(403)
      expect((await create(asWriter, 'reader')).statusCode).toBe(201)
    })

    it('has a role of its own scope’s type', async () => {
      expect((await create(asChief, 'keeper')).statusCode).toBe(422)
      expect((await create(asChief, 'platform:keeper')).statusCode).toBe(422)
    })

    it('is flagged, not broken, when its maker has left', async () => {
      const maker = await member(north, 'chief')
      const id = await account(await server.as(maker.id), 'writer')
      const token = await tokenOf(asChief, id)
      const flag = async () =>
        (await asChief({ method: 'GET', url: base() })).json().items.find((item: { id: string }) => item.id === id)
          .makerLeft
      expect(await flag()).toBe(false)
      await database.transact(everything, (tx) =>
        tx.update(memberships).set({ status: 'removed' }).where(eq(memberships.userId, maker.id)),
      )
      expect(await flag()).toBe(true)
      expect((await withToken(token, 'roles')).statusCode).toBe(200)
    })

    it('is listed with how many of its tokens still work, and when one was last used', async () => {
      const id = await account(asChief, 'writer')
      const listed = async () =>
        (await asChief({ method: 'GET', url: base() })).json().items.find((item: { id: string }) => item.id === id)
      expect(await listed()).toMatchObject({ tokens: 0, lastUsedAt: null })
      const token = await tokenOf(asChief, id)
      await tokenOf(asChief, id)
      expect(await listed()).toMatchObject({ tokens: 2, lastUsedAt: null })
      await withToken(token, 'roles')
      await server.service.activity.flush()
      expect(await listed()).toMatchObject({ tokens: 2, lastUsedAt: clock.now().toISOString() })
    })

    it('ends with all its tokens at once, and its tokens end one by one', async () => {
      const id = await account(asChief, 'writer')
      const first = await tokenOf(asChief, id)
      // Lists go by id, and ids of one moment come in no order.
      clock.forward(1)
      const second = await tokenOf(asChief, id)
      const { items } = (await asChief({ method: 'GET', url: `${base()}/${id}/tokens` })).json()
      expect(items).toHaveLength(2)
      const revoke = { method: 'POST', url: `${base()}/${id}/tokens/${items[0].id}/revoke` } as const
      expect((await asChief(revoke)).statusCode).toBe(204)
      expect((await withToken(first, 'roles')).statusCode).toBe(401)
      expect((await withToken(second, 'roles')).statusCode).toBe(200)
      expect((await asChief({ method: 'POST', url: `${base()}/${id}/end` })).json()).toEqual({ tokens: 1 })
      expect((await withToken(second, 'roles')).statusCode).toBe(401)
      expect((await asChief({ method: 'POST', url: `${base()}/${id}/end` })).statusCode).toBe(404)
    })

    it('is not found through another organization', async () => {
      const id = await account(asChief, 'writer')
      const other = await member(south, 'chief')
      const asOther = await server.as(other.id)
      const inSouth = url(`service-accounts/${id}`, south)
      expect((await asOther({ method: 'POST', url: `${inSouth}/end` })).statusCode).toBe(404)
      expect((await asOther({ method: 'POST', url: `${inSouth}/tokens`, payload: { name: 'X' } })).statusCode).toBe(404)
      expect((await asOther({ method: 'GET', url: `${inSouth}/tokens` })).statusCode).toBe(404)
      expect((await asOther({ method: 'GET', url: base() })).statusCode).toBe(404)
      const [row] = await database.read(everything, (tx) =>
        tx
          .select()
          .from(serviceAccounts)
          .where(and(eq(serviceAccounts.id, id as never))),
      )
      expect(row?.endedAt).toBeNull()
    })
  })
})
