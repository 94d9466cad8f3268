import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { apps } from '../../db/schema.ts'
import { join, makePerson, makeScope } from '../../http/world.fixture.ts'
import { anotherOrganization, type Marketplace, startMarketplace } from '../submissions/marketplace.fixture.ts'

describeOnDatabases('the app gallery', ({ open }) => {
  let market: Marketplace

  beforeAll(async () => {
    market = await startMarketplace(await open())
  })
  afterAll(() => market.server.stop())

  const gallery = async (person: { readonly id: string }, scope: string, query = '') =>
    (await market.get(person as never, `/api/v1/scopes/${scope}/gallery${query}`)).json()

  const publish = async (id: string, set: object) =>
    market.server.service.database.transact({ tenants: 'all', person: null }, (tx) =>
      tx
        .update(apps)
        .set({ state: 'published', publishedVersion: '2.0.0', ...set })
        .where(eq(apps.id, id as never)),
    )

  it('shows what is published for everybody with the account’s name, and what belongs to the own places', async () => {
    const { service } = market.server
    const theirs = await anotherOrganization(market, 'Minato')
    await publish((await market.app('Ampel')).id, { listed: true })
    await publish((await market.app('配達追跡', { account: theirs.account })).id, { listed: true })
    await publish((await market.app('Küche', { type: 'custom', belongsTo: market.product })).id, {})
    await publish(
      (await market.app('みなと', { type: 'custom', account: theirs.account, belongsTo: theirs.product })).id,
      {},
    )
    await market.app('Entwurf')

    const person = await market.person()
    const { items } = await gallery(person, market.organization.id)
    expect(items.map(({ name, by, belongsTo }: Record<string, unknown>) => [name, by, belongsTo])).toEqual([
      ['Ampel', 'developer-account', null],
      ['Küche', 'developer-account', { id: market.product.id, name: 'product-account' }],
      ['配達追跡', 'Minato Dev', null],
    ])
    expect(Object.keys(items[0]).toSorted()).toEqual([
      'belongsTo',
      'by',
      'description',
      'id',
      'name',
      'type',
      'version',
    ])

    const first = await gallery(person, market.organization.id, '?limit=1')
    const rest = await gallery(person, market.organization.id, `?limit=5&after=${first.next}`)
    expect([first.items[0].name, ...rest.items.map(({ name }: { name: string }) => name)]).toEqual([
      ...['Ampel', 'Küche', '配達追跡'],
    ])
    expect((await gallery(person, market.organization.id, '?search=K%C3%9C')).items).toHaveLength(1)

    // X8: the gallery of an organization is there for its own people only.
    expect((await gallery(person, theirs.organization.id)).status).toBe(404)
    const neighbour = await makePerson(service)
    await join(service, neighbour, theirs.organization, { roles: ['organization:org-user'] })
    const names = (await gallery(neighbour, theirs.organization.id)).items.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['Ampel', 'みなと', '配達追跡'])
  })

  it('A11: whoever changes the state of a product account is told first how many apps can then only be looked at', async () => {
    const { organization } = market
    const product = await makeScope(market.server.service, 'product-account', organization, 'Lager')
    await market.app('Eins', { type: 'custom', belongsTo: product })
    await market.app('Zwei', { type: 'custom', belongsTo: product })
    const operator = await market.operator()
    const { items } = (await market.get(operator, `/api/v1/scopes/${product.id}/statuses`)).json()
    expect(items.map(({ id, isNow, readOnlyApps }: Record<string, unknown>) => [id, isNow, readOnlyApps])).toEqual([
      ['trial', true, 0],
      ['active', false, 0],
      ['trial-expired', false, 2],
      ['suspended', false, 2],
    ])
    const own = await market.get(market.owner, `/api/v1/scopes/${product.id}/statuses`)
    expect(own.statusCode).toBeGreaterThanOrEqual(403)
  })
})
