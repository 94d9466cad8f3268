import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../http/world.fixture.ts'

describeOnDatabases('looking at a place as one of its roles', ({ open }) => {
  let portal: TestServer
  beforeAll(async () => {
    portal = await startTestServer({ blueprint: 'developer-portal', database: await open() })
  })
  afterAll(() => portal.stop())

  const place = async () => {
    const organization = await makeScope(portal.service, 'organization')
    const account = await makeScope(portal.service, 'developer-account', organization)
    const people: Record<string, MadePerson> = {}
    for (const role of ['owner', 'admin', 'developer']) {
      const person = await makePerson(portal.service)
      await join(portal.service, person, organization, { roles: ['organization:org-admin'] })
      await join(portal.service, person, account, { roles: [`developer-account:${role}`] })
      people[role] = person
    }
    return { organization, account, people }
  }
  const through = (role: string, scope: MadeScope) => ({ 'portreeve-view-as': `developer-account:${role}@${scope.id}` })

  it('answers with what both may see: menu, permissions, pages', async () => {
    const { organization, account, people } = await place()
    const [admin, developer] = [await portal.as(people.admin!.id), await portal.as(people.developer!.id)]
    const headers = through('developer', account)
    const seen = (await admin({ url: '/api/v1/session', headers })).json()
    const own = (await developer({ url: '/api/v1/session' })).json()
    const permissions = (session: typeof own) =>
      session.scopes.find(({ id }: { id: string }) => id === account.id).permissions
    expect(permissions(seen)).toEqual(permissions(own))
    expect(seen).toMatchObject({ person: { id: people.admin!.id }, entry: { state: 'in', scope: account.id } })
    expect(seen.viewAs).toEqual({
      scope: account.id,
      role: { key: 'developer-account:developer', id: 'developer', label: 'Developer' },
    })
    expect(seen.scopes.map(({ id }: { id: string }) => id)).toEqual([account.id])
    expect(own.viewAs).toBeNull()
    const labels = (session: typeof own) =>
      session.menus[0].sections[0].items.map(({ label }: { label: string }) => label)
    expect(labels(seen)).toEqual(['Apps', 'API tokens', 'Account details'])

    expect((await admin({ url: `/api/v1/scopes/${account.id}/members`, headers })).statusCode).toBe(403)
    expect((await admin({ url: `/api/v1/scopes/${organization.id}/members`, headers })).statusCode).toBe(404)
    expect((await admin({ url: `/api/v1/scopes/${account.id}/members` })).statusCode).toBe(200)
  })

  it('never shows more than the viewer may see', async () => {
    const { account, people } = await place()
    const admin = await portal.as(people.admin!.id)
    const { scopes } = (await admin({ url: '/api/v1/session', headers: through('owner', account) })).json()
    const held = scopes[0].permissions.map(({ id }: { id: string }) => id)
    expect(held).toContain('member.read')
    expect(held).not.toContain('account.transfer')
  })

  it('changes nothing, and counts as nobody’s use of a permission', async () => {
    const { account, people } = await place()
    const owner = await portal.as(people.owner!.id)
    const headers = through('admin', account)
    const url = `/api/v1/scopes/${account.id}/members/${people.developer!.id}/disable`
    const refused = await owner({ method: 'POST', url, headers })
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'view-only'])
    const signOut = await owner({ method: 'POST', url: '/api/v1/sign-out', headers })
    expect(signOut.json().code).toBe('view-only')
    expect((await owner({ url: `/api/v1/scopes/${account.id}/members/${people.developer!.id}` })).json().status).toBe(
      'active',
    )
  })

  it('is for whoever reads roles there, through a role that is there', async () => {
    const { account, people } = await place()
    const elsewhere = await place()
    const ask = async (person: MadePerson | undefined, header: string) => {
      const answer = await (await portal.as(person!.id))({
        url: '/api/v1/session',
        headers: { 'portreeve-view-as': header },
      })
      return [answer.statusCode, answer.json().code]
    }
    const over = [409, 'view-not-possible']
    expect(await ask(people.developer, `developer-account:developer@${account.id}`)).toEqual(over)
    expect(await ask(people.owner, `developer-account:developer@${elsewhere.account.id}`)).toEqual(over)
    expect(await ask(people.owner, `developer-account:nobody@${account.id}`)).toEqual(over)
    expect(await ask(people.owner, `organization:org-user@${account.id}`)).toEqual(over)
    expect(await ask(people.owner, 'anything')).toEqual([404, 'not-found'])
  })
})
