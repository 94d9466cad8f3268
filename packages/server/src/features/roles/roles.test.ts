import { loadBlueprint } from '@portreeve/blueprints'
import { canOnSome, compile, matrix } from '@portreeve/engine'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { decisionsBlueprint } from '../decisions/decisions-blueprint.fixture.ts'

describeOnDatabases('roles', ({ open }) => {
  let database: Database
  let server: TestServer
  const clock = new MovingClock()
  let north: MadeScope
  let south: MadeScope
  const people: MadePerson[] = []

  beforeAll(async () => {
    database = await open()
    server = await startTestServer({ blueprint: decisionsBlueprint, database, clock })
    north = await makeScope(server.service, 'organization')
    south = await makeScope(server.service, 'organization')
    const soon = new Date(clock.now().getTime() + 60_000)
    for (const [role, more] of [
      ['chief', {}],
      ['writer', {}],
      ['writer', { membership: 'disabled' }],
      ['writer', { membership: 'removed' }],
      ['writer', { expiresAt: soon }],
      ['reader', {}],
      ['reader', { status: 'archived' }],
    ] as const) {
      const { status = 'active', ...how } = more as { status?: 'active' | 'archived' }
      const person = await makePerson(server.service, { status })
      await join(server.service, person, north, { roles: [`organization:${role}`], ...how })
      people.push(person)
    }
    clock.forward(2)
    people.push(await makePerson(server.service))
    await join(server.service, people.at(-1)!, south, { roles: ['organization:chief'] })
  })
  afterAll(() => server?.stop())

  const get = async (who: number, path: string, scope = north) =>
    (await server.as(people[who]!.id))({ method: 'GET', url: `/api/v1/scopes/${scope.id}/${path}` })

  it('counts and lists the holders who can act, and nobody else', async () => {
    const { roles } = (await get(0, 'roles')).json()
    const counted = Object.fromEntries(roles.map(({ id, holders }: { id: string; holders: number }) => [id, holders]))
    expect(counted).toEqual({ chief: 1, writer: 1, reader: 1, machine: 0 })
    const { items } = (await get(0, 'roles/writer/holders')).json()
    expect(items.map(({ id }: { id: string }) => id)).toEqual([people[1]!.id])
  })

  it('lists for every permission exactly the people for whom a check says so, through every page', async () => {
    for (const permission of server.service.policy().scopeType('organization')!.permissions) {
      const listed: string[] = []
      let next: string | null = null
      do {
        const query: string = `permissions/${permission.id}/holders?limit=1${next ? `&after=${next}` : ''}`
        const page: { items: { id: string; held: string }[]; next: string | null } = (await get(0, query)).json()
        listed.push(...page.items.map(({ id, held }: { id: string; held: string }) => `${id} ${held}`))
        next = page.next
      } while (next)
      const checked: string[] = []
      for (const { id } of people) {
        const grants = (await server.service.grants.of(id))?.scopes.get(north.id)?.grants
        const answer = grants ? canOnSome(grants, permission) : 'never'
        if (answer !== 'never') checked.push(`${id} ${answer}`)
      }
      expect(listed.sort(), permission.id).toEqual(checked.sort())
    }
  })

  it('shows the menu as each role sees it', async () => {
    const { roles } = (await get(0, 'roles')).json()
    const menus = Object.fromEntries(roles.map((role: { id: string; menu: unknown[] }) => [role.id, role.menu.length]))
    expect(menus).toEqual({ chief: 1, writer: 1, reader: 1, machine: 0 })
  })

  it('is refused without the guard, and does not exist from another organization', async () => {
    expect((await get(5, 'roles')).statusCode).toBe(403)
    expect((await get(7, 'roles')).statusCode).toBe(404)
    expect((await get(7, 'roles/writer/holders')).statusCode).toBe(404)
    expect((await get(0, 'roles/keeper/holders')).statusCode).toBe(404)
    expect((await get(0, 'permissions/platform.keep/holders')).statusCode).toBe(404)
    expect((await server.inject({ method: 'GET', url: '/api/v1/roles' })).statusCode).toBe(401)
  })

  it('tells of a role what it may do to others, and of a scope type what guards what there', async () => {
    const other = await startTestServer({ blueprint: 'developer-portal', database, clock })
    const person = await makePerson(other.service)
    const response = await (await other.as(person.id))({ method: 'GET', url: '/api/v1/roles' })
    type Entry = { id: string; plural: string; roles: { id: string }[]; guards: { operation: string }[] }
    const types: Entry[] = response.json().scopeTypes
    const type = (id: string) => types.find((candidate) => candidate.id === id)!
    const role = (scopeType: string, id: string) => type(scopeType).roles.find((candidate) => candidate.id === id)
    // A4: only a transfer makes an owner.
    expect(role('developer-account', 'owner')).toMatchObject({
      ...{
        transfer: { permission: 'account.transfer', formerHolderBecomes: 'admin' },
        assigns: ['admin', 'developer', 'guest-developer'],
        manages: [],
        kept: false,
      },
    })
    // X3: the operator acts on people whose roles it cannot give.
    expect(role('platform', 'operator')).toMatchObject({
      manages: expect.arrayContaining(['organization:org-admin', 'developer-account:owner']),
    })
    expect(type('developer-account').plural).toBe('Developer accounts')
    const guards = Object.fromEntries(type('developer-account').guards.map((guard) => [guard.operation, guard]))
    expect(guards['members.disable']).toEqual({
      ...{ operation: 'members.disable', text: 'Disable and enable members', permissions: ['member.disable'] },
    })
    expect(guards['people.archive']).toMatchObject({ permissions: [] })
    await other.stop()
  })

  it('says the conditions in words: those of roles, and those of what is done with resources', async () => {
    const other = await startTestServer({ blueprint: 'starter', database, clock })
    const person = await makePerson(other.service)
    const response = await (await other.as(person.id))({ method: 'GET', url: '/api/v1/roles' })
    type Row = { id: string; conditions: unknown; actions: unknown }
    const rows: Row[] = response.json().scopeTypes.flatMap(({ permissions }: { permissions: Row[] }) => permissions)
    const row = (id: string) => rows.find((candidate) => candidate.id === id)!
    expect(row('project.update').actions).toEqual([
      { kind: 'project', kindLabel: 'Project', action: 'change', label: 'Edit', words: 'the project is not archived' },
    ])
    expect(row('project.update').conditions).toContainEqual({
      ...{ role: 'viewer', words: 'it is shared with them as Editor' },
    })
    expect(row('project.read')).toMatchObject({ conditions: [], actions: [{ action: 'read', words: null }] })
    await other.stop()
  })

  it.each([
    'developer-portal',
    'auth-dashboard',
    'ai-platform',
    'starter',
  ])('the catalogue of %s is its matrix, scope type by scope type', async (blueprint) => {
    const other = await startTestServer({ blueprint, database, clock })
    const person = await makePerson(other.service)
    const response = await (await other.as(person.id))({ method: 'GET', url: '/api/v1/roles' })
    expect(response.statusCode, response.body).toBe(200)
    const expected = matrix(compile(await loadBlueprint(blueprint)))
    type Row = { id: string; label: string; allow: string[]; conditional: string[] }
    const shown = Object.fromEntries(
      response
        .json()
        .scopeTypes.filter(({ id }: { id: string }) => id in expected.scopes)
        .map(({ id, permissions }: { id: string; permissions: Row[] }) => [
          id,
          permissions.map(({ id, label, allow, conditional }) => ({ id, label, allow, conditional })),
        ]),
    )
    expect(shown).toEqual(
      Object.fromEntries(Object.entries(expected.scopes).map(([id, { permissions }]) => [id, permissions])),
    )
    await other.stop()
  })
})
