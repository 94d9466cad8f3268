import { catalogue, loadBlueprint } from '@portreeve/blueprints'
import type { Blueprint, MenuItem as BlueprintMenuItem } from '@portreeve/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import type { MenuItem } from './menu-item.ts'

interface Menu {
  readonly scope: string | null
  readonly sections: readonly { readonly items: readonly MenuItem[] }[]
}

async function menusFor(server: TestServer, person: MadePerson): Promise<readonly Menu[]> {
  const ask = await server.as(person.id)
  return (await ask({ url: '/api/v1/session' })).json().menus
}

function leavesOf(menu: Menu | undefined): readonly MenuItem[] {
  const walk = (items: readonly MenuItem[]): readonly MenuItem[] =>
    items.flatMap((item) => (item.items ? walk(item.items) : [item]))
  return walk((menu?.sections ?? []).flatMap(({ items }) => items))
}

/** Where the entries of a menu lead, by id. */
function leads(menu: Menu | undefined): Readonly<Record<string, readonly [page: unknown, scope: unknown]>> {
  return Object.fromEntries(leavesOf(menu).map(({ id, page, scope }) => [id, [page, scope]]))
}

/** The developer portal with a menu of one's own. */
async function portalWith(...items: readonly BlueprintMenuItem[]): Promise<Blueprint> {
  const blueprint = await loadBlueprint('developer-portal')
  return { ...blueprint, menu: { ...blueprint.menu, sections: [{ items }] } }
}

