import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { serviceAccounts, sessions } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, type ServiceAccountId } from '../../ids.ts'
import { invitePeople } from '../invitations/invite.ts'

type Send = Awaited<ReturnType<TestServer['as']>>
type Summary = Awaited<ReturnType<typeof import('./service.ts').summary>>
const everything = { tenants: 'all', person: null } as const

describeOnDatabases('the summary of a scope', ({ open }) => {
  let database: Database
  let server: TestServer
  const clock = new MovingClock()
  let organization: MadeScope
  let account: MadeScope
  let owner: MadePerson
  let gone: MadePerson
  const as: Record<string, Send> = {}

  const member = async (scope: MadeScope, role: string, how: Parameters<typeof join>[3] = {}) => {
    const person = await makePerson(server.service)
    await join(server.service, person, scope, { roles: [role], ...how })
    return person
  }
  const machine = (madeBy: string, ended = false) => {
    const now = clock.now()
    return database.transact(everything, (tx) =>
      tx.insert(serviceAccounts).values({
        ...{ id: newId<ServiceAccountId>(clock), scopeId: account.id, tenantId: account.tenantId, name: 'CI' },
        ...{ role: 'developer-account:developer', madeBy, createdAt: now, endedAt: ended ? now : null },
      }),
    )
  }

  beforeAll(async () => {
    database = await open()
    server = await startTestServer({ blueprint: 'developer-portal', database, clock })
    const { service } = server
    organization = await makeScope(service, 'organization')
    account = await makeScope(service, 'developer-account', organization)
    const trial = await makeScope(service, 'product-account', organization)
    await makeScope(service, 'product-account', organization)
    owner = await member(account, 'developer-account:owner')
    const developer = await member(account, 'developer-account:developer')
    const minute = new Date(clock.now().getTime() + 60_000)
    await member(account, 'developer-account:developer', { membership: 'disabled' })
    await member(account, 'developer-account:developer', { expiresAt: minute })
    gone = await member(account, 'developer-account:admin', { membership: 'removed' })
    // Active and disabled here, and out everywhere: neither is counted as what they are here.
    const closed: readonly (readonly ['archived' | 'blocked', 'active' | 'disabled'])[] = [
      ['archived', 'active'],
      ['archived', 'disabled'],
      ['blocked', 'active'],
    ]
    for (const [status, membership] of closed) {
      const person = await makePerson(service, { status })
      await join(service, person, account, { roles: ['developer-account:developer'], membership })
    }
    const changed = await member(account, 'developer-account:admin')
    const host = hostContext(service, 'demo')
    await invitePeople(host, { scope: account.id, emails: ['late@example.com'], role: 'developer' })
    clock.forward(8 * 24 * 60)
    await invitePeople(host, { scope: account.id, emails: ['new@example.com'], role: 'developer' })
    for (const maker of [owner.id, gone.id, gone.id, 'host:demo']) await machine(maker)
    await machine(gone.id, true)
    const admin = await member(organization, 'organization:org-admin')
    const agent = await member(trial, 'product-account:agent')
    const operator = await member(platform, 'platform:operator')
    await makePerson(service, { status: 'archived' })
    await makePerson(service, { status: 'blocked' })
    const people = { owner, developer, admin, agent, operator, gone, changed }
    for (const [name, person] of Object.entries(people)) as[name] = await server.as(person.id)
    // The session of whoever was given another role has it pinned from then on.
    await database.transact(everything, (tx) =>
      tx
        .update(sessions)
        .set({ pinned: { [account.id]: ['developer-account:developer'] } })
        .where(eq(sessions.userId, changed.id)),
    )
  })
  afterAll(() => server?.stop())

  const answer = (who: string, scope: string) => as[who]!({ method: 'GET', url: `/api/v1/scopes/${scope}/summary` })
  const read = async (who: string, scope: string): Promise<Summary> => {
    const response = await answer(who, scope)
    expect(response.statusCode, response.body).toBe(200)
    return response.json()
  }
  /** Everything that a list returns, page by page. */
  const list = async (who: string, path: string) => {
    const items: { id: string; rolesUntilNextSession?: unknown; makerLeft?: boolean; state?: string }[] = []
    let next: string | null = null
    do {
      const after: string = next ? `&after=${encodeURIComponent(next)}` : ''
      const page = await as[who]!({ method: 'GET', url: `${path}${path.includes('?') ? '&' : '?'}limit=3${after}` })
      expect(page.statusCode, page.body).toBe(200)
      items.push(...page.json().items)
      next = page.json().next ?? null
    } while (next)
    return items
  }

  it('counts members as their list does, by role and by state', async () => {
    const { members } = await read('owner', account.id)
    const path = `/api/v1/scopes/${account.id}/members`
    expect(members!.total).toBe((await list('owner', path)).length)
    const listed = async (filter: string) => (await list('owner', `${path}?${filter}`)).length
    expect(members!.byState.map(({ state }) => state)).toEqual(['active', 'disabled', 'archived', 'blocked'])
    for (const { state, count } of members!.byState) expect(count, state).toBe(await listed(`status=${state}`))
    expect(members!.byRole.map(({ role }) => role)).toEqual(['owner', 'admin', 'developer'])
    for (const { role, active, disabled, away } of members!.byRole) {
      expect(active, role).toBe(await listed(`role=${role}&status=active`))
      expect(disabled, role).toBe(await listed(`role=${role}&status=disabled`))
      const closed = (await listed(`role=${role}&status=archived`)) + (await listed(`role=${role}&status=blocked`))
      expect(away, role).toBe(closed)
    }
    expect(members).toMatchObject({
      total: 8,
      byRole: [{}, {}, { role: 'developer', active: 1, disabled: 1, away: 3 }],
    })
  })

  it('tells archived and blocked only where somebody is', async () => {
    const { members } = await read('admin', organization.id)
    expect(members!.byState).toEqual([
      { state: 'active', count: 1 },
      { state: 'disabled', count: 0 },
    ])
  })

  it('A9: counts what waits as the lists do', async () => {
    await as.gone!({ method: 'POST', url: '/api/v1/session/requests', payload: { scope: account.id } })
    const { waiting } = await read('owner', account.id)
    const path = `/api/v1/scopes/${account.id}`
    const invitations = await list('owner', `${path}/invitations`)
    const machines = await list('owner', `${path}/service-accounts`)
    expect(waiting).toEqual({
      invitations: invitations.filter(({ state }) => state === 'waiting').length,
      expiredInvitations: invitations.filter(({ state }) => state === 'expired').length,
      roleChanges: (await list('owner', `${path}/members`)).filter((item) => item.rolesUntilNextSession).length,
      requests: (await list('owner', `${path}/requests?state=open`)).length,
      serviceAccountsWithoutMaker: machines.filter(({ makerLeft }) => makerLeft).length,
    })
    expect(waiting).toEqual({
      ...{ invitations: 1, expiredInvitations: 1, roleChanges: 1, requests: 1, serviceAccountsWithoutMaker: 2 },
    })
  })

  it('counts the accounts that are kept in a scope, and the scopes in it by type and state', async () => {
    const { people, scopes } = await read('operator', 'platform')
    for (const { state, count } of people!.byState) {
      expect(count, state).toBe((await list('operator', `/api/v1/scopes/platform/people?status=${state}`)).length)
    }
    expect(people!.total).toBe((await list('operator', '/api/v1/scopes/platform/people')).length)
    const organizations = await list('operator', '/api/v1/scopes/platform/children?type=organization')
    expect(scopes).toEqual([
      {
        ...{ type: 'organization', label: 'Organization', plural: 'Organizations', total: organizations.length },
        byStatus: [{ status: 'active', label: 'Active', count: organizations.length }],
      },
    ])
    const inside = (await read('admin', organization.id)).scopes!
    expect(inside.map(({ type, total }) => [type, total])).toEqual([
      ['developer-account', 1],
      ['product-account', 2],
    ])
    expect(inside[1]!.byStatus.slice(0, 2)).toEqual([
      { status: 'trial', label: 'Trial', count: 2 },
      { status: 'active', label: 'Active', count: 0 },
    ])
  })

  it('tells the newest changes, and one’s own tokens there', async () => {
    const before = (await read('owner', account.id)).mine.tokens
    const made = await as.owner!({
      method: 'POST',
      url: `/api/v1/scopes/${account.id}/tokens`,
      headers: { origin: 'http://localhost:7300' },
      payload: { name: 'CI', permissions: ['app.read'], expiresInDays: 30 },
    })
    expect(made.statusCode, made.body).toBe(201)
    const { recent, mine } = await read('owner', account.id)
    expect([before, mine.tokens]).toEqual([0, 1])
    const listed = await as.owner!({ method: 'GET', url: `/api/v1/scopes/${account.id}/audit-events?limit=5` })
    expect(recent).toEqual(listed.json().items)
    expect(recent![0]).toMatchObject({ action: 'token.created' })
    // Somebody else's are theirs alone.
    expect((await read('developer', account.id)).mine.tokens).toBe(0)
  })

  it('X14: leaves out each part whose list is refused, and refuses each list whose part is left out', async () => {
    const lists: Record<string, (scope: string) => string> = {
      members: (scope) => `/api/v1/scopes/${scope}/members`,
      people: (scope) => `/api/v1/scopes/${scope}/people`,
      scopes: (scope) => `/api/v1/scopes/${scope}/children`,
      recent: (scope) => `/api/v1/scopes/${scope}/audit-events`,
    }
    for (const who of ['owner', 'developer', 'admin', 'agent', 'operator']) {
      for (const scope of [account.id, organization.id, 'platform']) {
        const response = await answer(who, scope)
        const parts: Record<string, unknown> = response.statusCode === 200 ? response.json() : {}
        for (const [part, url] of Object.entries(lists)) {
          const { statusCode } = await as[who]!({ method: 'GET', url: url(scope) })
          expect((parts[part] ?? null) !== null, `${who} ${scope} ${part} ${statusCode}`).toBe(statusCode === 200)
        }
      }
    }
    expect(await read('developer', account.id)).toMatchObject({
      ...{ members: null, people: null, scopes: null, recent: null, mine: { tokens: 0 } },
      waiting: {
        ...{ invitations: null, expiredInvitations: null, roleChanges: null, requests: null },
        serviceAccountsWithoutMaker: null,
      },
    })
  })

  it('X1: does not exist for whoever has nothing to do with the scope', async () => {
    const unknown = await answer('agent', '018f0000-0000-7000-8000-0000000000ff')
    for (const [who, scope] of [
      ['agent', account.id],
      ['gone', account.id],
      ['operator', account.id],
      ['owner', 'platform'],
      ['owner', 'no id at all'],
    ] as const) {
      const response = await answer(who, scope)
      const { requestId: _own, instance: _at, ...problem } = response.json()
      const { requestId: _other, instance: _place, ...expected } = unknown.json()
      expect([response.statusCode, problem], `${who} ${scope}`).toEqual([404, expected])
    }
    // The organization's admin makes product accounts in it, but is no member of the developer account.
    expect((await answer('admin', account.id)).statusCode).toBe(404)
  })
})
