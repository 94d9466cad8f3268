import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { users } from '../../db/schema.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, makePerson, platform } from '../../http/world.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'

const nothing = { changeRole: false, disable: false, enable: false, remove: false, transfer: false }

describeOnDatabases('what one may do about members', ({ open }) => {
  let portal: Portal
  let owner: MadePerson
  let admin: MadePerson
  let developer: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
    admin = await portal.person('admin')
    developer = await portal.person('developer')
  })
  afterAll(() => portal.server.stop())

  const path = (rest: string) => `/api/v1/scopes/${portal.account.id}/${rest}`
  async function may(reader: MadePerson, target: MadePerson) {
    const { items } = (await portal.get(reader, path('members?limit=100'))).json()
    return items.find(({ id }: { id: string }) => id === target.id)?.may
  }

  it('X2, X4, A4: the list says about each member what the acts themselves will decide', async () => {
    const disabled = await portal.person('developer', 'disabled')
    const peer = await portal.person('admin')
    const all = { changeRole: true, disable: true, enable: false, remove: true, transfer: false }
    expect(await may(admin, developer)).toEqual(all)
    expect(await may(admin, peer)).toEqual(all)
    expect(await may(admin, owner)).toEqual(nothing)
    expect(await may(admin, admin)).toEqual(nothing)
    expect(await may(admin, disabled)).toEqual({ ...all, disable: false, enable: true })
    expect(await may(owner, developer)).toEqual({ ...all, transfer: true })
    expect(await may(owner, disabled)).toEqual({ ...all, disable: false, enable: true })
    expect(await may(owner, owner)).toEqual(nothing)
  })

  it('A9: somebody whose demotion waits may do nothing about anybody', async () => {
    const demoted = await portal.person('admin')
    const session = await portal.server.as(demoted.id)
    const change = { method: 'PATCH', url: path(`members/${demoted.id}`), payload: { give: ['developer'] } } as const
    await (await portal.server.as(owner.id))(change)
    expect((await session({ url: path(`members/${developer.id}`) })).json().may).toEqual(nothing)
    expect((await session({ url: path('assignable-roles') })).json()).toEqual({ items: [] })
  })

  it('X2, A4: one’s own roles say which one may give here: never the owner’s', async () => {
    for (const giver of [owner, admin]) {
      const { items } = (await portal.get(giver, path('assignable-roles'))).json()
      expect(items).toMatchObject([
        { role: 'developer-account:admin', label: 'Admin', reasonRequired: false, administrative: true },
        { role: 'developer-account:developer', label: 'Developer', administrative: false },
      ])
    }
    expect((await portal.get(developer, path('assignable-roles'))).statusCode).toBe(403)
  })

  it('who was not active for so many days is found, whoever never was with them', async () => {
    const found = async (days: number) => {
      const { items } = (await portal.get(admin, path(`members?limit=100&search=quiet&inactiveDays=${days}`))).json()
      return items.map(({ name }: { name: string }) => name)
    }
    for (const [name, days] of [
      ['Quiet for a month', 31],
      ['Quiet for a week', 8],
      ['Quiet not at all', 0],
      ['Quiet ever since', null],
    ] as const) {
      const person = await portal.person('developer')
      const { database, clock } = portal.server.service
      const lastActiveAt = days === null ? null : new Date(clock.now().getTime() - days * 86_400_000)
      await database.transact({ tenants: 'all', person: null }, (tx) =>
        tx.update(users).set({ name, nameKey: name.toLowerCase(), lastActiveAt }).where(eq(users.id, person.id)),
      )
    }
    expect(await found(7)).toEqual(['Quiet ever since', 'Quiet for a month', 'Quiet for a week'])
    expect(await found(30)).toEqual(['Quiet ever since', 'Quiet for a month'])
    expect((await portal.get(admin, path('members?inactiveDays=0'))).statusCode).toBe(422)
  })
})

describeOnDatabases('several roles for one person', ({ open }) => {
  let server: TestServer
  let admin: MadePerson
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'single', database: await open() })
    admin = await person('admin')
    await person('admin')
  })
  afterAll(() => server.stop())

  async function person(...roles: readonly string[]) {
    const made = await makePerson(server.service)
    await join(server.service, made, platform, { roles: [...roles, 'app'].map((role) => `platform:${role}`) })
    return made
  }
  const members = '/api/v1/scopes/platform/members'
  const change = async (whom: MadePerson, payload: object) =>
    (await server.as(admin.id))({ method: 'PATCH', url: `${members}/${whom.id}`, payload })
  const get = async (url: string) => (await (await server.as(admin.id))({ url })).json()

  describe('C4: an admin toggles admin and developer of others', () => {
    it('and of their own what manages nobody', async () => {
      expect((await change(admin, { give: ['developer'] })).json().after).toContain('platform:developer')
      expect((await change(admin, { take: ['developer'] })).json().takesEffect).toBe('now')
      // C6: not their own admin role.
      expect((await change(admin, { take: ['admin'] })).json()).toMatchObject({ code: 'own-role' })
      expect((await get(`${members}/${admin.id}`)).may).toMatchObject({ changeRole: true, remove: false })
    })

    it('C5: admin with a reason, which is kept', async () => {
      const whom = await person('developer')
      expect((await change(whom, { give: ['admin'] })).json()).toMatchObject({ code: 'reason-needed' })
      expect((await change(whom, { give: ['admin'], reason: '  On call  ' })).json().after).toEqual([
        ...['platform:app', 'platform:developer', 'platform:admin'],
      ])
      const { roles } = await get(`${members}/${whom.id}`)
      expect(roles).toContainEqual(expect.objectContaining({ role: 'platform:admin', reason: 'On call' }))
      const preview = await (await server.as(admin.id))({
        ...{ method: 'POST', url: `${members}/${(await person()).id}/preview`, payload: { give: ['admin'] } },
      })
      expect(preview.json()).toMatchObject({ reasonRequired: true, refusal: null })
    })

    it('C1: app stays, whoever takes it away', async () => {
      const whom = await person('developer')
      expect((await change(whom, { take: ['app'] })).json()).toMatchObject({ code: 'conflict' })
      expect((await change(whom, { take: ['developer'] })).json().after).toEqual(['platform:app'])
    })

    it('and gives admin, developer and user only', async () => {
      const { items } = await get('/api/v1/scopes/platform/assignable-roles')
      expect(items.map(({ role }: { role: string }) => role)).toEqual([
        ...['platform:admin', 'platform:developer', 'platform:user'],
      ])
      expect(items[0]).toMatchObject({ reasonRequired: true, administrative: true })
    })

    it('C7: nobody is removed or leaves here: accounts are archived', async () => {
      const whom = await person('developer')
      const session = await server.as(whom.id)
      expect((await session({ method: 'POST', url: '/api/v1/session/scopes/platform/leave' })).json()).toMatchObject({
        code: 'conflict',
      })
      expect((await get(`${members}/${whom.id}`)).may).toMatchObject({ disable: false, remove: false, transfer: false })
    })
  })
})
