import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'

const nothing = { changeRole: false, disable: false, enable: false, remove: false, transfer: false }
const acts = { ...nothing, changeRole: true, disable: true, remove: true }

describeOnDatabases('what one may do about each member', ({ open }) => {
  let server: TestServer
  let account: MadeScope
  const people: Record<string, MadePerson> = {}

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
    const organization = await makeScope(server.service, 'organization')
    account = await makeScope(server.service, 'developer-account', organization)
    for (const role of ['owner', 'admin', 'developer']) {
      const made = await makePerson(server.service, { name: role })
      await join(server.service, made, organization, { roles: ['organization:org-user'] })
      await join(server.service, made, account, { roles: [`developer-account:${role}`] })
      people[role] = made
    }
  })
  afterAll(() => server.stop())

  const asked = async (role: string) => {
    const send = await server.as(people[role]!.id)
    const { items } = (await send({ method: 'GET', url: `/api/v1/scopes/${account.id}/members` })).json()
    return Object.fromEntries(items.map((item: { name: string; may: object }) => [item.name, item.may]))
  }

  it('X2: acts on those whose roles one reaches; the owner hands their role on to whoever can sign in (A4)', async () => {
    expect(await asked('owner')).toMatchObject({
      admin: { ...acts, transfer: true },
      developer: { ...acts, transfer: true },
    })
    expect(await asked('admin')).toMatchObject({ owner: nothing, developer: acts })
  })

  it('X4: nothing about oneself, where the one role that one has looks after others', async () => {
    expect((await asked('owner')).owner).toEqual(nothing)
    expect((await asked('admin')).admin).toEqual(nothing)
  })

  it('A10: who is disabled is enabled, and not disabled again', async () => {
    const send = await server.as(people.admin!.id)
    const url = `/api/v1/scopes/${account.id}/members/${people.developer!.id}`
    await send({ method: 'POST', url: `${url}/disable` })
    expect((await send({ method: 'GET', url })).json().may).toEqual({ ...acts, disable: false, enable: true })
    await send({ method: 'POST', url: `${url}/enable` })
  })
})
