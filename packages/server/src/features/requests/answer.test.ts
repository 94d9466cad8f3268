import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, memberships, users } from '../../db/schema.ts'
import type { MadePerson } from '../../http/world.fixture.ts'
import { join } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type Portal, startPortal } from './portal.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('answering a request for access', ({ open }) => {
  let portal: Portal
  let owner: MadePerson
  let admin: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
    admin = await portal.person('admin')
  })
  afterAll(() => portal.server.stop())

  const asked = async (person: MadePerson, about = {}): Promise<string> => {
    const answer = await portal.ask(person, about)
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json().id
  }
  const accept = (actor: MadePerson, id: string, how?: object) =>
    portal.post(actor, `/api/v1/scopes/${portal.account.id}/requests/${id}/accept`, how)
  const decline = (actor: MadePerson, id: string, note?: string) =>
    portal.post(actor, `/api/v1/scopes/${portal.account.id}/requests/${id}/decline`, { note })
  const stateOf = async (person: MadePerson) => (await portal.get(person, '/api/v1/session/requests')).json().items[0]
  const listed = async (reader: MadePerson, id: string) => (await portal.list(reader)).find((item) => item.id === id)
  const rolesOf = async ({ id }: MadePerson) =>
    (
      await portal.server.service.database.read(everywhere, (tx) =>
        tx.select().from(assignments).where(eq(assignments.userId, id)),
      )
    ).filter(({ scopeId }) => scopeId === portal.account.id)
  const statusOf = async ({ id }: MadePerson) =>
    (
      await portal.server.service.database.read(everywhere, (tx) =>
        tx.select().from(memberships).where(eq(memberships.userId, id)),
      )
    ).find(({ scopeId }) => scopeId === portal.account.id)?.status

  it('shows who asks for what, the least role that would do, and the roles that the reader could give (X2, A4)', async () => {
    const newcomer = await portal.person()
    const id = await asked(newcomer, { note: 'Please' })
    const developer = { role: 'developer-account:developer', label: 'Developer' }
    expect(await listed(admin, id)).toMatchObject({
      ...{ person: newcomer, asks: 'enter', permission: null, note: 'Please', state: 'open', leastRole: developer },
      ...{ mayAccept: true, mayDecline: true, decidedBy: null },
      mayGive: [
        { role: 'developer-account:admin', label: 'Admin', enough: true },
        { ...developer, enough: true },
      ],
    })
    const asksForMore = await portal.person('developer')
    const second = await asked(asksForMore, { permission: 'member.read' })
    expect(await listed(admin, second)).toMatchObject({
      ...{ asks: 'permission', permission: { id: 'member.read' }, leastRole: { role: 'developer-account:admin' } },
      mayGive: [{ role: 'developer-account:admin', enough: true }],
    })
    const back = await asked(await portal.person('admin', 'disabled'))
    expect(await listed(admin, back)).toMatchObject({ asks: 'enable', leastRole: null, mayGive: [], mayAccept: true })
  })

  it('X1: only whoever answers requests there sees them', async () => {
    const path = `/api/v1/scopes/${portal.account.id}/requests`
    expect((await portal.get(await portal.person('developer'), path)).statusCode).toBe(403)
    for (const outsider of [await portal.person(), await portal.stranger(), await portal.operator()]) {
      expect((await portal.get(outsider, path)).statusCode).toBe(404)
    }
  })

  it('A5, X6: accepting lets somebody in with the role, in one event, also who holds a product-account role only', async () => {
    for (const person of [await portal.person(), await portal.agent()]) {
      const id = await asked(person)
      const before = await auditCount(portal.server.service)
      const answer = await accept(admin, id, { role: 'developer' })
      expect([answer.statusCode, answer.json()]).toMatchObject([200, { takesEffect: 'now' }])
      expect(await auditCount(portal.server.service)).toBe(before + 1)
      expect(await lastAuditEvent(portal.server.service)).toMatchObject({
        ...{ action: 'member.added', actorId: admin.id, targetId: person.id },
        after: { request: id, roles: ['developer-account:developer'] },
      })
      expect(await stateOf(person)).toMatchObject({
        ...{ state: 'accepted', given: { role: 'developer-account:developer', label: 'Developer' }, givenUntil: null },
      })
      const { entry } = (await portal.get(person, `/api/v1/session?into=${portal.account.id}`)).json()
      expect(entry).toMatchObject({ state: 'in', requestAccess: false, request: null })
    }
  })

  it('A10: somebody removed who asks comes back with the role given now, and nothing of before', async () => {
    const person = await portal.person(undefined, 'removed')
    expect((await accept(admin, await asked(person), { role: 'developer' })).statusCode).toBe(200)
    expect([await statusOf(person), (await rolesOf(person)).map(({ role }) => role)]).toEqual([
      'active',
      ['developer-account:developer'],
    ])
  })

  it('A10: somebody disabled comes back with the role that they had, and with no other', async () => {
    const person = await portal.person('admin', 'disabled')
    const id = await asked(person)
    expect((await accept(owner, id, { role: 'developer' })).json()).toMatchObject({ errors: [{ field: 'role' }] })
    expect((await stateOf(person)).state).toBe('open')
    expect((await accept(owner, id)).statusCode).toBe(200)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({
      ...{ action: 'member.enabled', after: { request: id } },
    })
    expect([await statusOf(person), (await rolesOf(person)).map(({ role }) => role)]).toEqual([
      'active',
      ['developer-account:admin'],
    ])
  })

  it('A9: a member’s new role waits for their next sign-in, as it does everywhere', async () => {
    const person = await portal.person('developer')
    await portal.server.as(person.id)
    const id = await asked(person, { permission: 'member.read' })
    expect((await accept(owner, id, { role: 'admin' })).json()).toMatchObject({ takesEffect: 'next-session' })
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({
      ...{ action: 'member.roles-changed', after: { request: id, takesEffect: 'next-session' } },
    })
  })

  it('gives a role that ends by itself', async () => {
    const person = await portal.person()
    const expiresAt = new Date(portal.clock.now().getTime() + 2 * 60 * 60_000).toISOString()
    expect((await accept(admin, await asked(person), { role: 'developer', expiresAt })).statusCode).toBe(200)
    expect(await stateOf(person)).toMatchObject({ state: 'accepted', givenUntil: expiresAt })
    const { entry } = (await portal.get(person, `/api/v1/session?into=${portal.account.id}`)).json()
    expect(entry.state).toBe('in')
    portal.clock.forward(121)
    expect((await portal.get(person, `/api/v1/scopes/${portal.account.id}`)).statusCode).toBe(403)
    // Whoever was let in for two hours is still a member, and can ask again.
    expect((await portal.ask(person)).statusCode).toBe(201)
  })

  it('A4: nobody accepts with a role that is never given, and the request stays open', async () => {
    const person = await portal.person()
    const id = await asked(person)
    const before = await auditCount(portal.server.service)
    for (const actor of [owner, admin]) {
      expect((await accept(actor, id, { role: 'owner' })).json()).toMatchObject({ code: 'above-your-role' })
    }
    expect((await accept(admin, id, { role: 'org-user' })).statusCode).toBe(422)
    expect((await accept(admin, id)).json()).toMatchObject({ status: 422, errors: [{ field: 'role' }] })
    expect([(await stateOf(person)).state, await auditCount(portal.server.service)]).toEqual(['open', before])
    expect(await statusOf(person)).toBeUndefined()
  })

  it('X2: nobody enables a member whose role is beyond their reach', async () => {
    const former = await portal.person('owner', 'disabled')
    const id = await asked(former)
    expect(await listed(admin, id)).toMatchObject({ asks: 'enable', mayAccept: false, mayDecline: true })
    expect((await accept(admin, id)).json()).toMatchObject({ code: 'above-your-role' })
    expect(await statusOf(former)).toBe('disabled')
  })

  it('X4: nobody answers their own request', async () => {
    const person = await portal.person('developer')
    const id = await asked(person, { permission: 'member.read' })
    // Whoever becomes an admin meanwhile could answer it now, and does not.
    await portal.server.service.database.transact(everywhere, (tx) =>
      tx.update(assignments).set({ role: 'developer-account:admin' }).where(eq(assignments.userId, person.id)),
    )
    expect(await listed(person, id)).toMatchObject({ mayAccept: false, mayDecline: false, mayGive: [] })
    expect((await accept(person, id, { role: 'admin' })).json()).toMatchObject({ code: 'own-role' })
    expect((await decline(person, id)).json()).toMatchObject({ code: 'own-role' })
  })

  it('declining tells the person why, and lets them ask again', async () => {
    const person = await portal.person()
    const id = await asked(person)
    expect((await decline(admin, id, 'Not before May')).statusCode).toBe(204)
    const event = await lastAuditEvent(portal.server.service)
    expect(event).toMatchObject({ action: 'request.declined', targetId: person.id, after: { request: id } })
    expect(JSON.stringify(event)).not.toContain('May')
    expect(await stateOf(person)).toMatchObject({ state: 'declined', decisionNote: 'Not before May', given: null })
    expect(await listed(owner, id)).toMatchObject({
      state: 'declined',
      mayAccept: false,
      decidedBy: expect.any(String),
    })
    expect(await statusOf(person)).toBeUndefined()
    expect((await portal.ask(person)).statusCode).toBe(201)
  })

  it('what is over is not answered again', async () => {
    const person = await portal.person()
    const id = await asked(person)
    await accept(admin, id, { role: 'developer' })
    for (const again of [await accept(owner, id, { role: 'admin' }), await decline(owner, id)]) {
      expect(again.json()).toMatchObject({ status: 409, code: 'request-decided', state: 'accepted' })
    }
    expect((await accept(owner, '018f0000-0000-7000-8000-0000000000ff', { role: 'admin' })).statusCode).toBe(404)
  })

  it('X1: a request of one place is not answered through another', async () => {
    const id = await asked(await portal.person())
    const head = await portal.person()
    await join(portal.server.service, head, portal.product, { roles: ['product-account:account-admin'] })
    const elsewhere = `/api/v1/scopes/${portal.product.id}/requests/${id}/decline`
    expect((await portal.post(head, elsewhere, {})).statusCode).toBe(404)
  })

  it('of several who answer at once one wins, and there is one event', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await portal.person()
      const id = await asked(person)
      const before = await auditCount(portal.server.service)
      const answers = await Promise.all([
        accept(admin, id, { role: 'developer' }),
        accept(owner, id, { role: 'admin' }),
        decline(owner, id),
        portal.post(person, `/api/v1/session/requests/${id}/withdraw`),
      ])
      expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1)
      expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(3)
      expect(await auditCount(portal.server.service)).toBe(before + 1)
      const { state } = await stateOf(person)
      expect(await rolesOf(person)).toHaveLength(state === 'accepted' ? 1 : 0)
    }
  })

  it('is answered by giving the same in another way, and by cutting the person off', async () => {
    const members = `/api/v1/scopes/${portal.account.id}/members`
    const added = await portal.person()
    const first = await asked(added)
    await portal.post(admin, members, { person: added.id, roles: ['developer'] })
    expect(await stateOf(added)).toMatchObject({ id: first, state: 'accepted' })

    const enabled = await portal.person('developer', 'disabled')
    await asked(enabled)
    await portal.post(admin, `${members}/${enabled.id}/enable`)
    expect((await stateOf(enabled)).state).toBe('accepted')

    const removed = await portal.person('developer')
    await asked(removed, { permission: 'member.read' })
    await portal.post(admin, `${members}/${removed.id}/remove`)
    expect((await stateOf(removed)).state).toBe('declined')
    expect((await portal.ask(removed)).statusCode).toBe(201)
  })

  it('X2: is checked again when it is answered: who left the organization meanwhile is not let in', async () => {
    const person = await portal.person()
    const id = await asked(person)
    await portal.server.service.database.transact(everywhere, (tx) =>
      tx.update(memberships).set({ status: 'removed' }).where(eq(memberships.userId, person.id)),
    )
    expect((await accept(admin, id, { role: 'developer' })).json()).toMatchObject({ status: 409, code: 'conflict' })
    const blocked = await portal.person()
    const other = await asked(blocked)
    await portal.server.service.database.transact(everywhere, (tx) =>
      tx.update(users).set({ status: 'blocked' }).where(eq(users.id, blocked.id)),
    )
    expect(await listed(admin, other)).toBeUndefined()
    expect((await accept(admin, other, { role: 'developer' })).json()).toMatchObject({ status: 409, code: 'conflict' })
  })
})
