import { type Operation, operations } from '@portreeve/engine'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mayOperate } from '../../access/may-operate.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, type SessionId } from '../../ids.ts'

describeOnDatabases('one scope as the session tells it', ({ open }) => {
  let portal: TestServer
  beforeAll(async () => {
    portal = await startTestServer({ blueprint: 'developer-portal', database: await open() })
  })
  afterAll(() => portal.stop())

  const member = async (...places: readonly (readonly [MadeScope, string])[]) => {
    const person = await makePerson(portal.service)
    for (const [scope, role] of places) await join(portal.service, person, scope, { roles: [role] })
    return person
  }
  const place = async () => {
    const organization = await makeScope(portal.service, 'organization', platform, 'Ærø & Søn')
    const account = await makeScope(portal.service, 'developer-account', organization, '開発')
    const product = await makeScope(portal.service, 'product-account', organization, 'Prøve')
    return { organization, account, product }
  }
  const told = async (person: MadePerson, scope: MadeScope | string) => {
    const ask = await portal.as(person.id)
    const id = typeof scope === 'string' ? scope : scope.id === platform.id ? 'platform' : scope.id
    return ask({ url: `/api/v1/session/scopes/${id}` })
  }
  const names = ({ path }: { path: readonly { name: string }[] }) => path.map(({ name }) => name)

  it('is the same as in the session’s own answer, where the person is a member', async () => {
    const { organization, account } = await place()
    const owner = await member([organization, 'organization:org-admin'], [account, 'developer-account:owner'])
    const ask = await portal.as(owner.id)
    const { scopes } = (await ask({ url: '/api/v1/session' })).json()
    expect(scopes).toHaveLength(2)
    for (const scope of scopes) expect((await ask({ url: `/api/v1/session/scopes/${scope.id}` })).json()).toEqual(scope)
    expect(scopes[1]).toMatchObject({
      typeLabel: 'Developer account',
      typePlural: 'Developer accounts',
      path: [
        { id: organization.id, type: 'organization', name: 'Ærø & Søn' },
        { id: account.id, type: 'developer-account', name: '開発' },
      ],
      childTypes: [],
    })
    expect(scopes[1].operations).toContain('members.change-role')
    const accounts = { id: 'developer-account', label: 'Developer account', plural: 'Developer accounts' }
    const product = { id: 'product-account', label: 'Product account', plural: 'Product accounts' }
    expect(scopes[0].childTypes).toEqual([
      { ...accounts, mayMake: true, asks: true },
      { ...product, mayMake: true, asks: false },
    ])
  })

  it('X14: tells an operator about an organization that they are in no way a member of', async () => {
    const { organization, product } = await place()
    const operator = await member([platform, 'platform:operator'])
    const answer = await told(operator, organization)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      vary: expect.stringContaining('cookie'),
    })
    expect(answer.json()).toMatchObject({
      ...{ id: organization.id, name: 'Ærø & Søn', roles: [], rolesAtNextSignIn: null, permissions: [] },
      operations: ['scope.children'],
      path: [
        { id: null, type: 'platform' },
        { id: organization.id, name: 'Ærø & Søn' },
      ],
    })
    expect((await told(operator, product)).json()).toMatchObject({
      operations: ['scope.read', 'scope.status'],
      path: [{ id: null }, { id: organization.id }, { id: product.id }],
    })
  })

  it('X8: answers everybody else like an id that is not there', async () => {
    const { organization, account, product } = await place()
    const [unknown, other] = ['01960000-0000-7000-8000-000000000001', await place()]
    const stranger = await member([other.account, 'developer-account:owner'])
    const operator = await member([platform, 'platform:operator'])
    const [disabled, removed] = [await makePerson(portal.service), await makePerson(portal.service)]
    for (const [person, membership] of [
      [disabled, 'disabled'],
      [removed, 'removed'],
    ] as const)
      await join(portal.service, person, account, { roles: ['developer-account:admin'], membership })
    for (const [person, scope] of [
      ...[organization, account, product, platform].map((scope) => [stranger, scope] as const),
      [operator, account],
      [disabled, account],
      [removed, account],
      [operator, 'no-id'],
    ] as const) {
      const [answer, ofNothing] = [await told(person, scope), await told(person, unknown)]
      expect(answer.statusCode).toBe(404)
      const { requestId: _, instance: __, ...problem } = answer.json()
      expect(ofNothing.json()).toMatchObject(problem)
    }
  })

  it('X8: a scope above that the person may not see is not named', async () => {
    const { product } = await place()
    const agent = await member([product, 'product-account:agent'])
    expect(names((await told(agent, product)).json())).toEqual(['Prøve'])
  })

  it('the operations are those whose guards the person passes, in every scope and for every role', async () => {
    const places = { platform, ...(await place()) }
    const { service } = portal
    const all = Object.keys(operations) as Operation[]
    for (const role of service.policy().roles) {
      const scopes = new Map(Object.values(places).map((scope) => [scope.id, scope]))
      const holds = [...scopes.values()]
      const at = await Promise.all(holds.map(async ({ id }) => (await service.scopes.find(id))?.type))
      const person = await member([holds[at.indexOf(role.scopeType)]!, role.key])
      const principal = {
        ...{ kind: 'person' as const, userId: person.id, sessionId: newId<SessionId>(service.clock), pinned: {} },
        ...{ secondFactorAt: null, methods: ['password'], factors: [], provedAt: service.clock.now() },
      }
      for (const scope of holds) {
        const passed: Operation[] = []
        for (const operation of all)
          if (await mayOperate(service, principal, scope.id, operation)) passed.push(operation)
        const answer = await told(person, scope)
        if (answer.statusCode === 404) expect(passed).toEqual([])
        else expect([role.key, answer.json().operations]).toEqual([role.key, passed])
      }
    }
  })

  it('A9: tells the operations of the roles that count in this session, and the roles of the next', async () => {
    const { account } = await place()
    const person = await member([account, 'developer-account:admin'])
    const ask = await portal.as(person.id)
    const url = `/api/v1/session/scopes/${account.id}`
    expect((await ask({ url })).json()).toMatchObject({ rolesAtNextSignIn: null })
    const askAsOwner = await portal.as((await member([account, 'developer-account:owner'])).id)
    const changed = await askAsOwner({
      ...{ method: 'PATCH', url: `/api/v1/scopes/${account.id}/members/${person.id}` },
      ...{ headers: { origin: 'http://localhost:7300' }, payload: { give: ['developer'] } },
    })
    expect(changed.statusCode).toBe(200)
    const answer = (await ask({ url })).json()
    expect(answer).toMatchObject({ roles: [{ id: 'admin' }], rolesAtNextSignIn: [{ id: 'developer' }] })
    expect(answer.operations).toContain('members.read')
    expect((await told(person, account)).json().operations).toEqual(['scope.read', 'tokens.create'])
  })
})
