import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { messages } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import type { MadePerson } from '../../http/world.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'
import { addMember } from './join-scope.ts'

describeOnDatabases('mails about one’s place', ({ open }) => {
  let portal: Portal
  let owner: MadePerson
  let admin: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
    admin = await portal.person('admin')
  })
  afterAll(() => portal.server.stop())

  const path = (rest: string) => `/api/v1/scopes/${portal.account.id}/members${rest}`
  async function told(person: MadePerson) {
    const sent = await portal.server.service.database.read({ tenants: 'all', person: null }, (tx) =>
      tx.select().from(messages).orderBy(asc(messages.id)),
    )
    return sent.filter(({ userId }) => userId === person.id).map(({ kind, values }) => ({ kind, values }))
  }
  const patch = async (person: MadePerson, payload: object) =>
    (await portal.server.as(admin.id))({ method: 'PATCH', url: path(`/${person.id}`), payload })

  it('A8: whoever is added, and whose roles, state or place change, is told each time', async () => {
    const person = await portal.person()
    await portal.post(admin, path(''), { person: person.id, roles: ['developer'] })
    await portal.server.as(person.id)
    await patch(person, { give: ['admin'] })
    await patch(person, { applyNow: true })
    await portal.post(admin, path(`/${person.id}/disable`))
    await portal.post(admin, path(`/${person.id}/enable`))
    await portal.post(admin, path(`/${person.id}/remove`))
    const place = 'developer-account'
    const [by] = [(await portal.get(admin, path(`/${admin.id}`))).json().name]
    expect(await told(person)).toEqual([
      { kind: 'member-added', values: { place, by, roles: ['Developer'] } },
      {
        kind: 'roles-changed',
        values: {
          ...{ place, by, before: ['Developer'], after: ['Admin'], takesEffect: 'next-session', expiresAt: null },
        },
      },
      {
        kind: 'roles-changed',
        values: { ...{ place, by, before: ['Developer'], after: ['Admin'], takesEffect: 'now', expiresAt: null } },
      },
      { kind: 'member-disabled', values: { place, by } },
      { kind: 'member-enabled', values: { place, by } },
      { kind: 'member-removed', values: { place, by } },
    ])
  })

  it('owners learn of a new admin, whoever made them; those who did it, and the host, tell nobody of themselves', async () => {
    const person = await portal.person('developer')
    const before = (await told(owner)).length
    await patch(person, { give: ['admin'] })
    const { name } = (await portal.get(admin, path(`/${person.id}`))).json()
    expect((await told(owner)).slice(before)).toMatchObject([
      { kind: 'administrator-made', values: { who: name, role: 'Admin' } },
    ])
    expect((await told(admin)).filter(({ kind }) => kind === 'administrator-made')).toEqual([])
    const imported = await portal.person()
    const host = hostContext(portal.server.service, 'import')
    await addMember(host, { scope: portal.account.id, user: imported.id, roles: ['admin'] })
    expect(await told(imported)).toEqual([])
    expect(await told(owner)).toHaveLength(before + 1)
  })

  it('a change that is refused, or that changes nothing, is no mail', async () => {
    const person = await portal.person('developer')
    await patch(person, { give: ['owner'] })
    await patch(person, { give: ['developer'] })
    await patch(owner, { give: ['developer'] })
    expect(await told(person)).toEqual([])
  })
})
