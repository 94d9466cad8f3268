import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { serviceAccounts } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, type ServiceAccountId } from '../../ids.ts'
import { decisionsBlueprint } from './decisions-blueprint.fixture.ts'

type Send = Awaited<ReturnType<TestServer['as']>>

describeOnDatabases('explanations about machines', ({ open }) => {
  let server: TestServer
  let north: MadeScope
  let south: MadeScope
  let chief: MadePerson
  let asChief: Send
  let asBoth: Send

  const member = async (scope: MadeScope, role: string, name: string) => {
    const person = await makePerson(server.service, { name })
    await join(server.service, person, scope, { roles: [role] })
    return person
  }
  const machine = async (scope: MadeScope, role: string, ended = false): Promise<ServiceAccountId> => {
    const id = newId<ServiceAccountId>(server.service.clock)
    const now = server.service.clock.now()
    await server.service.database.transact({ tenants: 'all', person: null }, (tx) =>
      tx.insert(serviceAccounts).values({
        ...{ id, scopeId: scope.id, tenantId: scope.tenantId, name: 'Nightly', role, madeBy: 'test', createdAt: now },
        endedAt: ended ? now : null,
      }),
    )
    return id
  }

  beforeAll(async () => {
    const database = await open()
    server = await startTestServer({ blueprint: decisionsBlueprint, database, clock: new MovingClock() })
    north = await makeScope(server.service, 'organization')
    south = await makeScope(server.service, 'organization')
    chief = await member(north, 'organization:chief', 'Jürgen')
    // Manages machines as well, but cannot give a writer's role.
    await member(north, 'organization:writer', 'Žofia')
    asChief = await server.as(chief.id)
    const both = await member(north, 'organization:chief', 'Ada')
    await join(server.service, both, platform, { roles: ['platform:keeper'] })
    asBoth = await server.as(both.id)
  })
  afterAll(() => server?.stop())

  const ask = (send: Send, id: string, permission: string, scope: MadeScope | 'platform' = north) => {
    const where = scope === 'platform' ? scope : scope.id
    const url = `/api/v1/scopes/${where}/access?serviceAccount=${id}&permission=${permission}`
    return send({ method: 'GET', url })
  }

  it('names the role that grants', async () => {
    const id = await machine(north, 'organization:machine')
    expect((await ask(asChief, id, 'decide')).json()).toMatchObject({
      ...{ allowed: true, code: 'granted', subject: { kind: 'service-account', id, name: 'Nightly' } },
      grantedBy: [{ role: 'machine', label: 'Machine' }],
    })
  })

  it('X8: names the least role that would do, and who could give it to a machine', async () => {
    const id = await machine(north, 'organization:machine')
    const answer = (await ask(asChief, id, 'doc.create')).json()
    expect(answer).toMatchObject({ allowed: false, code: 'not-granted', leastRole: { id: 'writer' } })
    expect(answer.canBeGivenBy.map(({ name }: { name: string }) => name)).toEqual(['Ada', 'Jürgen'])
  })

  it('X13: has no permission that takes a person who has signed in, whatever its role', async () => {
    const id = await machine(north, 'organization:chief')
    expect((await ask(asChief, id, 'people.manage')).json()).toMatchObject({
      ...{ allowed: false, answer: 'never', code: 'session-only', leastRole: null, canBeGivenBy: [] },
      reason: expect.stringContaining('takes a person who has signed in'),
    })
    expect((await ask(asChief, id, 'people.off')).json()).toMatchObject({ allowed: true })
  })

  it('says `depends` and the condition in words', async () => {
    const id = await machine(north, 'organization:writer')
    expect((await ask(asChief, id, 'doc.write')).json()).toMatchObject({
      ...{ allowed: false, answer: 'depends', code: 'condition' },
      conditions: [{ words: 'it is their own, or it is shared with them as May change' }],
    })
  })

  it('has its role in one scope only, and its machines above are for those who may check access there', async () => {
    const here = await machine(north, 'organization:machine')
    const above = await machine(platform, 'platform:robot')
    expect((await ask(asBoth, here, 'platform.decide')).json()).toMatchObject({
      ...{ allowed: false, code: 'decided-elsewhere', leastRole: null },
    })
    expect((await ask(asBoth, above, 'platform.decide')).json()).toMatchObject({ allowed: true })
    expect((await ask(asBoth, above, 'platform.decide', 'platform')).json()).toMatchObject({ allowed: true })
    expect((await ask(asBoth, above, 'decide')).json()).toMatchObject({ allowed: false, code: 'decided-elsewhere' })
    expect((await ask(asChief, above, 'decide')).statusCode).toBe(404)
  })

  it('another organization’s machines and those that were ended are 404, like none at all', async () => {
    for (const id of [
      await machine(south, 'organization:machine'),
      await machine(north, 'organization:machine', true),
      '018f0000-0000-7000-8000-0000000000ff',
      chief.id,
    ]) {
      const response = await ask(asBoth, id, 'decide')
      expect([response.statusCode, response.json().code], response.body).toEqual([404, 'not-found'])
    }
  })

  it('asks about a person or about a machine, and never about both', async () => {
    const id = await machine(north, 'organization:machine')
    const url = `/api/v1/scopes/${north.id}/access?permission=decide`
    expect((await asChief({ method: 'GET', url })).statusCode).toBe(422)
    const both = `${url}&person=${chief.id}&serviceAccount=${id}`
    expect((await asChief({ method: 'GET', url: both })).statusCode).toBe(422)
  })
})
