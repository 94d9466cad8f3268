import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { join, type MadePerson, makePerson, makeScope } from '../../http/world.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'

const hours = 60

describeOnDatabases('a role with an end', ({ open }) => {
  let portal: Portal
  let owner: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
  })
  afterAll(() => portal.server.stop())

  const path = (rest: string) => `/api/v1/scopes/${portal.account.id}${rest}`
  const inHours = (count: number) => new Date(portal.clock.now().getTime() + count * 3_600_000).toISOString()
  const patch = async (by: MadePerson, whom: MadePerson, payload: object, scope = portal.account) =>
    (await portal.server.as(by.id))({
      ...{ method: 'PATCH', url: `/api/v1/scopes/${scope.id}/members/${whom.id}`, payload },
    })

  it('counts nowhere from that moment: not in an open session, not in the list, not for a token, not for giving (X2)', async () => {
    const person = await portal.person('developer')
    const answer = await patch(owner, person, { give: ['admin'], expiresAt: inHours(2) })
    expect(answer.json()).toMatchObject({ takesEffect: 'now', sessionsWaiting: 0 })
    const session = await portal.server.as(person.id)
    const made = await session({
      ...{ method: 'POST', url: path('/tokens') },
      payload: { name: 'CI', permissions: ['member.read'], expiresInDays: 30 },
    })
    const authorization = `Bearer ${made.json().token ?? made.json().secret}`
    const byToken = () => portal.server.inject({ url: path('/members'), headers: { authorization } })
    expect((await session({ url: path('/members') })).statusCode).toBe(200)
    expect((await byToken()).statusCode).toBe(200)

    portal.clock.forward(2 * hours)
    expect((await session({ url: path('/members') })).json()).toMatchObject({ status: 403, code: 'not-allowed' })
    expect((await byToken()).statusCode).toBe(403)
    const other = await portal.person('developer')
    expect(
      (
        await session({ ...{ method: 'PATCH', url: path(`/members/${other.id}`) }, payload: { give: ['admin'] } })
      ).json().code,
    ).toBe('not-allowed')
    expect((await portal.get(owner, path(`/members/${person.id}`))).json()).toMatchObject({
      status: 'active',
      roles: [],
    })
    const { items } = (await portal.get(owner, path('/members?role=admin&limit=100'))).json()
    expect(items.map(({ id }: MadePerson) => id)).not.toContain(person.id)
  })

  it('X3: does not count as the one who must be there, already before it ends', async () => {
    const place = await makeScope(portal.server.service, 'organization')
    const [last, other] = [await makePerson(portal.server.service), await makePerson(portal.server.service)]
    await join(portal.server.service, last, place, { roles: ['organization:org-admin'] })
    await join(portal.server.service, other, place, { roles: ['organization:org-user'] })
    await patch(last, other, { give: ['org-admin'], expiresAt: inHours(24) }, place)
    expect((await patch(other, last, { give: ['org-user'] }, place)).json().code).toBe('last-holder')
    expect((await patch(other, last, { give: ['org-admin'], expiresAt: inHours(48) }, place)).json().code).toBe(
      'last-holder',
    )
    const leave = `/api/v1/session/scopes/${place.id}/leave`
    expect((await portal.post(last, leave)).json().code).toBe('last-holder')
    expect((await portal.post(other, leave)).statusCode).toBe(200)
  })

  it('the end is set, moved and lifted, each as a change of its own', async () => {
    const person = await portal.person('developer')
    const until = async () => (await portal.get(owner, path(`/members/${person.id}`))).json().roles[0].expiresAt
    for (const expiresAt of [inHours(2), inHours(4), null]) {
      await patch(owner, person, { give: ['developer'], expiresAt })
      expect(await until()).toBe(expiresAt)
    }
  })
})
