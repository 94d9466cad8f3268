import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { serviceAccounts } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, type ServiceAccountId } from '../../ids.ts'
import { registerResource } from '../resources/service.ts'
import { decisionsBlueprint } from './decisions-blueprint.fixture.ts'

type Send = Awaited<ReturnType<TestServer['as']>>
interface Choice {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly detail: string
}

describeOnDatabases('whom and what one can ask about', ({ open }) => {
  let server: TestServer
  let north: MadeScope
  let south: MadeScope
  let team: MadeScope
  let asBoth: Send
  let asChief: Send
  const people: MadePerson[] = []
  const machines: string[] = []

  const person = async (name: string, scope: MadeScope | null, how: Parameters<typeof join>[3] = {}, more = {}) => {
    const made = await makePerson(server.service, { name, ...more })
    if (scope) await join(server.service, made, scope, how)
    people.push(made)
    return made
  }
  const machine = async (scope: MadeScope, name: string, role: string, ended = false) => {
    const id = newId<ServiceAccountId>(server.service.clock)
    const now = server.service.clock.now()
    await server.service.database.transact({ tenants: 'all', person: null }, (tx) =>
      tx.insert(serviceAccounts).values({
        ...{ id, scopeId: scope.id, tenantId: scope.tenantId, name, role, madeBy: 'test', createdAt: now },
        endedAt: ended ? now : null,
      }),
    )
    machines.push(id)
    return id
  }

  beforeAll(async () => {
    const database = await open()
    server = await startTestServer({ blueprint: decisionsBlueprint, database, clock: new MovingClock() })
    north = await makeScope(server.service, 'organization')
    south = await makeScope(server.service, 'organization')
    team = await makeScope(server.service, 'team', north)
    const chief = await person('Ána', north, { roles: ['organization:chief'] })
    const both = await person('Bo', north, { roles: ['organization:chief'] })
    await join(server.service, both, platform, { roles: ['platform:keeper'] })
    await person('ANATOLE', north, { membership: 'disabled' })
    await person('Anastasia', north, { membership: 'removed' })
    await person('Anders', north, {}, { status: 'archived' })
    await person('Anselm', team)
    await person('Ann of the team', team, {}, { status: 'blocked' })
    await person('Anja, once of the team', team, { membership: 'removed' })
    await person('علي', north)
    await person('Andrea of the south', south)
    await person('Anybody', null)
    await machine(north, 'Anchor', 'organization:machine')
    await machine(north, 'Anvil, ended', 'organization:machine', true)
    await machine(south, 'Antler', 'organization:machine')
    await machine(platform, 'Antenna', 'platform:robot')
    asChief = await server.as(chief.id)
    asBoth = await server.as(both.id)
  })
  afterAll(() => server?.stop())

  const subjects = async (send: Send, scope: string, query = ''): Promise<Choice[]> => {
    const response = await send({ method: 'GET', url: `/api/v1/scopes/${scope}/access/subjects?${query}` })
    expect(response.statusCode, response.body).toBe(200)
    return response.json().items
  }

  it('lists exactly those about whom an explanation is given', async () => {
    for (const [send, scope] of [
      [asChief, north.id],
      [asBoth, north.id],
      [asBoth, 'platform'],
    ] as const) {
      const permission = scope === 'platform' ? 'platform.keep' : 'doc.read'
      const answered: string[] = []
      for (const [key, ids] of [
        ['person', people.map(({ id }) => id as string)],
        ['serviceAccount', machines],
      ] as const) {
        for (const id of ids) {
          const url = `/api/v1/scopes/${scope}/access?${key}=${id}&permission=${permission}`
          if ((await send({ method: 'GET', url })).statusCode === 200) answered.push(id)
        }
      }
      const listed = (await subjects(send, scope)).map(({ id }) => id)
      expect(listed.sort(), scope).toEqual(answered.sort())
    }
  })

  it('finds people by the beginning of name or address, and machines by name, in the order of names', async () => {
    expect((await subjects(asChief, north.id, 'search=an')).map(({ name }) => name)).toEqual([
      ...['Anastasia', 'ANATOLE', 'Anchor', 'Anders', 'Anselm'],
    ])
    expect(await subjects(asBoth, north.id, 'search=ANCH')).toEqual([
      { kind: 'service-account', id: machines[0], name: 'Anchor', detail: 'Machine' },
    ])
    const [chief] = people
    expect(await subjects(asChief, north.id, `search=${encodeURIComponent(chief!.email)}`)).toEqual([
      { kind: 'person', id: chief!.id, name: 'Ána', detail: chief!.email },
    ])
    expect(await subjects(asBoth, 'platform', `search=${encodeURIComponent(chief!.email)}`)).toHaveLength(1)
    expect((await subjects(asChief, north.id, `search=${encodeURIComponent('عل')}`)).map(({ name }) => name)).toEqual([
      'علي',
    ])
    expect(await subjects(asChief, north.id, 'search=an&limit=2')).toHaveLength(2)
    expect(await subjects(asChief, north.id, 'search=%25')).toEqual([])
  })

  it('lists the resources of the scope by name and kind, with their owners and what can be done', async () => {
    const host = hostContext(server.service, 'demo')
    const [chief] = people
    const register = (scope: MadeScope, name: string, ownerId: MadePerson['id'] | null) =>
      registerResource(host, { kind: 'doc', scope, ownerId, name })
    const plan = await register(north, 'Plan', chief!.id)
    await register(north, 'Zeitplan', null)
    await register(north, '計画', null)
    await register(south, 'Plan of the south', null)
    const find = async (query: string) => {
      const url = `/api/v1/scopes/${north.id}/access/resources?${query}`
      return (await asChief({ method: 'GET', url })).json().items
    }
    expect(await find('search=PLA')).toEqual([
      {
        ...{ id: plan.id, kind: 'doc', kindLabel: 'Document', name: 'Plan', owner: { id: chief!.id, name: 'Ána' } },
        actions: [
          { id: 'read', label: 'Read', permission: 'doc.read' },
          { id: 'write', label: 'Write', permission: 'doc.write' },
        ],
      },
    ])
    expect((await find('kind=doc')).map(({ name }: { name: string }) => name)).toEqual(['Plan', 'Zeitplan', '計画'])
    expect(await find('kind=train')).toEqual([])
    expect(await find('limit=1')).toHaveLength(1)
  })

  it('X1: takes the guard that asking takes', async () => {
    const reader = await person('Reader', north, { roles: ['organization:reader'] })
    const send = await server.as(reader.id)
    for (const list of ['subjects', 'resources']) {
      const url = (scope: MadeScope) => `/api/v1/scopes/${scope.id}/access/${list}`
      expect((await send({ method: 'GET', url: url(north) })).statusCode).toBe(403)
      expect((await send({ method: 'GET', url: url(south) })).statusCode).toBe(404)
    }
  })
})
