import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../access/sessions.ts'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, memberships, scopes, sessions, users } from '../../db/schema.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, platform } from '../../http/world.fixture.ts'
import { type AuthzenWorld, makeAuthzenWorld, nobody } from './authzen-world.fixture.ts'
import { decisionsBlueprint, leanBlueprint } from './decisions-blueprint.fixture.ts'

const everything = { tenants: 'all', person: null } as const

describeOnDatabases('one AuthZEN evaluation', ({ open }) => {
  let database: Database
  let w: AuthzenWorld

  beforeAll(async () => {
    database = await open()
    w = await makeAuthzenWorld(database)
  })
  afterAll(() => w?.server.stop())

  describe('one evaluation', () => {
    it('says yes with the role that grants it, the scope and its epoch', async () => {
      const { decision, context } = await w.decide(w.ask(w.writer, 'read', w.onDoc()))
      expect(decision).toBe(true)
      expect(context).toMatchObject({
        ...{ code: 'granted', permission: 'doc.read', scope: w.north.id, epoch: expect.any(Number) },
        grantedBy: [{ role: 'writer', label: 'Writer', from: 'writer' }],
      })
    })

    it('says no with a sentence and the least role that would do', async () => {
      const { decision, context } = await w.decide(w.ask(w.reader, 'doc.create', w.inNorth))
      expect(decision).toBe(false)
      expect(context).toMatchObject({ code: 'not-granted', leastRole: { id: 'writer', label: 'Writer' } })
      expect(context.reason).toContain('It takes Writer.')
    })

    it('finds the permission by the kind’s action, as type.action, and by its own name on a scope', async () => {
      expect((await w.decide(w.ask(w.writer, 'write', w.onDoc()))).context).toMatchObject({ permission: 'doc.write' })
      const asType = w.ask(w.writer, 'list', { type: 'doc', id: 'any' }, { scope: w.north.id })
      expect(await w.decide(asType)).toMatchObject({ decision: true, context: { permission: 'doc.list' } })
      const byName = w.ask(w.writer, 'people.read', w.inNorth)
      expect(await w.decide(byName)).toMatchObject({ decision: true, context: { permission: 'people.read' } })
      expect((await w.decide(w.ask(w.writer, 'fly', w.onDoc()))).context.code).toBe('unknown-action')
    })

    it('takes the scope from the resource rather than from the context', async () => {
      const claimed = w.ask(w.writer, 'read', w.onDoc(w.southDoc), { scope: w.north.id })
      expect(await w.decide(claimed)).toMatchObject({ decision: false, context: { code: 'unknown-resource' } })
    })

    it('takes the scope of a member who is named', async () => {
      const member = (id: string) => w.ask(w.writer, 'read', { type: 'people', id })
      expect(await w.decide(member(`${w.north.id}:${w.reader.id}`))).toMatchObject({ decision: true })
      expect((await w.decide(member(`${w.north.id}:${w.stranger.id}`))).context.code).toBe('unknown-resource')
    })

    it('decides in the nearest scope of the permission’s type, from the named one upwards', async () => {
      const fromTeam = w.ask(w.writer, 'doc.list', { type: 'team', id: w.team.id })
      expect(await w.decide(fromTeam)).toMatchObject({ decision: true, context: { scope: w.north.id } })
      const downwards = w.ask(w.writer, 'team.enter', w.inNorth)
      expect(await w.decide(downwards)).toMatchObject({ decision: false, context: { code: 'wrong-scope' } })
    })

    it('asks for a place where the permission needs one', async () => {
      const placeless = w.ask(w.writer, 'list', { type: 'doc', id: 'new' })
      expect(await w.decide(placeless)).toMatchObject({ decision: false, context: { code: 'scope-missing' } })
    })

    it.each([
      ['a resource', () => w.ask(w.writer, 'read', w.onDoc(nobody)), 'unknown-resource'],
      ['a resource whose id is none', () => w.ask(w.writer, 'read', w.onDoc("' or 1=1")), 'unknown-resource'],
      ['a scope', () => w.ask(w.writer, 'doc.list', { type: 'organization', id: nobody }), 'unknown-resource'],
      [
        'a scope of another type',
        () => w.ask(w.writer, 'doc.list', { type: 'team', id: w.north.id }),
        'unknown-resource',
      ],
      [
        'a person',
        () => ({ ...w.ask(w.writer, 'read', w.onDoc()), subject: { type: 'user', id: nobody } }),
        'unknown-subject',
      ],
      [
        'a type of subject',
        () => ({ ...w.ask(w.writer, 'read', w.onDoc()), subject: { type: 'cat', id: w.writer.id } }),
        'unknown-subject',
      ],
    ])('X1: answers no to %s that it does not know', async (_what, payload, code) => {
      expect(await w.decide(payload())).toMatchObject({ decision: false, context: { code } })
    })
  })

  describe('conditions', () => {
    it('knows the owner of a resource', async () => {
      const theirs = await w.makeDoc(w.north, w.reader, { state: 'open' })
      expect((await w.decide(w.ask(w.writer, 'write', w.onDoc()))).decision).toBe(true)
      expect((await w.decide(w.ask(w.writer, 'write', w.onDoc(theirs)))).context.code).toBe('condition')
    })

    it('X1: what is not known is a refusal, also under `not`', async () => {
      const stateless = await w.makeDoc(w.north, w.writer)
      expect((await w.decide(w.ask(w.writer, 'write', w.onDoc(stateless)))).decision).toBe(false)
    })

    it('believes of a caller what the blueprint declares, and what is stored before that', async () => {
      const frozen = await w.makeDoc(w.north, w.writer, { state: 'frozen' })
      const claimed = { ...w.onDoc(frozen), properties: { state: 'open' } }
      expect((await w.decide(w.ask(w.writer, 'write', claimed))).decision).toBe(false)
      const stateless = {
        ...w.onDoc(await w.makeDoc(w.north, w.writer)),
        properties: { state: 'open', owner: w.writer.id },
      }
      expect((await w.decide(w.ask(w.writer, 'write', stateless))).decision).toBe(true)
      const cleared = { type: 'user', id: w.writer.id, properties: { clearance: 5, role: 'chief' } }
      const secret = { action: { name: 'secret.use' }, resource: w.inNorth }
      expect((await w.decide({ subject: cleared, ...secret })).decision).toBe(true)
      await database.transact(everything, (tx) =>
        tx
          .update(users)
          .set({ attributes: { clearance: 1 } })
          .where(eq(users.id, w.writer.id)),
      )
      expect((await w.decide({ subject: cleared, ...secret })).decision).toBe(false)
    })
  })

  describe('whom it answers about', () => {
    it('X8: another organization’s w.person, scope and resource are like none at all', async () => {
      const answers = [
        [
          w.ask(w.stranger, 'read', w.onDoc()),
          { ...w.ask(w.writer, 'read', w.onDoc()), subject: { type: 'user', id: nobody } },
        ],
        [
          w.ask(w.writer, 'doc.list', { type: 'organization', id: w.south.id }),
          w.ask(w.writer, 'doc.list', { type: 'organization', id: nobody }),
        ],
        [w.ask(w.writer, 'read', w.onDoc(w.southDoc)), w.ask(w.writer, 'read', w.onDoc(nobody))],
        [
          w.ask(w.stranger, 'platform.keep', { type: 'platform', id: 'platform' }),
          w.ask(w.writer, 'doc.list', { type: 'organization', id: nobody }),
        ],
      ] as const
      for (const [foreign, missing] of answers) expect(await w.decide(foreign)).toEqual(await w.decide(missing))
    })

    it('a service account of the platform is answered about everybody, the platform itself for platform permissions only', async () => {
      const bearer = { authorization: `Bearer ${w.platformToken}` }
      expect((await w.decide(w.ask(w.stranger, 'write', w.onDoc(w.southDoc)), bearer)).context.code).toBe('condition')
      expect((await w.decide(w.ask(w.stranger, 'read', w.onDoc(w.southDoc)), bearer)).decision).toBe(true)
      const onPlatform = w.ask(w.stranger, 'doc.list', { type: 'platform', id: 'platform' })
      expect((await w.decide(onPlatform, bearer)).context.code).toBe('wrong-scope')
      const keeper = await makePerson(w.server.service)
      await join(w.server.service, keeper, platform, { roles: ['platform:keeper'] })
      const keeps = w.ask(keeper, 'keep', { type: 'platform', id: 'platform' })
      expect(await w.decide(keeps, bearer)).toMatchObject({ decision: true, context: { scope: null } })
    })

    it.each(['archived', 'blocked'] as const)('X5: an %s w.person may nothing', async (status) => {
      const gone = await makePerson(w.server.service)
      await join(w.server.service, gone, w.north, { roles: ['organization:chief'] })
      expect((await w.decide(w.ask(gone, 'read', w.onDoc()))).decision).toBe(true)
      await database.transact(everything, (tx) => tx.update(users).set({ status }).where(eq(users.id, gone.id)))
      expect(await w.decide(w.ask(gone, 'read', w.onDoc()))).toMatchObject({
        decision: false,
        context: { code: `person-${status}` },
      })
    })

    it.each(['disabled', 'removed'] as const)('X5: a %s member may nothing there', async (status) => {
      const gone = await makePerson(w.server.service)
      await join(w.server.service, gone, w.north, { roles: ['organization:chief'] })
      expect((await w.decide(w.ask(gone, 'read', w.onDoc()))).decision).toBe(true)
      await database.transact(everything, (tx) =>
        tx.update(memberships).set({ status }).where(eq(memberships.userId, gone.id)),
      )
      expect(await w.decide(w.ask(gone, 'read', w.onDoc()))).toMatchObject({
        decision: false,
        context: { code: `member-${status}` },
      })
    })

    it('a role whose end has come grants nothing', async () => {
      const guest = await makePerson(w.server.service)
      const expiresAt = new Date(w.clock.now().getTime() + 60_000)
      await join(w.server.service, guest, w.north, { roles: ['organization:chief'], expiresAt })
      expect((await w.decide(w.ask(guest, 'read', w.onDoc()))).decision).toBe(true)
      w.clock.forward(2)
      expect((await w.decide(w.ask(guest, 'read', w.onDoc()))).context.code).toBe('no-role')
    })
  })

  describe('live roles and sessions (A9)', () => {
    it('answers with the live role, unless the request names an open session of the subject', async () => {
      const demoted = await makePerson(w.server.service)
      await join(w.server.service, demoted, w.north, { roles: ['organization:reader'] })
      const { id } = await database.transact(everything, (tx) =>
        openSession(tx, w.server.service, { userId: demoted.id, ip: null, agent: null }),
      )
      await database.transact(everything, (tx) =>
        tx
          .update(sessions)
          .set({ pinned: { [w.north.id]: ['organization:chief'] } })
          .where(eq(sessions.id, id)),
      )
      const create = (context?: object) => w.decide(w.ask(demoted, 'doc.create', w.inNorth, context))
      expect((await create()).decision).toBe(false)
      expect(await create({ session: id })).toMatchObject({ decision: true })
      expect((await create({ session: nobody })).context.code).toBe('unknown-session')
      const other = w.ask(w.reader, 'doc.create', w.inNorth, { session: id })
      expect((await w.decide(other)).context.code).toBe('unknown-session')
      await database.transact(everything, (tx) =>
        tx.update(sessions).set({ endedAt: w.clock.now() }).where(eq(sessions.id, id)),
      )
      expect((await create({ session: id })).context.code).toBe('unknown-session')
    })
  })

  describe('epochs', () => {
    it('answers from the epoch that was asked for or a later one, and refuses one that was not reached', async () => {
      const mover = await makePerson(w.server.service)
      await join(w.server.service, mover, w.north, { roles: ['organization:reader'] })
      const before = await w.decide(w.ask(mover, 'doc.create', w.inNorth))
      await database.transact(everything, (tx) =>
        tx.update(assignments).set({ role: 'organization:chief' }).where(eq(assignments.userId, mover.id)),
      )
      const [row] = await database.read(everything, (tx) => tx.select().from(scopes).where(eq(scopes.id, w.north.id)))
      expect(row!.epoch).toBeGreaterThan(before.context.epoch as number)
      const after = await w.decide(w.ask(mover, 'doc.create', w.inNorth, { atLeastEpoch: row!.epoch }))
      expect(after).toMatchObject({ decision: true, context: { epoch: row!.epoch } })
      const future = await w.decide(w.ask(mover, 'doc.create', w.inNorth, { atLeastEpoch: row!.epoch + 5 }))
      expect(future).toMatchObject({ decision: false, context: { code: 'epoch-not-reached' } })
    })
  })

  it('opens no transaction for people and scopes by id while the caches are warm', async () => {
    const lean = await startTestServer({ blueprint: leanBlueprint, database, clock: w.clock })
    const decideLean = async () => {
      const headers = { authorization: `Bearer ${w.token}` }
      const payload = w.ask(w.writer, 'doc.list', w.inNorth)
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
    const keyed = await startTestServer({
      blueprint: decisionsBlueprint,
      database,
      clock: w.clock,
      config: { subjectKey },
    })
    await database.transact(everything, (tx) =>
      tx
        .update(users)
        .set({ externalId: `ext-${w.writer.id}` })
        .where(eq(users.id, w.writer.id)),
    )
    const id = subjectKey === 'email' ? w.writer.email.toUpperCase() : `ext-${w.writer.id}`
    const request = (subject: string, type = 'user') =>
      keyed.inject({
        ...{ method: 'POST', url: '/access/v1/evaluation', headers: { authorization: `Bearer ${w.token}` } },
        payload: { ...w.ask(w.writer, 'read', w.onDoc()), subject: { type, id: subject } },
      })
    expect((await request(id)).json()).toMatchObject({ decision: true })
    expect((await request(id, 'people')).json()).toMatchObject({ decision: true })
    expect((await request(w.writer.id)).json()).toMatchObject({ decision: false, context: { code: 'unknown-subject' } })
    if (subjectKey === 'email') {
      await database.transact(everything, (tx) =>
        tx.update(users).set({ emailProvedAt: null }).where(eq(users.id, w.writer.id)),
      )
      expect((await request(id)).json(), 'X11').toMatchObject({ decision: false, context: { code: 'unknown-subject' } })
      await database.transact(everything, (tx) =>
        tx.update(users).set({ emailProvedAt: w.clock.now() }).where(eq(users.id, w.writer.id)),
      )
    }
    await keyed.stop()
  })
})
