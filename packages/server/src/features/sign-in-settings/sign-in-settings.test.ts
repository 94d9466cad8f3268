import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { auditEvents, sessions, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'

const headers = { origin: 'http://localhost:7300' }
const password = 'correct horse battery'

describeOnDatabases('sign-in settings', ({ open }) => {
  const clock = new MovingClock()
  let server: TestServer
  let team: MadeScope
  let owner: MadePerson
  let user: MadePerson
  beforeAll(async () => {
    server = await startTestServer({
      ...{ blueprint: 'auth-dashboard', database: await open(), clock },
      config: { mail: { url: 'smtp://localhost:1', from: 'a@example.com' } },
    })
    const { service } = server
    team = await makeScope(service, 'team')
    owner = await makePerson(service, { name: 'Ólöf', password })
    await join(service, owner, team, { roles: ['team:owner'] })
    await join(service, owner, platform, { roles: ['platform:operator'] })
    user = await makePerson(service, { population: 'users', password })
  })
  afterAll(() => server.stop())

  const at = (whose: string, scope = team.id) => `/api/v1/scopes/${scope}/sign-in-settings/${whose}`
  const read = async (whose: string, person = owner) => (await (await server.as(person.id))({ url: at(whose) })).json()
  const save = async (whose: string, changes: object, more: { person?: MadePerson; version?: number } = {}) => {
    const person = more.person ?? owner
    const { version, settings } = await read(whose)
    const ask = await server.as(person.id)
    const body = { version: more.version ?? version, settings: { ...settings, ...changes } }
    return (await ask({ method: 'PUT', url: at(whose), headers, payload: body })).json()
  }
  const signIn = async (payload: object) =>
    (await server.inject({ method: 'POST', url: '/api/v1/sign-in', headers, payload })).json()

  it('B2: who configures the users’ sign-in reaches no teammate’s, and each is read and written apart', async () => {
    const developer = await makePerson(server.service)
    await join(server.service, developer, team, { roles: ['team:developer'] })
    expect(await read('people', developer)).toMatchObject({ population: { id: 'users' }, version: 0 })
    expect(await read('members', developer)).toMatchObject({ code: 'not-allowed' })
    expect(await save('people', { confirmedEmail: true }, { person: developer })).toMatchObject({ version: 1 })
    expect((await read('members')).settings.confirmedEmail).toBe(false)
    await save('people', { confirmedEmail: false })
  })

  it('B7: a closed password way is closed to everybody alike from the next sign-in on, and to one kind of people only', async () => {
    const before = await signIn({ email: user.email, password, population: 'users' })
    expect(before).toMatchObject({ person: { id: user.id } })
    expect(await save('people', { password: false, link: true })).toMatchObject({ settings: { password: false } })
    const known = await signIn({ email: user.email, password, population: 'users' })
    const unknown = await signIn({ email: 'nobody@example.com', password, population: 'users' })
    expect(known).toMatchObject({ status: 403, code: 'way-closed' })
    expect({ ...known, requestId: '' }).toEqual({ ...unknown, requestId: '' })
    // Where the kind is left out, the address of a user is an unknown one.
    expect(await signIn({ email: user.email, password })).toMatchObject({ code: 'sign-in-refused' })
    const offered = (await server.inject({ url: '/api/v1/deployment' })).json().signIn
    expect(offered).toMatchObject([
      { population: 'teammates', password: true, link: false, reset: true },
      { population: 'users', password: false, link: true, reset: false },
    ])
    const { items } = (await (await server.as(owner.id))({ url: `/api/v1/scopes/${team.id}/audit-events` })).json()
    expect(items[0]).toMatchObject({ action: 'people-sign-in.changed', after: { password: false } })
    await save('people', { password: true, link: false })
  })

  it('B7: the next session lasts and rests as the settings say', async () => {
    const sessionsSaid = { longestMinutes: 90, idleMinutes: 30, countFrom: 'last-activity' }
    expect(await save('people', { sessions: sessionsSaid })).toMatchObject({ settings: { sessions: sessionsSaid } })
    await server.as(user.id)
    const [last] = (
      await server.service.database.read(everywhere, (tx) =>
        tx.select().from(sessions).where(eq(sessions.userId, user.id)).orderBy(sessions.id),
      )
    ).slice(-1)
    expect(last?.expiresAt.getTime()).toBe(clock.now().getTime() + 90 * 60_000)
    expect(last?.idleExpiresAt.getTime()).toBe(clock.now().getTime() + 30 * 60_000)
  })

  it('refuses, at its field, what could not be', async () => {
    for (const [changes, field] of [
      [{ password: false }, 'settings.password'],
      [{ providers: ['nobody'] }, 'settings.providers'],
      [{ sessions: { longestMinutes: 4, idleMinutes: 4, countFrom: 'sign-in' } }, 'settings.sessions.longestMinutes'],
      [
        { sessions: { longestMinutes: 200_000, idleMinutes: 5, countFrom: 'sign-in' } },
        'settings.sessions.longestMinutes',
      ],
      [
        { sessions: { longestMinutes: 60, idleMinutes: 61, countFrom: 'last-activity' } },
        'settings.sessions.idleMinutes',
      ],
    ] as const) {
      expect(await save('people', changes)).toMatchObject({ code: 'invalid-input', errors: [{ field }] })
    }
    expect(await save('people', { unknown: true })).toMatchObject({ code: 'invalid-input' })
    expect(await save('people', { link: true }, { version: 0 })).toMatchObject({ code: 'conflict' })
  })

  it('X3: never closes the last way in of those who must be there, says which place, and writes nothing', async () => {
    const { service } = server
    await service.database.transact(everywhere, (tx) =>
      tx.update(users).set({ emailProvedAt: null }).where(eq(users.id, owner.id)),
    )
    const events = await service.database.read(everywhere, (tx) => tx.$count(auditEvents))
    const refused = await save('members', { password: false, link: true })
    expect(refused).toMatchObject({ status: 409, code: 'last-way-in' })
    expect(refused.places).toContainEqual({ role: 'Owner', place: 'team' })
    expect(await service.database.read(everywhere, (tx) => tx.$count(auditEvents))).toBe(events)
    expect((await read('members')).settings.password).toBe(true)
    const other = await makePerson(service)
    await join(service, other, team, { roles: ['team:owner'] })
    await join(service, other, platform, { roles: ['platform:operator'] })
    const hasPasskey = { factors: ['passkey' as const], passwordHash: null }
    await service.database.transact(everywhere, (tx) => tx.update(users).set(hasPasskey).where(eq(users.id, other.id)))
    expect(await save('members', { password: false, link: true })).toMatchObject({ settings: { password: false } })
  })

  it('X1: says nothing about how people sign in from within one organization', async () => {
    const organization = await makeScope(server.service, 'organization', team)
    const ask = await server.as(owner.id)
    expect((await ask({ url: at('members', organization.id) })).statusCode).toBe(403)
  })
})
