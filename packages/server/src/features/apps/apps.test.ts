import { afterAll, beforeAll, expect, it } from 'vitest'
import { appSubmissions, apps, appVersions } from '../../db/app-schema.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { resources } from '../../db/schema.ts'
import { join, makePerson, makeScope } from '../../http/world.fixture.ts'
import { newId, type ResourceId } from '../../ids.ts'
import { lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type AppsWorld, startApps } from './apps.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('apps', ({ open, kind }) => {
  let world: AppsWorld

  beforeAll(async () => {
    world = await startApps(await open())
  })
  afterAll(() => world?.portal.server.stop())

  const act = (version: string, what: string, app: string) =>
    world.send(world.developer, 'POST', `/${app}/versions/${version}/${what}`)

  it('X7: are made with any name, once in an account', async () => {
    const made = await world.send(world.developer, 'POST', '', {
      name: ' Größe & Maß  ',
      type: 'public',
      description: 'Misst',
    })
    expect(made.statusCode, made.body).toBe(201)
    expect(made.json()).toMatchObject({
      ...{ name: 'Größe & Maß', type: 'public', description: 'Misst', state: 'empty', latestVersion: null },
      ...{ belongsTo: null, owner: { id: world.developer.id }, readOnly: null },
      may: ['read', 'create', 'update', 'upload', 'test', 'publish', 'submit', 'delete'],
    })
    expect(await lastAuditEvent(world.service)).toMatchObject({
      action: 'app.created',
      targetKind: 'app',
      targetId: made.json().id,
    })
    const twice = await world.send(world.developer, 'POST', '', { name: 'GRÖSSE & MASS', type: 'public' })
    expect(twice.json()).toMatchObject({ code: 'conflict', errors: [{ field: 'name' }] })
    const other = await world.makeApp('Anders')
    const renamed = await world.send(world.developer, 'PATCH', `/${other}`, { name: 'größe & maß' })
    expect(renamed.statusCode).toBe(409)
    expect((await world.send(world.developer, 'POST', '', { name: 'A\u202eB', type: 'public' })).statusCode).toBe(422)
    expect((await world.send(world.developer, 'POST', '', { name: 'A', type: 'secret' })).json()).toMatchObject({
      errors: [{ field: 'type' }],
    })
  })

  it('are listed by name and by their last change, page by page, and found by the beginning of the name', async () => {
    const organization = await makeScope(world.service, 'organization', undefined, 'Liste')
    const place = await makeScope(world.service, 'developer-account', organization)
    const person = await makePerson(world.service)
    await join(world.service, person, organization, { roles: ['organization:org-user'] })
    await join(world.service, person, place, { roles: ['developer-account:developer'] })
    for (const name of ['Ufer', 'Äther', 'Boje', 'boot', 'Zoll']) {
      const made = await world.send(person, 'POST', '', { name, type: 'public' }, place)
      expect(made.statusCode, made.body).toBe(201)
      world.portal.clock.forward(1)
    }
    const walk = async (query: string) => {
      const names: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const page: { items: { name: string }[]; next: string | null } = (
          await world.send(person, 'GET', `?limit=2&${query}${next && `&after=${next}`}`, undefined, place)
        ).json()
        names.push(...page.items.map(({ name }) => name))
        next = page.next
      }
      return names
    }
    expect(await walk('sort=name')).toEqual(['Boje', 'boot', 'Ufer', 'Zoll', 'Äther'])
    expect(await walk('sort=changed')).toEqual(['Zoll', 'boot', 'Boje', 'Äther', 'Ufer'])
    expect(await walk('search=BO')).toEqual(['Boje', 'boot'])
    expect(await walk('state=published')).toEqual([])
    expect(await walk('type=public&search=z')).toEqual(['Zoll'])
    const stray = await world.send(
      person,
      'GET',
      `?sort=changed&after=${Buffer.from(`["x","${person.id}"]`).toString('base64url')}`,
      undefined,
      place,
    )
    expect(stray.statusCode).toBe(422)
    // Another account's app is not there, whoever asks.
    const foreign = await world.makeApp('Fremd')
    expect((await world.send(person, 'GET', `/${foreign}`, undefined, place)).statusCode).toBe(404)
    expect((await world.send(person, 'GET', `/${foreign}`)).statusCode).toBe(404)
  })

  it('A14: a custom app is tested, then published: a second under test sends the first back, a fourth published retires the oldest', async () => {
    const app = await world.makeApp('Küchenplaner', world.portal.product.id)
    const ids: string[] = []
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '2.0.0', '2.0.1']) {
      ids.push(await world.addVersion(app, version))
      world.portal.clock.forward(1)
    }
    const direct = await act(ids[0]!, 'publish', app)
    expect(direct.json()).toMatchObject({
      code: 'conflict',
      detail: 'This version is a draft. That is possible while it is under test.',
    })
    for (const id of ids.slice(0, 3)) {
      expect((await act(id, 'test', app)).statusCode).toBe(200)
      expect((await act(id, 'publish', app)).json()).toEqual({ retired: [], backToDraft: [] })
      world.portal.clock.forward(1)
    }
    await act(ids[3]!, 'test', app)
    expect((await act(ids[4]!, 'test', app)).json()).toEqual({ retired: [], backToDraft: ['2.0.0'] })
    expect((await act(ids[4]!, 'publish', app)).json()).toEqual({ retired: ['1.0.0'], backToDraft: [] })
    expect(await lastAuditEvent(world.service)).toMatchObject({
      ...{ action: 'app.version-published', targetId: app },
      after: { version: '2.0.1', retired: ['1.0.0'] },
    })
    expect(await world.states(app)).toEqual([
      '2.0.1 published',
      '2.0.0 draft',
      '1.2.0 published',
      '1.1.0 published',
      '1.0.0 retired',
    ])
    expect((await world.send(world.developer, 'GET', `/${app}`)).json()).toMatchObject({
      state: 'published',
      publishedVersion: '2.0.1',
    })
    expect((await act(ids[4]!, 'retire', app)).statusCode).toBe(200)
    expect((await world.send(world.developer, 'GET', `/${app}`)).json()).toMatchObject({ publishedVersion: '1.2.0' })
  })

  it.runIf(kind === 'postgresql')(
    'A14: two versions published at the same moment leave no more than the limit',
    async () => {
      const app = await world.makeApp('Gleichzeitig', world.portal.product.id)
      for (const version of ['1.0.0', '1.1.0', '1.2.0']) await world.addVersion(app, version, 'published')
      const both = [await world.addVersion(app, '2.0.0', 'test'), await world.addVersion(app, '2.1.0', 'test')]
      const answers = await Promise.all(both.map((id) => act(id, 'publish', app)))
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
      expect((await world.states(app)).filter((state) => state.endsWith('published'))).toHaveLength(3)
    },
  )

  it('A14: a public app is not published but by a review, and is not put under test', async () => {
    const app = await world.makeApp('Öffentlich')
    const id = await world.addVersion(app, '1.0.0')
    expect((await act(id, 'publish', app)).json()).toMatchObject({
      detail: 'Apps of this type are reviewed before they are published: submit the version for review.',
    })
    expect((await act(id, 'test', app)).statusCode).toBe(409)
    const { versions } = (await world.send(world.developer, 'GET', `/${app}`)).json()
    expect(versions[0].may).toEqual(['edit-notes', 'submit', 'download'])
  })

  it('A14: every step is in the activity of the app, which whoever sees the app can read, without addresses', async () => {
    const app = await world.makeApp('Verlauf', world.portal.product.id)
    const id = await world.addVersion(app, '1.0.0')
    await world.send(world.developer, 'PATCH', `/${app}/versions/${id}`, { releaseNotes: 'Erste Fassung' })
    await act(id, 'test', app)
    await act(id, 'publish', app)
    await world.send(world.owner, 'PATCH', `/${app}`, { name: 'Verlauf 2' })
    const first = (await world.send(world.developer, 'GET', `/${app}/activity?limit=2`)).json()
    const rest = (await world.send(world.developer, 'GET', `/${app}/activity?after=${first.next}`)).json()
    const items = [...first.items, ...rest.items]
    expect(items.map(({ action }) => action)).toEqual([
      ...['app.updated', 'app.version-published', 'app.version-tested', 'app.updated', 'app.created'],
    ])
    expect(items[0]).toMatchObject({
      actor: { id: world.owner.id, name: expect.any(String) },
      details: { name: 'Verlauf 2', nameBefore: 'Verlauf' },
    })
    expect(JSON.stringify(items)).not.toContain('127.0.0.1')
    expect(rest.next).toBe(null)
  })

  it('are deleted with everything, but not while a version is in review', async () => {
    const app = await world.makeApp('Weg')
    const version = await world.addVersion(app, '1.0.0', 'in-review')
    const refused = await world.send(world.developer, 'DELETE', `/${app}`)
    expect(refused.json()).toMatchObject({ code: 'conflict' })
    await submit(app, version, world.developer.id)
    await world.service.database.transact(everywhere, (tx) => tx.update(appVersions).set({ state: 'rejected' }))
    expect((await world.send(world.developer, 'DELETE', `/${app}`)).statusCode).toBe(204)
    expect(await traces(app)).toEqual([])
    expect((await world.send(world.developer, 'GET', `/${app}`)).statusCode).toBe(404)
  })

  it('X10: what somebody leaves who goes is handed over or deleted, an app with all that it consists of', async () => {
    const leave = async (belongings: object) => {
      const leaver = await world.portal.person('developer')
      const app = await world.makeApp(`Von ${leaver.id}`, undefined, leaver)
      await submit(app, await world.addVersion(app, '1.0.0', 'in-review'), leaver.id)
      const path = `/api/v1/scopes/${world.portal.account.id}/members/${leaver.id}/remove`
      expect((await world.portal.post(world.owner, path)).json()).toMatchObject({ code: 'belongings-undecided' })
      const done = await world.portal.post(world.owner, path, { belongings })
      expect(done.statusCode, done.body).toBe(200)
      return app
    }
    const handed = await leave({ what: 'transfer', to: world.developer.id })
    expect((await world.send(world.developer, 'GET', `/${handed}`)).json()).toMatchObject({
      owner: { id: world.developer.id },
    })
    expect(await traces(await leave({ what: 'delete' }))).toEqual([])
    const kept = await leave({ what: 'keep' })
    expect((await world.send(world.owner, 'GET', `/${kept}`)).statusCode).toBe(200)
  })

  async function submit(
    app: ResourceId,
    versionId: Awaited<ReturnType<AppsWorld['addVersion']>>,
    submittedBy: typeof world.developer.id,
  ) {
    const { clock, database } = world.service
    const id = newId<ResourceId>(clock)
    const { tenantId } = world.portal.account
    await database.transact(everywhere, async (tx) => {
      await tx.insert(resources).values({
        ...{ id, kind: 'submission', scopeId: world.portal.account.id, tenantId, ownerId: null },
        ...{ name: 'Weg 1.0.0', nameKey: 'weg 1.0.0', attributes: { 'app-type': 'public' }, createdAt: clock.now() },
      })
      await tx.insert(appSubmissions).values({
        ...{ id, appId: app, versionId, tenantId, sha256: '0'.repeat(64), state: 'waiting' },
        ...{ submittedBy, submittedAt: clock.now() },
      })
    })
  }

  /** What is left of an app in any table. */
  async function traces(id: ResourceId): Promise<string[]> {
    return world.service.database.read(everywhere, async (tx) => [
      ...(await tx.select().from(apps)).filter((row) => row.id === id).map(() => 'app'),
      ...(await tx.select().from(appVersions)).filter((row) => row.appId === id).map(() => 'version'),
      ...(await tx.select().from(appSubmissions)).filter((row) => row.appId === id).map(() => 'submission'),
      ...(await tx.select().from(resources)).filter((row) => row.id === id).map(() => 'resource'),
    ])
  }
})
