import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import type { MadeScope } from '../../http/world.fixture.ts'
import { newId, type ResourceId, type ScopeId } from '../../ids.ts'
import { auditCount } from '../audit/audit-count.fixture.ts'
import { type AppsWorld, startApps } from './apps.fixture.ts'

const sentence =
  'The product account of this custom app has expired or is suspended, so the app can only be looked at. Public apps are not affected.'

/** What changes an app, each with an app that is ready for it. */
const operations = ['update', 'upload', 'test', 'publish', 'retire', 'notes', 'delete'] as const

describeOnDatabases('A11: the state of the product account decides about custom apps', ({ open }) => {
  let world: AppsWorld
  let product: MadeScope
  let count = 0

  beforeAll(async () => {
    world = await startApps(await open())
    product = world.portal.product
  })
  afterAll(() => world?.portal.server.stop())

  async function asked(operation: (typeof operations)[number], belongsTo?: ScopeId) {
    count += 1
    const app = await world.makeApp(`App ${count}`, belongsTo)
    const drafted = await world.addVersion(
      app,
      '1.0.0',
      operation === 'publish' ? 'test' : operation === 'retire' ? 'published' : 'draft',
    )
    const version = `/${app}/versions/${drafted}`
    const ask = () => {
      const { developer, send } = world
      switch (operation) {
        case 'update':
          return send(developer, 'PATCH', `/${app}`, { description: 'Zeigt den Lagerstand' })
        case 'upload':
          return upload(app)
        case 'notes':
          return send(developer, 'PATCH', version, { releaseNotes: 'Neu' })
        case 'delete':
          return send(developer, 'DELETE', `/${app}`)
        default:
          return send(developer, 'POST', `${version}/${operation}`)
      }
    }
    return { app, ask }
  }

  /** No archive at all: whoever may upload is told that, and nobody else. */
  const upload = async (app: ResourceId) =>
    (await world.portal.server.as(world.developer.id))({
      ...{ method: 'POST', url: `${world.base}/${app}/versions`, payload: 'no archive' },
      headers: { 'content-type': 'application/zip' },
    })

  const allowed = { upload: [422], update: [200], notes: [204], delete: [204] } as Record<string, number[]>

  it.each(
    operations,
  )('%s: refused at once while it is suspended or expired, and possible again after it', async (operation) => {
    for (const status of ['suspended', 'trial-expired']) {
      await world.setStatus(product, 'active')
      const { app, ask } = await asked(operation, product.id)
      await world.setStatus(product, status)
      const events = await auditCount(world.service)
      const refused = await ask()
      expect(refused.statusCode, refused.body).toBe(403)
      expect(refused.json()).toMatchObject({ code: 'not-allowed', reason: 'condition', detail: sentence })
      expect(await auditCount(world.service)).toBe(events)
      expect((await world.send(world.developer, 'GET', `/${app}`)).json()).toMatchObject({
        may: ['read'],
        readOnly: sentence,
      })
      await world.setStatus(product, 'active')
      const again = await ask()
      expect(allowed[operation] ?? [200], again.body).toContain(again.statusCode)
    }
  })

  it.each(
    operations.filter((operation) => operation !== 'test' && operation !== 'publish'),
  )('%s: a public app of the same developer account stays manageable', async (operation) => {
    await world.setStatus(product, 'suspended')
    const { ask } = await asked(operation)
    const done = await ask()
    expect(allowed[operation] ?? [200], done.body).toContain(done.statusCode)
  })

  it('create: a custom app is made only for a product account that is open, a public one always', async () => {
    const make = (name: string, of: object) => world.send(world.developer, 'POST', '', { name, ...of })
    await world.setStatus(product, 'trial-expired')
    const refused = await make('Filialkasse', { type: 'custom', belongsTo: product.id })
    expect(refused.json()).toMatchObject({ status: 403, code: 'not-allowed', detail: sentence })
    expect((await make('Öffnungszeiten', { type: 'public' })).statusCode).toBe(201)
    const choices = async () =>
      (await world.portal.get(world.developer, `${world.base.slice(0, -5)}/app-types`)).json().items
    expect(await choices()).toMatchObject([
      { id: 'public', mayCreate: true, belongsTo: null },
      {
        id: 'custom',
        mayCreate: false,
        belongsTo: { items: [{ id: product.id, mayCreate: false, readOnly: sentence }] },
      },
    ])
    await world.setStatus(product, 'trial')
    expect((await make('Filialkasse', { type: 'custom', belongsTo: product.id })).statusCode).toBe(201)
    expect((await choices())[1]).toMatchObject({
      mayCreate: true,
      belongsTo: { items: [{ mayCreate: true, readOnly: null }] },
    })
  })

  it('the list, one app and OpenID AuthZEN say the same in every state, to every role', async () => {
    const { service, portal, developer, owner, send, decides } = world
    const ids = [await world.makeApp('Gleich öffentlich'), await world.makeApp('Gleich eigens', product.id)]
    const actions = [...service.policy().kinds.get('app')!.actions.keys()]
    const outsider = await portal.agent()
    for (const status of ['trial', 'active', 'trial-expired', 'suspended']) {
      await world.setStatus(product, status)
      for (const person of [owner, developer]) {
        const list = (await send(person, 'GET', '?search=gleich')).json().items as { id: string; may: string[] }[]
        for (const id of ids) {
          const { may } = (await send(person, 'GET', `/${id}`)).json()
          expect(list.find((app) => app.id === id)?.may, `${status} ${id}`).toEqual(may)
          const told = await Promise.all(actions.map((action) => decides(person, action, id)))
          expect(actions.filter((_, index) => told[index])).toEqual(may)
        }
      }
    }
    expect((await send(outsider, 'GET', `/${ids[1]}`)).statusCode).toBe(404)
    expect(await decides(outsider, 'read', ids[1]!)).toBe(false)
  })

  it('what whoever makes the app says about the state is not believed', async () => {
    await world.setStatus(product, 'suspended')
    const stray = { name: 'Trick', type: 'custom', 'product-account-status': 'active' }
    expect((await world.send(world.developer, 'POST', '', { ...stray, belongsTo: product.id })).statusCode).toBe(422)
    const nowhere = newId<ScopeId>(world.service.clock)
    for (const belongsTo of [nowhere, world.portal.account.id, world.portal.organization.id, undefined]) {
      const answer = await world.send(world.developer, 'POST', '', { name: 'Trick', type: 'custom', belongsTo })
      expect(answer.json()).toMatchObject({ code: 'invalid-input', errors: [{ field: 'belongsTo' }] })
    }
  })
})
