import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import { MovingClock } from '../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../http/test-server.fixture.ts'
import { join, makePerson, makeScope } from '../http/world.fixture.ts'
import { namesOfHolders } from './role-holders.ts'

describeOnDatabases('whom to ask for help', ({ open }) => {
  const clock = new MovingClock()
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock })
  })
  afterAll(() => server.stop())

  it('X8: names only those whose role counts now, by name and no more than asked for', async () => {
    const { service } = server
    const scope = await makeScope(service, 'organization')
    const roles = ['organization:org-admin']
    const inAnHour = new Date(clock.now().getTime() + 3_600_000)
    await join(service, await makePerson(service, { name: 'Berta' }), scope, { roles })
    await join(service, await makePerson(service, { name: 'Anton' }), scope, { roles, expiresAt: inAnHour })
    await join(service, await makePerson(service, { name: 'Out' }), scope, { roles, membership: 'disabled' })
    await join(service, await makePerson(service, { name: 'Gone', status: 'archived' }), scope, { roles })
    await join(service, await makePerson(service, { name: 'Other' }), scope, { roles: ['organization:org-user'] })
    const ask = async (limit: number) => {
      const asked = { roles, now: clock.now(), limit }
      return service.database.read({ tenants: 'all', person: null }, async (tx) => {
        const inScope = await namesOfHolders(tx, { ...asked, within: { scopes: [scope.id] } })
        const inOrganization = await namesOfHolders(tx, { ...asked, within: { organization: scope.tenantId! } })
        expect(inOrganization).toEqual(inScope)
        return inScope.map(({ name }) => name)
      })
    }
    expect(await ask(5)).toEqual(['Anton', 'Berta'])
    expect(await ask(1)).toEqual(['Anton'])
    clock.forward(60)
    expect(await ask(5)).toEqual(['Berta'])
  })
})
