import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, memberships, sessions } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { registerResource } from '../resources/service.ts'
import { decisionsBlueprint } from './decisions-blueprint.fixture.ts'

const everything = { tenants: 'all', person: null } as const

type Send = Awaited<ReturnType<TestServer['as']>>

describeOnDatabases('explanations', ({ open }) => {
  let database: Database
  let server: TestServer
  let north: MadeScope
  let south: MadeScope
  let chief: MadePerson
  let writer: MadePerson
  let reader: MadePerson
  let stranger: MadePerson
  let asChief: Send
  let asReader: Send
  let doc = ''

  const member = async (scope: MadeScope, role: string, name: string) => {
    const person = await makePerson(server.service, { name })
    await join(server.service, person, scope, { roles: [`organization:${role}`] })
    return person
  }

  beforeAll(async () => {
    database = await open()
    server = await startTestServer({ blueprint: decisionsBlueprint, database, clock: new MovingClock() })
    north = await makeScope(server.service, 'organization')
    south = await makeScope(server.service, 'organization')
    chief = await member(north, 'chief', 'Jürgen')
    writer = await member(north, 'writer', 'Žofia')
    reader = await member(north, 'reader', '株式')
    stranger = await member(south, 'chief', 'Somebody else')
    asChief = await server.as(chief.id)
    asReader = await server.as(reader.id)
    doc = (
      await registerResource(hostContext(server.service, 'demo'), {
        ...{ kind: 'doc', scope: north, ownerId: writer.id, name: 'Plan', attributes: { state: 'open' } },
      })
    ).id
  })
  afterAll(() => server?.stop())

  const other = (who: MadePerson | string, query: string, scope = north) => {
    const id = typeof who === 'string' ? who : who.id
    return asChief({ method: 'GET', url: `/api/v1/scopes/${scope.id}/access?person=${id}&${query}` })
  }
  const own = (send: Send, query: string, scope = north) =>
    send({ method: 'GET', url: `/api/v1/session/access?scope=${scope.id}&${query}` })

  it('names the role that grants', async () => {
    const response = await other(writer, 'permission=doc.create')
    expect(response.json()).toMatchObject({
      ...{ allowed: true, answer: 'always', code: 'granted', reason: '“Make documents” is granted by Writer.' },
      ...{ subject: { kind: 'person', id: writer.id, name: 'Žofia' } },
      grantedBy: [{ role: 'writer', from: 'writer', when: null, words: null }],
    })
  })

  it('X8: names the least role that would do, and by name who could give it', async () => {
    const { leastRole, canBeGivenBy, allowed, code } = (await own(asReader, 'permission=doc.create')).json()
    expect({ allowed, code, leastRole }).toEqual({
      ...{ allowed: false, code: 'not-granted', leastRole: { id: 'writer', label: 'Writer' } },
    })
    expect(canBeGivenBy).toEqual([{ id: chief.id, name: 'Jürgen', role: 'Chief' }])
  })

  it('says `depends` where a condition has no resource, and yes or no where it has one', async () => {
    expect((await other(writer, 'permission=doc.write')).json()).toMatchObject({
      ...{ allowed: false, answer: 'depends' },
      conditions: [{ words: 'it is their own, or it is shared with them as May change' }],
    })
    expect((await other(writer, `resource=${doc}&action=write`)).json()).toMatchObject({
      allowed: true,
      resource: { name: 'Plan' },
    })
    expect((await other(reader, `resource=${doc}&action=read`)).json()).toMatchObject({ allowed: true })
    expect((await other(reader, `resource=${doc}&action=write`)).json()).toMatchObject({
      allowed: false,
      answer: 'never',
    })
  })

  it('X5: says who is cut off, and proposes no role to them', async () => {
    const gone = await member(north, 'writer', 'Gone')
    await database.transact(everything, (tx) =>
      tx.update(memberships).set({ status: 'disabled' }).where(eq(memberships.userId, gone.id)),
    )
    expect((await other(gone, 'permission=doc.create')).json()).toMatchObject({
      ...{ allowed: false, answer: 'never', code: 'member-disabled', leastRole: null, canBeGivenBy: [] },
    })
  })

  it('A9: answers about oneself with the roles that this session has, about others with the live ones', async () => {
    const promoted = await member(north, 'chief', 'Promoted')
    const asPromoted = await server.as(promoted.id)
    await database.transact(everything, (tx) =>
      tx
        .update(sessions)
        .set({ pinned: { [north.id]: ['organization:reader'] } })
        .where(eq(sessions.userId, promoted.id)),
    )
    expect((await own(asPromoted, 'permission=doc.create')).json().allowed).toBe(false)
    expect((await other(promoted, 'permission=doc.create')).json().allowed).toBe(true)
  })

  it('A14: a resource further down is answered about where its own role decides above it', async () => {
    const portal = await startTestServer({ blueprint: 'developer-portal', database, clock: new MovingClock() })
    const { service } = portal
    const reviewer = await makePerson(service)
    await join(service, reviewer, platform, { roles: ['platform:marketplace-reviewer'] })
    const nobody = await makePerson(service)
    await join(service, nobody, platform, { roles: ['platform:decision-service'] })
    const submission = async (organization: MadeScope, type: string) => {
      const scope = await makeScope(service, 'developer-account', organization)
      const attributes = { 'app-type': type }
      return registerResource(hostContext(service, 'demo'), {
        ...{ kind: 'submission', scope, ownerId: null, name: 'Calendar', attributes },
      })
    }
    const theirs = await makeScope(service, 'organization')
    await join(service, reviewer, theirs, { roles: ['organization:org-user'] })
    const open = await submission(await makeScope(service, 'organization'), 'public')
    const closed = await submission(await makeScope(service, 'organization'), 'custom')
    const own = await submission(theirs, 'public')
    const ask = async (person: MadePerson, resource: string) => {
      const url = `/api/v1/session/access?scope=platform&resource=${resource}&action=review`
      return (await portal.as(person.id))({ method: 'GET', url })
    }
    expect((await ask(reviewer, open.id)).json()).toMatchObject({
      ...{ allowed: true, scope: { type: 'platform' }, resource: { id: open.id, name: 'Calendar' } },
    })
    // Their own organization's they see, and so learn why not.
    expect((await ask(reviewer, own.id)).json()).toMatchObject({ allowed: false, code: 'condition' })
    // Of what they do not see they learn nothing.
    expect((await ask(reviewer, closed.id)).statusCode).toBe(404)
    expect((await ask(nobody, open.id)).statusCode).toBe(404)
    await portal.stop()
  })

  describe('what it does not tell', () => {
    it('takes the guard to ask about somebody else', async () => {
      const url = `/api/v1/scopes/${north.id}/access?person=${writer.id}&permission=doc.read`
      expect((await asReader({ method: 'GET', url })).statusCode).toBe(403)
      expect(
        (await asReader({ method: 'GET', url: `/api/v1/scopes/${north.id}/access/${writer.id}` })).statusCode,
      ).toBe(403)
    })

    it('another organization’s people, scopes and resources are 404, like none at all', async () => {
      const nobody = '018f0000-0000-7000-8000-0000000000ff'
      const foreign = (
        await registerResource(hostContext(server.service, 'demo'), {
          ...{ kind: 'doc', scope: south, ownerId: stranger.id, name: 'Secret' },
        })
      ).id
      for (const response of [
        await other(stranger, 'permission=doc.read'),
        await other(nobody, 'permission=doc.read'),
        await other(writer, `resource=${foreign}&action=read`),
        await other(writer, `resource=${nobody}&action=read`),
        await other(stranger, 'permission=doc.read', south),
        await own(asReader, 'permission=doc.read', south),
        await own(asReader, `resource=${foreign}&action=read`),
        await asChief({ method: 'GET', url: `/api/v1/scopes/${north.id}/access/${stranger.id}` }),
      ]) {
        expect([response.statusCode, response.json().code], response.body).toEqual([404, 'not-found'])
      }
    })

    it('X14: who holds what in a scope above is told only to whoever may check access there', async () => {
      const keeper = await member(north, 'reader', 'Keeper')
      await join(server.service, keeper, platform, { roles: ['platform:keeper'] })
      expect((await other(keeper, 'permission=platform.keep')).statusCode).toBe(404)
      const both = await member(north, 'chief', 'Chief and keeper')
      await join(server.service, both, platform, { roles: ['platform:keeper'] })
      const url = `/api/v1/scopes/${north.id}/access?person=${keeper.id}&permission=platform.keep`
      expect((await (await server.as(both.id))({ url })).json()).toMatchObject({ allowed: true })
    })

    it('asks for a permission, or for a resource and an action', async () => {
      expect((await other(writer, 'action=read')).statusCode).toBe(422)
      expect((await other(writer, 'permission=fly')).statusCode).toBe(404)
    })
  })

  describe('everything that a person may do', () => {
    const read = (headers = {}) =>
      asChief({ method: 'GET', url: `/api/v1/scopes/${north.id}/access/${writer.id}`, headers })

    it('is what single questions answer, permission by permission', async () => {
      const held = new Map(
        (await read()).json().permissions.map(({ id, held }: { id: string; held: string }) => [id, held]),
      )
      for (const { id } of server.service.policy().scopeType('organization')!.permissions) {
        expect((await other(writer, `permission=${id}`)).json().answer, id).toBe(held.get(id) ?? 'never')
      }
    })

    it('has sources, an epoch, and an ETag that changes with the access', async () => {
      const before = await read()
      expect(before.json().permissions).toContainEqual({
        id: 'doc.list',
        label: 'List documents',
        held: 'always',
        grantedBy: ['writer'],
      })
      const etag = before.headers.etag as string
      expect((await read({ 'if-none-match': etag })).statusCode).toBe(304)
      await database.transact(everything, (tx) =>
        tx.update(assignments).set({ role: 'organization:reader' }).where(eq(assignments.userId, writer.id)),
      )
      const after = await read({ 'if-none-match': etag })
      expect(after.statusCode).toBe(200)
      expect(after.json().epoch).toBeGreaterThan(before.json().epoch)
      await database.transact(everything, (tx) =>
        tx.update(assignments).set({ role: 'organization:writer' }).where(eq(assignments.userId, writer.id)),
      )
    })
  })
})
