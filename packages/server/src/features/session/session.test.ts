import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'

describeOnDatabases('the session in one answer', ({ open }) => {
  let portal: TestServer
  let ai: TestServer
  beforeAll(async () => {
    portal = await startTestServer({ blueprint: 'developer-portal', database: await open() })
    ai = await startTestServer({ blueprint: 'ai-platform', database: await open() })
  })
  afterAll(async () => {
    await portal.stop()
    await ai.stop()
  })

  const newPerson = async (server: TestServer, ...places: [MadeScope, string[], ('disabled' | 'removed')?][]) => {
    const person = await makePerson(server.service)
    for (const [scope, roles, membership] of places)
      await join(server.service, person, scope, { roles, ...(membership && { membership }) })
    return person
  }
  const sessionOf = async (server: TestServer, person: MadePerson, into?: string) => {
    const ask = await server.as(person.id)
    return (await ask({ url: `/api/v1/session${into === undefined ? '' : `?into=${into}`}` })).json()
  }
  const organizationWithAccount = async () => {
    const organization = await makeScope(portal.service, 'organization')
    const account = await makeScope(portal.service, 'developer-account', organization)
    const owner = await makePerson(portal.service, { name: 'Ines Ødegård' })
    await join(portal.service, owner, organization, { roles: ['organization:org-user'] })
    await join(portal.service, owner, account, { roles: ['developer-account:owner'] })
    return { organization, account, owner }
  }

  it('tells scopes, roles, permissions and the menu of whoever is in', async () => {
    const { organization, account, owner } = await organizationWithAccount()
    const answer = await sessionOf(portal, owner)
    expect(answer.entry).toMatchObject({ state: 'in', scope: account.id, organization: organization.id, page: null })
    expect(answer.scopes).toMatchObject([
      { id: organization.id, type: 'organization', parent: null, roles: [{ key: 'organization:org-user' }] },
      { id: account.id, type: 'developer-account', parent: organization.id, roles: [{ label: 'Account Owner' }] },
    ])
    expect(answer.scopes[1].permissions).toContainEqual({ id: 'account.transfer', held: 'always' })
    expect(answer.menus).toMatchObject([{ scope: account.id, type: 'developer-account' }])
    const labels = answer.menus[0].sections.flatMap(({ items }: { items: { label: string }[] }) =>
      items.map(({ label }) => label),
    )
    expect(labels).toContain('User Management')
    expect(answer.complete).toBe(true)
  })

  it('A1, A2: without a developer account its admin is led to make one, and the others are told whom to ask', async () => {
    const organization = await makeScope(portal.service, 'organization')
    const admin = await makePerson(portal.service, { name: 'Bůh Štěpán' })
    await join(portal.service, admin, organization, { roles: ['organization:org-admin'] })
    const user = await newPerson(portal, [organization, ['organization:org-user']])
    expect((await sessionOf(portal, admin)).entry).toMatchObject({
      state: 'onboarding',
      organization: organization.id,
      scope: null,
    })
    expect((await sessionOf(portal, user)).entry).toMatchObject({
      state: 'page',
      page: { title: "You don't have an account" },
      ask: [{ name: 'Bůh Štěpán', role: expect.any(String) }],
      requestAccess: false,
    })
  })

  it('A5: the page goes by state: removed, disabled, product administrator, the rest, another organization', async () => {
    const { organization, account } = await organizationWithAccount()
    const product = await makeScope(portal.service, 'product-account', organization)
    const user: [MadeScope, string[]] = [organization, ['organization:org-user']]
    const removed = await newPerson(
      portal,
      user,
      [product, ['product-account:account-admin']],
      [account, [], 'removed'],
    )
    const disabled = await newPerson(portal, user, [account, ['developer-account:admin'], 'disabled'])
    const administrator = await newPerson(portal, user, [product, ['product-account:administrator']])
    const agent = await newPerson(portal, user, [product, ['product-account:agent']])
    for (const [person, title, words] of [
      [removed, "You don't have an account", 'You were removed'],
      [disabled, 'No Access', 'is disabled'],
      [administrator, 'No Access', 'administrator of a product account'],
      [agent, "You don't have an account", 'nobody has added you'],
    ] as const) {
      const { entry } = await sessionOf(portal, person)
      expect(entry).toMatchObject({ state: 'page', page: { title }, requestAccess: true })
      expect(entry.page.text).toContain(words)
      expect(entry.ask).toContainEqual({ name: 'Ines Ødegård', role: 'Account Owner' })
    }
    const { organization: elsewhere } = await organizationWithAccount()
    const stranger = await newPerson(portal, [elsewhere, ['organization:org-user']])
    const { entry } = await sessionOf(portal, stranger, account.id)
    expect(entry).toMatchObject({
      state: 'page',
      page: { title: "You don't have an account" },
      ask: [],
      requestAccess: false,
    })
    const unknown = await sessionOf(portal, stranger, '01960000-0000-7000-8000-000000000001')
    expect(unknown.entry).toEqual(entry)
  })

  it('A17: somebody of several organizations chooses one', async () => {
    const first = await organizationWithAccount()
    const second = await organizationWithAccount()
    const person = await newPerson(
      portal,
      [first.account, ['developer-account:developer']],
      [second.account, ['developer-account:admin']],
    )
    const answer = await sessionOf(portal, person, second.account.id)
    expect(answer.entry).toMatchObject({ state: 'in', scope: second.account.id })
    expect(answer.menus.map(({ scope }: { scope: string }) => scope).sort()).toEqual(
      [first.account.id, second.account.id].sort(),
    )
  })

  it('C1: the menu is that of the highest role, and the platform has no id on the wire', async () => {
    const menuOf = async (...roles: string[]) => {
      const answer = await sessionOf(ai, await newPerson(ai, [platform, roles]))
      expect(answer.menus).toMatchObject([{ scope: null, type: 'platform' }])
      expect(answer.scopes[0].id).toBe(null)
      return answer.menus[0].sections.map(({ section }: { section: string }) => section)
    }
    expect(await menuOf('app')).toEqual(['MAIN'])
    expect(await menuOf('app', 'developer')).toEqual(['MAIN', 'OPERATIONS', 'SUPPORT'])
    expect(await menuOf('app', 'developer', 'admin')).toEqual(['MAIN', 'OPERATIONS', 'ADMIN', 'SUPPORT'])
  })

  it('says that nothing changed, until something did', async () => {
    const person = await newPerson(ai, [platform, ['app']])
    const ask = await ai.as(person.id)
    const first = await ask({ url: '/api/v1/session' })
    const headers = { 'if-none-match': String(first.headers.etag) }
    const same = await ask({ url: '/api/v1/session', headers })
    expect([same.statusCode, same.body]).toEqual([304, ''])
    await join(ai.service, person, await makeScope(ai.service, 'organization'), { roles: ['organization:member'] })
    expect((await ask({ url: '/api/v1/session', headers })).statusCode).toBe(200)
  })
})
