import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { hostContext } from '../../host-context.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { platformId } from '../../ids.ts'
import { ensureStandingScopes, listChildren } from '../scopes/service.ts'

describeOnDatabases('adding an account that is not yet of the organization', ({ open }) => {
  let server: TestServer
  let team: MadeScope
  let organization: MadeScope

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'auth-dashboard', database: await open() })
    await ensureStandingScopes(server.service)
    const [there] = await listChildren(hostContext(server.service, 'demo'), {
      parent: platformId,
      type: 'team',
      limit: 1,
    })
    team = { id: there!.id, tenantId: null }
    organization = await makeScope(server.service, 'organization', team, '株式会社みなと')
  })
  afterAll(() => server.stop())

  const user = () => makePerson(server.service, { population: 'users' })
  async function teammate(role: string): Promise<MadePerson> {
    const made = await makePerson(server.service, { population: 'teammates' })
    await join(server.service, made, team, { roles: [`team:${role}`] })
    return made
  }
  async function add(actor: MadePerson, person: MadePerson) {
    const send = await server.as(actor.id)
    return send({
      method: 'POST',
      url: `/api/v1/scopes/${organization.id}/members`,
      payload: { person: person.id, roles: ['organization:member'] },
    })
  }

  it('B4: who manages membership and sees all users adds one who belongs to no organization yet', async () => {
    const person = await user()
    expect((await add(await teammate('customer-management'), person)).statusCode).toBe(201)
    const send = await server.as(person.id)
    const { scopes } = (await send({ method: 'GET', url: '/api/v1/session' })).json()
    expect(scopes.map(({ id }: { id: string }) => id)).toContain(organization.id)
  })

  it('B4, C10: an administrator of the organization alone finds nobody outside it', async () => {
    const owner = await user()
    await join(server.service, owner, organization, { roles: ['organization:owner'] })
    expect((await add(owner, await user())).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('B15: who may not manage membership is refused, whomever they see', async () => {
    expect((await add(await teammate('developer'), await user())).statusCode).toBe(403)
  })

  it('B2: a teammate never becomes a member of an organization, being of the other population', async () => {
    expect((await add(await teammate('owner'), await teammate('member'))).statusCode).toBe(404)
  })
})
