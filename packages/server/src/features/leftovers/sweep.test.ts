import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, invitations, memberships } from '../../db/schema.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { type InvitationId, newId } from '../../ids.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

interface Item {
  readonly kind: string
  readonly id: string
  readonly end: string
  readonly mayEnd: boolean
}

describeOnDatabases('what somebody set up that still gives access', ({ open }) => {
  let portal: Portal
  let owner: MadePerson
  const at = (path: string) => `/api/v1/scopes/${portal.account.id}/${path}`

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
  })
  afterAll(() => portal.server.stop())

  /** An admin who let somebody in, invited somebody and made a machine. */
  async function busyAdmin() {
    const admin = await portal.person('admin')
    const friend = await portal.person()
    const added = await portal.post(admin, at('members'), { person: friend.id, roles: ['developer'] })
    expect(added.statusCode).toBe(201)
    const machine = await portal.post(admin, at('service-accounts'), { name: 'Night build', role: 'developer' })
    expect(machine.statusCode).toBe(201)
    await invite(admin, 'waits')
    await invite(admin, 'too late', -1)
    return { admin, friend }
  }

  async function invite(by: MadePerson, name: string, days = 7, place: MadeScope = portal.account) {
    const { clock, server } = portal
    const id = newId<InvitationId>(clock)
    const email = `${name.replace(' ', '-')}-${id}@example.com`
    const expiresAt = new Date(clock.now().getTime() + days * 86_400_000)
    await server.service.database.transact(everywhere, (tx) =>
      tx.insert(invitations).values({
        ...{ id, scopeId: place.id, tenantId: place.tenantId, email, emailKey: email },
        ...{ role: 'developer-account:developer', tokenHash: id, invitedBy: `person:${by.id}` },
        ...{ createdAt: clock.now(), sentAt: clock.now(), expiresAt },
      }),
    )
    return id
  }

  const left = async (reader: MadePerson, whose: MadePerson) =>
    (await portal.get(reader, at(`left-behind/${whose.id}`))).json()

  it('X5: the receipt counts it, and each of it is ended by its own act', async () => {
    const { admin, friend } = await busyAdmin()
    const receipt = await portal.post(owner, at(`members/${admin.id}/disable`))
    expect(receipt.json().leftBehind).toEqual({ invitations: 1, people: 1, serviceAccounts: 1, guests: 0 })

    const { items, complete, hidden } = await left(owner, admin)
    expect({ complete, hidden }).toEqual({ complete: true, hidden: 0 })
    expect(items).toMatchObject([
      { kind: 'invitation', roles: ['developer-account:developer'], end: 'revoke-invitation', mayEnd: true },
      { kind: 'member', id: friend.id, roles: ['developer-account:developer'], end: 'disable-member', mayEnd: true },
      { kind: 'service-account', name: 'Night build', end: 'end-service-account', mayEnd: true },
    ])
    const ways: Readonly<Record<string, (item: Item) => string>> = {
      'revoke-invitation': ({ id }) => `invitations/${id}/revoke`,
      'disable-member': ({ id }) => `members/${id}/disable`,
      'end-service-account': ({ id }) => `service-accounts/${id}/end`,
    }
    for (const item of items as Item[]) {
      const answer = await portal.post(owner, at(ways[item.end]!(item)))
      expect(answer.statusCode, answer.body).toBeLessThan(300)
    }
    expect((await left(owner, admin)).items).toEqual([])
    // Asked for again, the receipt says so.
    const again = await portal.post(owner, at(`members/${admin.id}/disable`))
    expect(again.json().leftBehind).toEqual({ invitations: 0, people: 0, serviceAccounts: 0, guests: 0 })
  })

  it('X5: it is told of somebody removed as well, and what others set up is not in it', async () => {
    const { admin } = await busyAdmin()
    const receipt = await portal.post(owner, at(`members/${admin.id}/remove`))
    expect(receipt.json().leftBehind).toEqual({ invitations: 1, people: 1, serviceAccounts: 1, guests: 0 })
    expect((await left(owner, admin)).items).toHaveLength(3)
    const quiet = await portal.person('admin')
    expect((await left(owner, quiet)).items).toEqual([])
  })

  it('X5: whoever came in by their invitation is in it, and not once they have come back by themselves', async () => {
    const { admin, friend } = await busyAdmin()
    const id = await invite(admin, 'accepted')
    const { database, clock } = portal.server.service
    const ofFriend = and(eq(memberships.userId, friend.id), eq(memberships.scopeId, portal.account.id))
    await database.transact(everywhere, async (tx) => {
      await tx.update(invitations).set({ acceptedAt: clock.now(), acceptedBy: friend.id }).where(eq(invitations.id, id))
    })
    const people = async () =>
      (await left(owner, admin)).items.filter(({ kind }: Item) => kind === 'member').map((item: Item) => item.id)
    expect(await people()).toEqual([friend.id])
    // As a claim of theirs leaves it (X3).
    await database.transact(everywhere, (tx) =>
      tx
        .update(memberships)
        .set({ addedBy: `person:${friend.id}` })
        .where(ofFriend),
    )
    expect(await people()).toEqual([])
  })

  it('X2: what lies above the reader is shown, and not theirs to end', async () => {
    const { admin, friend } = await busyAdmin()
    const reader = await portal.person('admin')
    // Nobody but a transfer makes owners (A4): the friend has become one by it.
    await portal.server.service.database.transact(everywhere, async (tx) => {
      await tx
        .update(assignments)
        .set({ role: 'developer-account:owner' })
        .where(and(eq(assignments.userId, friend.id), eq(assignments.scopeId, portal.account.id)))
    })
    const { items } = await left(reader, admin)
    expect(items.find(({ id }: Item) => id === friend.id)).toMatchObject({ mayEnd: false })
    expect(items.filter(({ mayEnd }: Item) => mayEnd)).toHaveLength(2)
  })

  it('X13: a machine whose maker is gone is flagged, and goes on working', async () => {
    const { admin } = await busyAdmin()
    const made = await portal.post(owner, at('service-accounts'), { name: 'Stays', role: 'developer' })
    await portal.post(owner, at(`members/${admin.id}/disable`))
    const { items } = (await portal.get(owner, at('service-accounts?limit=100'))).json()
    const of = (id: string) => items.find((account: { id: string }) => account.id === id)
    expect(of(made.json().id).makerLeft).toBe(false)
    const theirs = (await left(owner, admin)).items.find(({ kind }: Item) => kind === 'service-account')
    expect(of(theirs.id).makerLeft).toBe(true)
  })

  it('X14: an operator who archives somebody learns how much is left, and not what it is', async () => {
    const { admin } = await busyAdmin()
    const operator = await portal.operator()
    const receipt = await portal.post(operator, `/api/v1/scopes/platform/people/${admin.id}/archive`)
    expect(receipt.json().leftBehind).toEqual({ invitations: 1, people: 1, serviceAccounts: 1, guests: 0 })
    const answer = await portal.get(operator, `/api/v1/scopes/platform/people/${admin.id}/left-behind`)
    expect(answer.json()).toEqual({ items: [], complete: true, hidden: 3 })
  })

  it('X5: what lies where the reader may not look takes no room from what they may see', async () => {
    const { admin } = await busyAdmin()
    const elsewhere = await makeScope(portal.server.service, 'developer-account', portal.organization)
    for (let sent = 0; sent < 101; sent += 1) await invite(admin, 'hidden', 7, elsewhere)
    const reader = await portal.operator()
    await join(portal.server.service, reader, portal.account, { roles: ['developer-account:owner'] })
    const answer = await portal.get(reader, `/api/v1/scopes/platform/people/${admin.id}/left-behind`)
    expect(answer.json()).toMatchObject({ complete: true, hidden: 101 })
    expect(answer.json().items.map(({ kind }: Item) => kind)).toEqual(['invitation', 'member', 'service-account'])
  })

  it('X8: nobody learns of people of another organization, nor of a place that they cannot see', async () => {
    const { admin } = await busyAdmin()
    const stranger = await portal.stranger()
    expect((await portal.get(stranger, at(`left-behind/${admin.id}`))).statusCode).toBe(404)
    expect((await portal.get(stranger, at(`belongings/${admin.id}`))).statusCode).toBe(404)
    expect((await portal.get(owner, at(`left-behind/${stranger.id}`))).statusCode).toBe(404)
    expect((await portal.get(owner, at(`belongings/${stranger.id}`))).statusCode).toBe(404)
    expect((await portal.get(await portal.person('developer'), at(`left-behind/${admin.id}`))).statusCode).toBe(403)
    const operator = await portal.operator()
    const unknown = `/api/v1/scopes/platform/people/${portal.account.id}`
    expect((await portal.get(operator, `${unknown}/left-behind`)).statusCode).toBe(404)
    expect((await portal.get(operator, `${unknown}/belongings`)).statusCode).toBe(404)
  })
})

