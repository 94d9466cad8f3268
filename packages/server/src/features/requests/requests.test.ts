import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import type { MadePerson } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type Portal, startPortal } from './portal.fixture.ts'

const days = 24 * 60

describeOnDatabases('asking for access', ({ open }) => {
  let portal: Portal
  let owner: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
  })
  afterAll(() => portal.server.stop())

  const own = async (person: MadePerson) => (await portal.get(person, '/api/v1/session/requests')).json().items
  const entry = async (person: MadePerson) =>
    (await portal.get(person, `/api/v1/session?into=${portal.account.id}`)).json().entry

  it('A5: whoever was not added, was disabled or was removed asks from the page that says so', async () => {
    for (const person of [
      await portal.person(),
      await portal.agent(),
      await portal.person('developer', 'disabled'),
      await portal.person(undefined, 'removed'),
    ]) {
      expect(await entry(person)).toMatchObject({ state: 'page', requestAccess: true, request: null })
      const made = await portal.ask(person, { note: '  Ich brauche Zugang, 請 ' })
      expect([made.statusCode, made.json()]).toEqual([201, expect.objectContaining({ id: expect.any(String) })])
      const { id, madeAt } = made.json()
      expect(await entry(person)).toMatchObject({ requestAccess: true, request: { id, madeAt } })
      expect(await own(person)).toMatchObject([
        {
          ...{ id, madeAt, state: 'open', permission: null, note: 'Ich brauche Zugang, 請', decidedAt: null },
          scope: { id: portal.account.id, type: 'developer-account', name: 'developer-account' },
        },
      ])
    }
  })

  it('X6: a request is one event, and its note can be erased', async () => {
    const person = await portal.person()
    const before = await auditCount(portal.server.service)
    const { id } = (await portal.ask(person, { note: 'secret plans' })).json()
    expect(await auditCount(portal.server.service)).toBe(before + 1)
    const event = await lastAuditEvent(portal.server.service)
    expect(event).toMatchObject({ action: 'request.made', actorId: person.id, after: { request: id } })
    expect(JSON.stringify(event)).not.toContain('secret plans')
  })

  it('X8: of a place that one cannot see, a request is answered like one for a place that is not there', async () => {
    const unknown = (await portal.ask(owner, { scope: '018f0000-0000-7000-8000-0000000000ff' })).json()
    for (const [person, asked] of [
      [await portal.stranger(), {}],
      [await portal.stranger(), { permission: 'app.read' }],
      [await portal.stranger(), { permission: 'no.such' }],
      [await portal.operator(), { permission: 'app.read' }],
      // The operator sees the product account's state, and belongs to nobody's organization (X14).
      [await portal.operator(), { scope: portal.product.id, permission: 'product-account.members' }],
      [await portal.person('developer', 'disabled'), { scope: portal.product.id }],
      [await portal.person(), { scope: portal.product.id, permission: 'product-account.members' }],
      [await portal.person(), { scope: 'platform', permission: 'deployment.settings' }],
    ] as const) {
      const { requestId: _own, ...problem } = (await portal.ask(person, asked)).json()
      const { requestId: _other, ...expected } = unknown
      expect(problem, JSON.stringify(asked)).toEqual(expected)
    }
    expect((await portal.ask(await portal.agent(), { scope: 'no id' })).statusCode).toBe(404)
  })

  it('X8: a refusal offers to ask for the permission, where the person can and somebody could give it', async () => {
    const developer = await portal.person('developer')
    const refused = await portal.get(developer, `/api/v1/scopes/${portal.account.id}/members`)
    const { requestAccess } = refused.json()
    expect(requestAccess).toEqual({ scope: portal.account.id, permission: 'member.read' })
    expect((await portal.ask(developer, requestAccess)).statusCode).toBe(201)
    expect(await own(developer)).toMatchObject([{ permission: { id: 'member.read' }, state: 'open' }])

    // Above the account it is the organization's permission: asked for where it is held.
    const inOrganization = await portal.get(developer, `/api/v1/scopes/${portal.organization.id}/members`)
    const offered = inOrganization.json().requestAccess
    expect(offered).toEqual({ scope: portal.organization.id, permission: 'organization.members' })
    expect((await portal.ask(developer, offered)).statusCode).toBe(201)

    // The operator is no member of the organization whose name and state they see.
    const operator = await portal.operator()
    const members = await portal.get(operator, `/api/v1/scopes/${portal.product.id}/members`)
    expect(members.json()).toMatchObject({ code: 'not-allowed', requestAccess: null })
  })

  it('A4: what only a role includes that nobody gives cannot be asked for', async () => {
    const { service } = portal.server
    const ownersOnly = service
      .policy()
      .role('developer-account:owner')!
      .grants.find(({ permission }) => {
        const others = service.policy().scopeType('developer-account')!.roles.slice(1)
        return others.every((role) => role.grants.every((grant) => grant.permission !== permission))
      })!.permission.id
    const answer = await portal.ask(await portal.person('admin'), { permission: ownersOnly })
    expect(answer.json()).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('a member says which permission, of this place, and one that they lack', async () => {
    const developer = await portal.person('developer')
    expect((await portal.ask(developer)).json()).toMatchObject({ status: 409, code: 'conflict' })
    for (const permission of ['organization.members', 'no.such']) {
      expect((await portal.ask(developer, { permission })).json()).toMatchObject({ status: 422 })
    }
    expect((await portal.ask(developer, { permission: 'app.read' })).json()).toMatchObject({ status: 409 })
    expect((await portal.ask(await portal.person(), { note: 'x'.repeat(501) })).statusCode).toBe(422)
  })

  it('one request is open for each person and place: a second is told when the first was made', async () => {
    const person = await portal.person()
    const first = (await portal.ask(person)).json()
    expect((await portal.ask(person)).json()).toMatchObject({
      ...{ status: 409, code: 'request-open', request: { id: first.id, madeAt: first.madeAt } },
    })
    expect((await portal.ask(await portal.person())).statusCode).toBe(201)
  })

  it('of two requests at once one is made', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await portal.person()
      const before = await auditCount(portal.server.service)
      const answers = await Promise.all([portal.ask(person), portal.ask(person), portal.ask(person)])
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409])
      expect(await auditCount(portal.server.service)).toBe(before + 1)
      expect(await own(person)).toHaveLength(1)
    }
  })

  it('expires after 30 days, without anybody coming by, and makes room for another', async () => {
    const person = await portal.person()
    const first = (await portal.ask(person)).json()
    portal.clock.forward(30 * days - 1)
    expect((await portal.ask(person)).statusCode).toBe(409)
    portal.clock.forward(1)
    expect(await own(person)).toMatchObject([{ id: first.id, state: 'expired' }])
    expect((await entry(person)).request).toBeNull()
    expect((await portal.list(owner, 'open')).map(({ id }) => id)).not.toContain(first.id)
    expect((await portal.list(owner, 'expired')).map(({ id }) => id)).toContain(first.id)
    const late = await portal.post(owner, `/api/v1/scopes/${portal.account.id}/requests/${first.id}/accept`, {
      role: 'developer',
    })
    expect(late.json()).toMatchObject({ code: 'request-decided', state: 'expired' })
    const second = (await portal.ask(person)).json()
    expect(await own(person)).toMatchObject([
      { id: second.id, state: 'open' },
      { id: first.id, state: 'expired' },
    ])
  })

  it('X8: nobody floods those who answer: three requests in 24 hours for each person and place, whatever became of them', async () => {
    const person = await portal.person()
    for (let asked = 0; asked < 3; asked += 1) {
      const { id } = (await portal.ask(person)).json()
      expect((await portal.post(person, `/api/v1/session/requests/${id}/withdraw`)).statusCode).toBe(204)
    }
    const before = await auditCount(portal.server.service)
    const refused = await portal.ask(person)
    expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(refused.json().detail).toContain('3 times in the last 24 hours')
    expect(await auditCount(portal.server.service)).toBe(before)
    portal.clock.forward(days)
    expect((await portal.ask(person)).statusCode).toBe(201)
  })

  it('can be taken back by its person alone, once', async () => {
    const person = await portal.person()
    const { id } = (await portal.ask(person)).json()
    const path = `/api/v1/session/requests/${id}/withdraw`
    for (const other of [owner, await portal.person(), await portal.stranger()]) {
      expect((await portal.post(other, path)).statusCode).toBe(404)
    }
    expect((await portal.post(person, path)).statusCode).toBe(204)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({ action: 'request.withdrawn' })
    expect(await own(person)).toMatchObject([{ id, state: 'withdrawn' }])
    expect((await portal.post(person, path)).json()).toMatchObject({ code: 'request-decided', state: 'withdrawn' })
    expect((await portal.ask(person)).statusCode).toBe(201)
  })

  it('no token asks, and nobody reads what others asked for', async () => {
    expect((await portal.server.inject({ method: 'GET', url: '/api/v1/session/requests' })).statusCode).toBe(401)
    expect(await own(await portal.person())).toEqual([])
  })
})
