import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../access/sessions.ts'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, memberships, scopes, sessions, users } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { registerResource } from '../resources/service.ts'
import { createMachineToken, createServiceAccount } from '../service-accounts/service.ts'
import { decisionsBlueprint, leanBlueprint } from './decisions-blueprint.fixture.ts'

const everything = { tenants: 'all', person: null } as const
const nobody = '018f0000-0000-7000-8000-0000000000ff'

describeOnDatabases('AuthZEN', ({ open }) => {
  let server: TestServer
  let database: Database
  const clock = new MovingClock()
  let north: MadeScope
  let south: MadeScope
  let team: MadeScope
  let writer: MadePerson
  let reader: MadePerson
  let stranger: MadePerson
  let token = ''
  let platformToken = ''
  let doc = ''
  let southDoc = ''

  async function machine({ id }: MadeScope, role: string): Promise<string> {
    const scope = (await server.service.scopes.find(id))!
    const context = { ...hostContext(server.service, 'demo'), scope }
    const account = await createServiceAccount(context, { name: 'Shop', role })
    return (await createMachineToken(context, account.id, { name: 'Shop', expiresInDays: null })).token
  }

  const makeDoc = async (scope: MadeScope, owner: MadePerson, attributes: Record<string, string> = {}) =>
    (
      await registerResource(hostContext(server.service, 'demo'), {
        ...{ kind: 'doc', scope, ownerId: owner.id, name: 'Plan', attributes },
      })
    ).id

  beforeAll(async () => {
    database = await open()
    server = await startTestServer({ blueprint: decisionsBlueprint, database, clock })
    const { service } = server
    north = await makeScope(service, 'organization', platform, 'Nord')
    south = await makeScope(service, 'organization', platform, 'Süd')
    team = await makeScope(service, 'team', north, 'Team')
    writer = await makePerson(service, { name: 'Žofia' })
    reader = await makePerson(service)
    stranger = await makePerson(service)
    await join(service, writer, north, { roles: ['organization:writer'] })
    await join(service, reader, north, { roles: ['organization:reader'] })
    await join(service, stranger, south, { roles: ['organization:chief'] })
    token = await machine(north, 'machine')
    platformToken = await machine(platform, 'robot')
    doc = await makeDoc(north, writer, { state: 'open' })
    southDoc = await makeDoc(south, stranger)
  })
  afterAll(() => server?.stop())

  const post = (path: string, payload: unknown, headers: Record<string, string> = {}) =>
    server.inject({
      method: 'POST',
      url: `/access/v1/${path}`,
      payload: payload as object,
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
  const person = (who: MadePerson) => ({ type: 'user', id: who.id })
  const ask = (who: MadePerson, name: string, resource: object, context?: object) => ({
    ...{ subject: person(who), action: { name }, resource, ...(context && { context }) },
  })
  const onDoc = (id = doc) => ({ type: 'doc', id })
  async function decide(payload: unknown, headers = {}) {
    const response = await post('evaluation', payload, headers)
    expect(response.statusCode, response.body).toBe(200)
    return response.json() as { decision: boolean; context: Record<string, unknown> }
  }
  const inNorth = () => ({ type: 'organization', id: north.id })

  describe('one evaluation', () => {
    it('says yes with the role that grants it, the scope and its epoch', async () => {
      const { decision, context } = await decide(ask(writer, 'read', onDoc()))
      expect(decision).toBe(true)
      expect(context).toMatchObject({
        ...{ code: 'granted', permission: 'doc.read', scope: north.id, epoch: expect.any(Number) },
        grantedBy: [{ role: 'writer', label: 'Writer', from: 'writer' }],
      })
    })

    it('says no with a sentence and the least role that would do', async () => {
      const { decision, context } = await decide(ask(reader, 'doc.create', inNorth()))
      expect(decision).toBe(false)
      expect(context).toMatchObject({ code: 'not-granted', leastRole: { id: 'writer', label: 'Writer' } })
      expect(context.reason).toContain('It takes Writer.')
    })

    it('finds the permission by the kind’s action, as type.action, and by its own name on a scope', async () => {
      expect((await decide(ask(writer, 'write', onDoc()))).context).toMatchObject({ permission: 'doc.write' })
      const asType = ask(writer, 'list', { type: 'doc', id: 'any' }, { scope: north.id })
      expect(await decide(asType)).toMatchObject({ decision: true, context: { permission: 'doc.list' } })
      const byName = ask(writer, 'people.read', inNorth())
      expect(await decide(byName)).toMatchObject({ decision: true, context: { permission: 'people.read' } })
      expect((await decide(ask(writer, 'fly', onDoc()))).context.code).toBe('unknown-action')
    })

    it('takes the scope from the resource rather than from the context', async () => {
      const claimed = ask(writer, 'read', onDoc(southDoc), { scope: north.id })
      expect(await decide(claimed)).toMatchObject({ decision: false, context: { code: 'unknown-resource' } })
    })

    it('takes the scope of a member who is named', async () => {
      const member = (id: string) => ask(writer, 'read', { type: 'people', id })
      expect(await decide(member(`${north.id}:${reader.id}`))).toMatchObject({ decision: true })
      expect((await decide(member(`${north.id}:${stranger.id}`))).context.code).toBe('unknown-resource')
    })

    it('decides in the nearest scope of the permission’s type, from the named one upwards', async () => {
      const fromTeam = ask(writer, 'doc.list', { type: 'team', id: team.id })
      expect(await decide(fromTeam)).toMatchObject({ decision: true, context: { scope: north.id } })
      const downwards = ask(writer, 'team.enter', inNorth())
      expect(await decide(downwards)).toMatchObject({ decision: false, context: { code: 'wrong-scope' } })
    })

    it('asks for a place where the permission needs one', async () => {
      const placeless = ask(writer, 'list', { type: 'doc', id: 'new' })
      expect(await decide(placeless)).toMatchObject({ decision: false, context: { code: 'scope-missing' } })
    })

    it.each([
      ['a resource', () => ask(writer, 'read', onDoc(nobody)), 'unknown-resource'],
      ['a resource whose id is none', () => ask(writer, 'read', onDoc("' or 1=1")), 'unknown-resource'],
      ['a scope', () => ask(writer, 'doc.list', { type: 'organization', id: nobody }), 'unknown-resource'],
      ['a scope of another type', () => ask(writer, 'doc.list', { type: 'team', id: north.id }), 'unknown-resource'],
      [
        'a person',
        () => ({ ...ask(writer, 'read', onDoc()), subject: { type: 'user', id: nobody } }),
        'unknown-subject',
      ],
      [
        'a type of subject',
        () => ({ ...ask(writer, 'read', onDoc()), subject: { type: 'cat', id: writer.id } }),
        'unknown-subject',
      ],
    ])('X1: answers no to %s that it does not know', async (_what, payload, code) => {
      expect(await decide(payload())).toMatchObject({ decision: false, context: { code } })
    })
  })

  describe('conditions', () => {
    it('knows the owner of a resource', async () => {
      const theirs = await makeDoc(north, reader, { state: 'open' })
      expect((await decide(ask(writer, 'write', onDoc()))).decision).toBe(true)
      expect((await decide(ask(writer, 'write', onDoc(theirs)))).context.code).toBe('condition')
    })

    it('X1: what is not known is a refusal, also under `not`', async () => {
      const stateless = await makeDoc(north, writer)
      expect((await decide(ask(writer, 'write', onDoc(stateless)))).decision).toBe(false)
    })

    it('believes of a caller what the blueprint declares, and what is stored before that', async () => {
      const frozen = await makeDoc(north, writer, { state: 'frozen' })
      const claimed = { ...onDoc(frozen), properties: { state: 'open' } }
      expect((await decide(ask(writer, 'write', claimed))).decision).toBe(false)
      const stateless = { ...onDoc(await makeDoc(north, writer)), properties: { state: 'open', owner: writer.id } }
      expect((await decide(ask(writer, 'write', stateless))).decision).toBe(true)
      const cleared = { type: 'user', id: writer.id, properties: { clearance: 5, role: 'chief' } }
      const secret = { action: { name: 'secret.use' }, resource: inNorth() }
      expect((await decide({ subject: cleared, ...secret })).decision).toBe(true)
      await database.transact(everything, (tx) =>
        tx
          .update(users)
          .set({ attributes: { clearance: 1 } })
          .where(eq(users.id, writer.id)),
      )
      expect((await decide({ subject: cleared, ...secret })).decision).toBe(false)
    })
  })

  describe('whom it answers about', () => {
    it('X8: another organization’s person, scope and resource are like none at all', async () => {
      const answers = [
        [ask(stranger, 'read', onDoc()), { ...ask(writer, 'read', onDoc()), subject: { type: 'user', id: nobody } }],
        [
          ask(writer, 'doc.list', { type: 'organization', id: south.id }),
          ask(writer, 'doc.list', { type: 'organization', id: nobody }),
        ],
        [ask(writer, 'read', onDoc(southDoc)), ask(writer, 'read', onDoc(nobody))],
        [
          ask(stranger, 'platform.keep', { type: 'platform', id: 'platform' }),
          ask(writer, 'doc.list', { type: 'organization', id: nobody }),
        ],
      ] as const
      for (const [foreign, missing] of answers) expect(await decide(foreign)).toEqual(await decide(missing))
    })

    it('a service account of the platform is answered about everybody, the platform itself for platform permissions only', async () => {
      const bearer = { authorization: `Bearer ${platformToken}` }
      expect((await decide(ask(stranger, 'write', onDoc(southDoc)), bearer)).context.code).toBe('condition')
      expect((await decide(ask(stranger, 'read', onDoc(southDoc)), bearer)).decision).toBe(true)
      const onPlatform = ask(stranger, 'doc.list', { type: 'platform', id: 'platform' })
      expect((await decide(onPlatform, bearer)).context.code).toBe('wrong-scope')
      const keeper = await makePerson(server.service)
      await join(server.service, keeper, platform, { roles: ['platform:keeper'] })
      const keeps = ask(keeper, 'keep', { type: 'platform', id: 'platform' })
      expect(await decide(keeps, bearer)).toMatchObject({ decision: true, context: { scope: null } })
    })

    it.each(['archived', 'blocked'] as const)('X5: an %s person may nothing', async (status) => {
      const gone = await makePerson(server.service)
      await join(server.service, gone, north, { roles: ['organization:chief'] })
      expect((await decide(ask(gone, 'read', onDoc()))).decision).toBe(true)
      await database.transact(everything, (tx) => tx.update(users).set({ status }).where(eq(users.id, gone.id)))
      expect(await decide(ask(gone, 'read', onDoc()))).toMatchObject({
        decision: false,
        context: { code: `person-${status}` },
      })
    })

    it.each(['disabled', 'removed'] as const)('X5: a %s member may nothing there', async (status) => {
      const gone = await makePerson(server.service)
      await join(server.service, gone, north, { roles: ['organization:chief'] })
      expect((await decide(ask(gone, 'read', onDoc()))).decision).toBe(true)
      await database.transact(everything, (tx) =>
        tx.update(memberships).set({ status }).where(eq(memberships.userId, gone.id)),
      )
      expect(await decide(ask(gone, 'read', onDoc()))).toMatchObject({
        decision: false,
        context: { code: `member-${status}` },
      })
    })

    it('a role whose end has come grants nothing', async () => {
      const guest = await makePerson(server.service)
      const expiresAt = new Date(clock.now().getTime() + 60_000)
      await join(server.service, guest, north, { roles: ['organization:chief'], expiresAt })
      expect((await decide(ask(guest, 'read', onDoc()))).decision).toBe(true)
      clock.forward(2)
      expect((await decide(ask(guest, 'read', onDoc()))).context.code).toBe('no-role')
    })
  })

  describe('live roles and sessions (A9)', () => {
    it('answers with the live role, unless the request names an open session of the subject', async () => {
      const demoted = await makePerson(server.service)
      await join(server.service, demoted, north, { roles: ['organization:reader'] })
      const { id } = await database.transact(everything, (tx) =>
        openSession(tx, server.service, { userId: demoted.id, ip: null, agent: null }),
      )
      await database.transact(everything, (tx) =>
        tx
          .update(sessions)
          .set({ pinned: { [north.id]: ['organization:chief'] } })
          .where(eq(sessions.id, id)),
      )
      const create = (context?: object) => decide(ask(demoted, 'doc.create', inNorth(), context))
      expect((await create()).decision).toBe(false)
      expect(await create({ session: id })).toMatchObject({ decision: true })
      expect((await create({ session: nobody })).context.code).toBe('unknown-session')
      const other = ask(reader, 'doc.create', inNorth(), { session: id })
      expect((await decide(other)).context.code).toBe('unknown-session')
      await database.transact(everything, (tx) =>
        tx.update(sessions).set({ endedAt: clock.now() }).where(eq(sessions.id, id)),
      )
      expect((await create({ session: id })).context.code).toBe('unknown-session')
    })
  })

  describe('epochs', () => {
    it('answers from the epoch that was asked for or a later one, and refuses one that was not reached', async () => {
      const mover = await makePerson(server.service)
      await join(server.service, mover, north, { roles: ['organization:reader'] })
      const before = await decide(ask(mover, 'doc.create', inNorth()))
      await database.transact(everything, (tx) =>
        tx.update(assignments).set({ role: 'organization:chief' }).where(eq(assignments.userId, mover.id)),
      )
      const [row] = await database.read(everything, (tx) => tx.select().from(scopes).where(eq(scopes.id, north.id)))
      expect(row!.epoch).toBeGreaterThan(before.context.epoch as number)
      const after = await decide(ask(mover, 'doc.create', inNorth(), { atLeastEpoch: row!.epoch }))
      expect(after).toMatchObject({ decision: true, context: { epoch: row!.epoch } })
      const future = await decide(ask(mover, 'doc.create', inNorth(), { atLeastEpoch: row!.epoch + 5 }))
      expect(future).toMatchObject({ decision: false, context: { code: 'epoch-not-reached' } })
    })
  })

  describe('several evaluations', () => {
    const batch = async (payload: object) => {
      const response = await post('evaluations', payload)
      expect(response.statusCode, response.body).toBe(200)
      return response.json()
    }
    const three = () => ({
      ...{ subject: person(writer), action: { name: 'read' } },
      evaluations: [{ resource: onDoc() }, { resource: onDoc(nobody) }, { resource: onDoc() }],
    })
    const verdicts = (answer: { evaluations: { decision: boolean }[] }) =>
      answer.evaluations.map(({ decision }) => decision)

    it.each([
      [undefined, [true, false, true]],
      ['execute_all', [true, false, true]],
      ['deny_on_first_deny', [true, false]],
      ['permit_on_first_permit', [true]],
    ])('section 7.1.2: %s', async (semantic, expected) => {
      const answer = await batch({ ...three(), ...(semantic && { options: { evaluations_semantic: semantic } }) })
      expect(verdicts(answer)).toEqual(expected)
      expect(answer).not.toHaveProperty('decision')
    })

    it('short-circuits on the failure of an item, and goes on over it where it waits for a permit', async () => {
      const payload = {
        ...three(),
        evaluations: [{ resource: { type: 'doc' } }, { resource: onDoc() }, { resource: onDoc() }],
      }
      const denied = await batch({ ...payload, options: { evaluations_semantic: 'deny_on_first_deny' } })
      expect(verdicts(denied)).toEqual([false])
      const permitted = await batch({ ...payload, options: { evaluations_semantic: 'permit_on_first_permit' } })
      expect(verdicts(permitted)).toEqual([false, true])
    })

    it('section 7.1.1: an item’s member replaces the default whole', async () => {
      const answer = await batch({
        ...{ subject: { ...person(writer), properties: { clearance: 9 } }, context: { scope: north.id } },
        ...{ action: { name: 'list' }, resource: { type: 'doc', id: 'any' } },
        evaluations: [
          {},
          { context: {} },
          { subject: { type: 'user', id: nobody } },
          { action: { name: 'read' }, resource: onDoc() },
        ],
      })
      const codes = answer.evaluations.map(({ context }: { context: { code: string } }) => context.code)
      expect(codes).toEqual(['granted', 'scope-missing', 'unknown-subject', 'granted'])
    })

    it('section 7.2.1: what is wrong with one item is said in its own answer', async () => {
      const payload = {
        subject: person(writer),
        evaluations: [
          { action: { name: 'read' }, resource: onDoc() },
          { action: { name: 'read' } },
          { action: 7, resource: onDoc() },
        ],
      }
      const { evaluations } = await batch(payload)
      expect(evaluations[0].decision).toBe(true)
      for (const item of evaluations.slice(1)) {
        expect(item).toEqual({ decision: false, context: { error: { status: 400, message: expect.any(String) } } })
      }
    })

    it('without evaluations, or with none in it, answers like a single evaluation', async () => {
      const single = ask(writer, 'read', onDoc())
      expect(await batch(single)).toEqual(await decide(single))
      expect(await batch({ ...single, evaluations: [] })).toEqual(await decide(single))
      expect((await post('evaluations', { subject: person(writer), evaluations: [] })).statusCode).toBe(400)
    })

    it('answers 1,000 items in their order, and refuses more', async () => {
      const evaluations = Array.from({ length: 1000 }, (_, n) => ({ resource: onDoc(n % 3 ? doc : nobody) }))
      const payload = { subject: person(writer), action: { name: 'read' }, evaluations }
      expect(verdicts(await batch(payload))).toEqual(evaluations.map((_, n) => n % 3 !== 0))
      const more = await post('evaluations', { ...payload, evaluations: [...evaluations, evaluations[0]] })
      expect(more.statusCode).toBe(400)
    })

    it('refuses a semantic that there is none of, for the whole payload', async () => {
      const response = await post('evaluations', { ...three(), options: { evaluations_semantic: 'some' } })
      expect(response.statusCode).toBe(400)
    })
  })

  describe('the transport (section 10)', () => {
    it('answers errors with a string, never with a problem document', async () => {
      const broken = [
        await post('evaluation', { subject: person(writer), action: { name: 'read' } }),
        await post('evaluation', { ...ask(writer, 'read', onDoc()), subject: { type: 'user' } }),
        await post('evaluation', '{'.repeat(3), { 'content-type': 'application/json' }),
        await post('evaluations', { evaluations: 'all' }),
      ]
      for (const response of broken) {
        expect(response.statusCode).toBe(400)
        expect(response.headers['content-type']).toMatch(/^text\/plain/)
        expect(response.body.length).toBeGreaterThan(5)
      }
    })

    it.each([
      ['no token', undefined],
      ['a token of nobody', 'Bearer prt_00000000_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ])('401 with %s', async (_what, authorization) => {
      const response = await server.inject({
        ...{ method: 'POST', url: '/access/v1/evaluation', payload: ask(writer, 'read', onDoc()) },
        headers: { 'x-request-id': 'mine', ...(authorization && { authorization }) },
      })
      expect(response.statusCode).toBe(401)
      expect(response.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'x-request-id': 'mine' })
      expect(response.headers['content-type']).toMatch(/^text\/plain/)
    })

    it('403 to a machine whose role may not ask, and to a person', async () => {
      const mute = await machine(north, 'reader')
      const response = await post('evaluation', ask(writer, 'read', onDoc()), { authorization: `Bearer ${mute}` })
      expect(response.statusCode).toBe(403)
      const asWriter = await server.as(writer.id)
      const payload = ask(writer, 'read', onDoc())
      expect((await asWriter({ method: 'POST', url: '/access/v1/evaluation', payload })).statusCode).toBe(403)
    })

    it('gives the request’s identifier back', async () => {
      const response = await post('evaluation', ask(writer, 'read', onDoc()), {
        'x-request-id': 'bfe9eb29-äöü'.slice(0, 8),
      })
      expect(response.headers['x-request-id']).toBe('bfe9eb29')
    })

    it('ignores members that it does not know', async () => {
      const payload = { ...ask(writer, 'read', { ...onDoc(), colour: 'red' }), trace: { id: 1 } }
      expect((await decide(payload)).decision).toBe(true)
    })

    it('names in its metadata what exists, and nothing else', async () => {
      const response = await server.inject({ method: 'GET', url: '/.well-known/authzen-configuration' })
      expect(response.statusCode).toBe(200)
      expect(response.json()).toEqual({
        policy_decision_point: 'http://localhost:7300',
        access_evaluation_endpoint: 'http://localhost:7300/access/v1/evaluation',
        access_evaluations_endpoint: 'http://localhost:7300/access/v1/evaluations',
      })
    })
  })

  it('opens no transaction for people and scopes by id while the caches are warm', async () => {
    const lean = await startTestServer({ blueprint: leanBlueprint, database, clock })
    const decideLean = async () => {
      const headers = { authorization: `Bearer ${token}` }
      const payload = ask(writer, 'doc.list', inNorth())
      const response = await lean.inject({ method: 'POST', url: '/access/v1/evaluation', payload, headers })
      return response.json() as { decision: boolean }
    }
    await decideLean()
    const { read, transact } = database
    const opened: string[] = []
    const counting: Pick<Database, 'read' | 'transact'> = {
      read: (...parameters) => {
        opened.push('read')
        return read(...parameters)
      },
      transact: (...parameters) => {
        opened.push('transact')
        return transact(...parameters)
      },
    }
    Object.assign(database, counting)
    try {
      expect((await decideLean()).decision).toBe(true)
    } finally {
      Object.assign(database, { read, transact })
    }
    expect(opened).toEqual([])
    await lean.stop()
  })

  it.each([
    'externalId',
    'email',
  ] as const)('finds the subject by %s where the deployment says so', async (subjectKey) => {
    const keyed = await startTestServer({ blueprint: decisionsBlueprint, database, clock, config: { subjectKey } })
    await database.transact(everything, (tx) =>
      tx
        .update(users)
        .set({ externalId: `ext-${writer.id}` })
        .where(eq(users.id, writer.id)),
    )
    const id = subjectKey === 'email' ? writer.email.toUpperCase() : `ext-${writer.id}`
    const request = (subject: string, type = 'user') =>
      keyed.inject({
        ...{ method: 'POST', url: '/access/v1/evaluation', headers: { authorization: `Bearer ${token}` } },
        payload: { ...ask(writer, 'read', onDoc()), subject: { type, id: subject } },
      })
    expect((await request(id)).json()).toMatchObject({ decision: true })
    expect((await request(id, 'people')).json()).toMatchObject({ decision: true })
    expect((await request(writer.id)).json()).toMatchObject({ decision: false, context: { code: 'unknown-subject' } })
    if (subjectKey === 'email') {
      await database.transact(everything, (tx) =>
        tx.update(users).set({ emailProvedAt: null }).where(eq(users.id, writer.id)),
      )
      expect((await request(id)).json(), 'X11').toMatchObject({ decision: false, context: { code: 'unknown-subject' } })
      await database.transact(everything, (tx) =>
        tx.update(users).set({ emailProvedAt: clock.now() }).where(eq(users.id, writer.id)),
      )
    }
    await keyed.stop()
  })
})