describeOnDatabases('what an administrator of a whole platform set up', ({ open }) => {
  it('X5: accounts that they made are archived, where nobody is disabled or removed', async () => {
    const server = await startTestServer({ blueprint: 'ai-platform', database: await open() })
    const admin = async () => {
      const made = await makePerson(server.service)
      await join(server.service, made, platform, { roles: ['platform:admin', 'platform:app'] })
      return { ...made, ask: await server.as(made.id) }
    }
    const [first, second] = [await admin(), await admin()]
    const url = '/api/v1/scopes/platform/people'
    const payload = { email: 'made@example.com', name: 'Made by the first' }
    const { id } = (await first.ask({ method: 'POST', url, payload })).json()
    const receipt = await second.ask({ method: 'POST', url: `${url}/${first.id}/archive` })
    expect(receipt.json().leftBehind).toMatchObject({ people: 1 })
    const { items } = (await second.ask({ url: `${url}/${first.id}/left-behind` })).json()
    expect(items).toMatchObject([{ kind: 'member', id, end: 'archive-person', mayEnd: true }])
    expect((await second.ask({ method: 'POST', url: `${url}/${id}/archive` })).statusCode).toBe(200)
    expect((await second.ask({ url: `${url}/${first.id}/left-behind` })).json().items).toEqual([])
    await server.stop()
  })
})
