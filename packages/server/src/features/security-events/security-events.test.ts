import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'

describeOnDatabases('security events', ({ open }) => {
  let server: TestServer
  let organization: MadeScope
  let account: MadeScope
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
    organization = await makeScope(server.service, 'organization')
    account = await makeScope(server.service, 'developer-account', organization)
  })
  afterAll(() => server.stop())

  it('X14: what somebody was refused in one scope is not told in another, nor to the platform', async () => {
    const { service } = server
    const developer = await makePerson(service, { password: 'correct horse battery' })
    await join(service, developer, organization, { roles: ['organization:org-user'] })
    await join(service, developer, account, { roles: ['developer-account:developer'] })
    const owner = await makePerson(service)
    await join(service, owner, account, { roles: ['developer-account:owner'] })
    const operator = await makePerson(service)
    await join(service, operator, platform, { roles: ['platform:operator'] })
    const asDeveloper = await server.as(developer.id)
    for (const scope of [organization, account]) {
      expect((await asDeveloper({ url: `/api/v1/scopes/${scope.id}/members` })).statusCode).toBe(403)
    }
    const eventsSeen = async (who: typeof owner, scope: string) => {
      const answer = await (await server.as(who.id))({
        url: `/api/v1/scopes/${scope}/security-events?person=${developer.id}`,
      })
      return answer.json().items.map((event: { kind: string; scope: string }) => [event.kind, event.scope])
    }
    expect(await eventsSeen(owner, account.id)).toEqual([['access.refused', account.id]])
    expect(await eventsSeen(operator, 'platform')).toEqual([])
    const wrong = { email: developer.email, password: 'wrong' }
    await server.inject({ method: 'POST', url: '/api/v1/sign-in', payload: wrong })
    expect(await eventsSeen(operator, 'platform')).toEqual([['sign-in.refused', null]])
  })
})