describeOnDatabases('where the entries of a menu lead', ({ open }) => {
  const servers: TestServer[] = []
  const start = async (blueprint: string | Blueprint, hostPages: Readonly<Record<string, string>> = {}) => {
    const server = await startTestServer({ blueprint, database: await open(), config: { hostPages } })
    servers.push(server)
    return server
  }
  afterAll(async () => {
    for (const server of servers) await server.stop()
  })
  const member = async ({ service }: TestServer, ...places: readonly (readonly [MadeScope, string])[]) => {
    const person = await makePerson(service)
    for (const [scope, role] of places) await join(service, person, scope, { roles: [role] })
    return person
  }
  const organizationWithAccount = async ({ service }: TestServer) => {
    const organization = await makeScope(service, 'organization')
    return { organization, account: await makeScope(service, 'developer-account', organization) }
  }

  it('C13: to a page of the console in the scope that it is about, or to what is told about a page of the host’s', async () => {
    const portal = await start('developer-portal')
    const { organization, account } = await organizationWithAccount(portal)
    const owner = await member(portal, [organization, 'organization:org-user'], [account, 'developer-account:owner'])
    const [menu] = await menusFor(portal, owner)
    expect(leads(menu)).toEqual({
      apps: ['apps', account.id],
      tokens: ['tokens', account.id],
      members: ['members', account.id],
      account: ['details', account.id],
      audit: ['audit', account.id],
      reviews: ['reviews', account.id],
      organization: ['home', organization.id],
    })
  })

  it('the users of a product are in the scope that keeps their accounts, its organizations in the one above them', async () => {
    const dashboard = await start('auth-dashboard')
    const team = await makeScope(dashboard.service, 'team')
    const [menu] = await menusFor(dashboard, await member(dashboard, [team, 'team:read-only']))
    expect(leads(menu)).toMatchObject({
      users: ['people', team.id],
      organizations: ['scopes', team.id],
      audit: ['audit', team.id],
      'team-members': ['members', team.id],
    })
  })

  it('the platform has no id, entries below others lead somewhere, and those above them nowhere', async () => {
    const ai = await start('ai-platform')
    const [menu] = await menusFor(ai, await member(ai, [platform, 'platform:admin']))
    expect(leads(menu)).toMatchObject({
      dashboard: ['home', null],
      users: ['people', null],
      'governance-audit-log': ['audit', null],
      'governance-policies': [null, null],
    })
    const governance = menu?.sections[0]?.items.find(({ id }) => id === 'governance')
    expect(governance).toEqual({ id: 'governance', label: 'Governance', items: expect.any(Array) })
  })

  it('C13: to the application’s own page where its address is known, with the place that it is about', async () => {
    const portal = await start(
      await portalWith(
        { id: 'costs', label: 'Costs', permission: 'app.read' },
        { id: 'plans', label: 'Plans', permission: 'app.read' },
      ),
      { costs: 'https://app.example.com/{scope}/costs?of={scope}' },
    )
    const { account } = await organizationWithAccount(portal)
    const [menu] = await menusFor(portal, await member(portal, [account, 'developer-account:developer']))
    const [costs, plans] = leavesOf(menu)
    expect(costs).toMatchObject({
      ...{ page: null, scope: account.id },
      address: `https://app.example.com/${account.id}/costs?of=${account.id}`,
    })
    expect(plans).not.toHaveProperty('address')
  })

  it('C13: promises no page that is refused', async () => {
    const portal = await start(
      await portalWith({ id: 'people', label: 'People', permission: 'account.read', page: 'members' }),
    )
    const { account } = await organizationWithAccount(portal)
    const [developers] = await menusFor(portal, await member(portal, [account, 'developer-account:developer']))
    expect(leads(developers)).toEqual({ people: [null, account.id] })
    const [admins] = await menusFor(portal, await member(portal, [account, 'developer-account:admin']))
    expect(leads(admins)).toEqual({ people: ['members', account.id] })
  })

  it('two entries for the same page of two scope types lead to the scopes whose guards they name', async () => {
    const portal = await start(
      await portalWith(
        { id: 'company', label: 'Company', permission: 'organization.members', page: 'members' },
        { id: 'team', label: 'Team', permission: 'member.read', page: 'members' },
        { id: 'both', label: 'Both', permission: 'organization.read', page: 'members' },
      ),
    )
    const { organization, account } = await organizationWithAccount(portal)
    const person = await member(portal, [organization, 'organization:org-admin'], [account, 'developer-account:admin'])
    expect(leads((await menusFor(portal, person))[0])).toEqual({
      company: ['members', organization.id],
      team: ['members', account.id],
      // Neither is guarded by the entry's own permission, so it is the nearest.
      both: ['members', account.id],
    })
  })

  it('X8: leads on to another scope of the organization or to the platform, never into another organization', async () => {
    const portal = await start(
      await portalWith({ id: 'people', label: 'People', permission: 'app.read', page: 'members' }),
    )
    const here = await organizationWithAccount(portal)
    const elsewhere = await organizationWithAccount(portal)
    const person = await member(
      portal,
      [here.account, 'developer-account:developer'],
      [elsewhere.account, 'developer-account:owner'],
    )
    const menuHere = async () => (await menusFor(portal, person)).find(({ scope }) => scope === here.account.id)
    expect(leads(await menuHere())).toEqual({ people: [null, here.account.id] })
    const product = await makeScope(portal.service, 'product-account', here.organization)
    await join(portal.service, person, product, { roles: ['product-account:account-admin'] })
    expect(leads(await menuHere())).toEqual({ people: ['members', product.id] })
  })

  it('whoever is in no scope of the menu is led to what they hold elsewhere', async () => {
    const portal = await start('developer-portal')
    const first = await makeScope(portal.service, 'organization')
    const [menu] = await menusFor(portal, await member(portal, [first, 'organization:org-user']))
    expect([menu?.scope, leads(menu)]).toEqual([null, { organization: ['home', first.id] }])
  })

  describe.each(catalogue)('in %s', (blueprint) => {
    let server: TestServer
    beforeAll(async () => {
      server = await start(blueprint)
    })

    it('C13: every page that a menu promises is open to every role that it is promised to', async () => {
      const policy = server.service.policy()
      const chain: MadeScope[] = [platform]
      for (const type of [...policy.scopeType(policy.blueprint.menu.scope)!.path].reverse().slice(1))
        chain.push(await makeScope(server.service, type, chain.at(-1)))
      let promised = 0
      for (const role of policy.scopeType(policy.blueprint.menu.scope)!.roles) {
        const person = await member(server, [chain.at(-1)!, role.key])
        const ask = await server.as(person.id)
        for (const { page, scope } of (await menusFor(server, person)).flatMap(leavesOf)) {
          if (!page) continue
          promised += 1
          const place = (await ask({ url: `/api/v1/session/scopes/${scope ?? 'platform'}` })).json()
          const list = lists[page]
          if (list === undefined) expect(place.operations).toContain('tokens.create')
          else expect((await ask({ url: `/api/v1/scopes/${scope ?? 'platform'}/${list}` })).statusCode).toBe(200)
        }
      }
      expect(promised).toBeGreaterThan(0)
    })
  })
})

/** What the pages that the catalogue's menus name are made of. */
const lists: Readonly<Record<string, string>> = {
  home: 'summary',
  members: 'members',
  people: 'people',
  scopes: 'children',
  audit: 'audit-events',
  'members-sign-in': 'sign-in-settings/members',
  'members-second-factor': 'second-factor/members',
  'people-sign-in': 'sign-in-settings/people',
  'people-second-factor': 'second-factor/people',
}
