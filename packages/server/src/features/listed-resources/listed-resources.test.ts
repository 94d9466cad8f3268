import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startThings, type ThingsWorld } from './things.fixture.ts'

describeOnDatabases('things that people own', ({ open }) => {
  let world: ThingsWorld

  beforeAll(async () => {
    world = await startThings(await open(), 'multi')
  })
  afterAll(() => world?.server.stop())

  it('C12: what somebody makes is theirs and nobody else’s', async () => {
    const [maker, colleague] = [await world.developer(), await world.developer()]
    const made = await world.send(maker, 'POST', '/resources/project', { name: 'Größe', description: 'Für alle' })
    expect(made.json()).toMatchObject({
      ...{ name: 'Größe', description: 'Für alle', owner: { id: maker.id }, organization: { id: world.harbour.id } },
      ...{ relation: null, sharing: { people: 0, organization: false }, version: 1, transfer: null, shares: [] },
      may: ['read', 'change', 'share', 'transfer', 'delete'],
    })
    const list = await world.send(maker, 'GET', '/resources/project')
    expect(list.json()).toMatchObject({ mayCreate: true, whyNot: null, kind: { plural: 'Projects' } })
    expect(list.json().items.map(({ id }: { id: string }) => id)).toEqual([made.json().id])
    expect((await world.send(colleague, 'GET', '/resources/project')).json().items).toEqual([])
    expect((await world.send(colleague, 'GET', `/resources/project/${made.json().id}`)).statusCode).toBe(404)
  })
})
