import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import type { MadePerson } from '../../http/world.fixture.ts'
import { auditCount } from '../audit/audit-count.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'

describeOnDatabases('several members at once', ({ open }) => {
  let portal: Portal
  let owner: MadePerson
  let admin: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
    admin = await portal.person('admin')
  })
  afterAll(() => portal.server.stop())

  const bulk = async (act: string, people: readonly MadePerson[], more: object = {}) =>
    portal.post(admin, `/api/v1/scopes/${portal.account.id}/members/bulk/${act}`, {
      ...{ people: people.map(({ id }) => id), ...more },
    })
  const member = async (person: MadePerson) =>
    (await portal.get(owner, `/api/v1/scopes/${portal.account.id}/members/${person.id}`)).json()

  it('X2, X4, X6: each has a result of its own, in order; one that fails leaves the others; one event for each change', async () => {
    const [one, other] = [await portal.person('developer'), await portal.person('developer')]
    const count = await auditCount(portal.server.service)
    const { results } = (await bulk('disable', [one, owner, admin, await portal.stranger(), other, one])).json()
    expect(results).toMatchObject([
      { person: one.id, ok: true, receipt: { ended: { tokens: 0 } } },
      { person: owner.id, ok: false, problem: { code: 'above-your-role', detail: expect.any(String) } },
      { person: admin.id, ok: false, problem: { code: 'own-role' } },
      { ok: false, problem: { code: 'not-found' } },
      { person: other.id, ok: true },
    ])
    expect(await auditCount(portal.server.service)).toBe(count + 2)
    expect([(await member(one)).status, (await member(owner)).status]).toEqual(['disabled', 'active'])
    expect((await bulk('enable', [one, other])).json().results).toMatchObject([{ ok: true }, { ok: true }])
    expect((await member(other)).status).toBe('active')
  })

  it('A9: roles of several, each with its timing', async () => {
    const [absent, present] = [await portal.person('developer'), await portal.person('developer')]
    await portal.server.as(present.id)
    const { results } = (await bulk('change-roles', [absent, present, owner], { give: ['admin'] })).json()
    expect(results).toMatchObject([
      { ok: true, change: { after: ['developer-account:admin'], takesEffect: 'now' } },
      { ok: true, change: { after: ['developer-account:admin'], takesEffect: 'next-session' } },
      { ok: false, problem: { code: 'above-your-role' } },
    ])
  })

  it('A10: removed are those who can be', async () => {
    const person = await portal.person('developer')
    const { results } = (await bulk('remove', [person, owner], { belongings: { what: 'keep' } })).json()
    expect(results).toMatchObject([{ ok: true }, { ok: false, problem: { code: 'above-your-role' } }])
    expect((await member(person)).code).toBe('not-found')
  })

  it('X1: takes the same operation as for one, and at most a hundred people', async () => {
    const person = await portal.person('developer')
    const url = `/api/v1/scopes/${portal.account.id}/members/bulk/disable`
    expect((await portal.post(person, url, { people: [admin.id] })).statusCode).toBe(403)
    const many = Array.from({ length: 101 }, () => person)
    expect((await bulk('disable', many)).statusCode).toBe(422)
    expect((await bulk('disable', [])).statusCode).toBe(422)
  })
})
