import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { memberships } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { listMembers, type MemberList } from './list-members.ts'

const everything = { tenants: 'all', person: null } as const

describeOnDatabases('the members list', ({ open, byHand }) => {
  let server: TestServer
  let scope: MadeScope
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
    scope = await makeScope(server.service, 'organization')
    for (const [name, membership] of [
      ['Dora', 'active'],
      ['anna', 'disabled'],
      ['Cem', 'removed'],
      ['Ben', 'active'],
      ['Anna', 'active'],
    ] as const) {
      await join(server.service, await makePerson(server.service, { name }), scope, { membership })
    }
  })
  afterAll(() => server.stop())

  const names = async (list: Partial<MemberList> = {}) => {
    const members = await listMembers(hostContext(server.service, 'demo'), { scope: scope.id, limit: 50, ...list })
    return members.map(({ name }) => name)
  }

  it('goes by name, whatever the status, page after page', async () => {
    expect((await names()).slice(2)).toEqual(['Ben', 'Dora'])
    expect((await names()).slice(0, 2).sort()).toEqual(['Anna', 'anna'])
    expect(await names({ status: 'disabled' })).toEqual(['anna'])
    const paged: string[] = []
    let after: { after?: NonNullable<MemberList['after']> } = {}
    for (;;) {
      const [next] = await listMembers(hostContext(server.service, 'demo'), { scope: scope.id, limit: 1, ...after })
      if (next === undefined) break
      paged.push(next.name)
      after = { after: { nameKey: next.nameKey, id: next.id } }
    }
    expect(paged).toEqual(await names())
  })

  it('takes the state of an account that is closed before that of the membership, whatever else is asked for', async () => {
    const place = await makeScope(server.service, 'organization')
    const closed = { scope: place.id }
    const roles = ['organization:org-user']
    for (const [name, status, membership] of [
      ['Ada', 'active', 'active'],
      ['Bo', 'archived', 'active'],
      ['Cy', 'archived', 'disabled'],
      ['Di', 'blocked', 'active'],
      ['Ed', 'active', 'disabled'],
      ['Fay', 'blocked', 'removed'],
    ] as const) {
      const person = await makePerson(server.service, { name, status })
      await join(server.service, person, place, { membership, roles })
    }
    expect(await names(closed)).toEqual(['Ada', 'Bo', 'Cy', 'Di', 'Ed'])
    const wanted = { active: ['Ada'], disabled: ['Ed'], archived: ['Bo', 'Cy'], blocked: ['Di'] }
    for (const [state, expected] of Object.entries(wanted)) {
      const status = state as keyof typeof wanted
      expect(await names({ ...closed, status }), state).toEqual(expected)
      expect(await names({ ...closed, status, search: 'p-', role: 'org-user' }), state).toEqual(expected)
    }
    expect(await names({ ...closed, status: 'archived', limit: 1 })).toEqual(['Bo'])
  })

  it('finds by the beginning of a name or an address, each person once', async () => {
    expect(await names({ search: 'AN' })).toHaveLength(2)
    expect(await names({ search: 'p-' })).toEqual(await names())
    const both = await makePerson(server.service, { name: 'p-both' })
    await join(server.service, both, scope)
    expect((await names({ search: 'P-' })).filter((name) => name === 'p-both')).toEqual(['p-both'])
    expect(await names({ search: both.email })).toEqual(['p-both'])
  })

  it('lists somebody renamed under the new name, also by a hand in SQL and after joining again', async () => {
    const person = await makePerson(server.service, { name: 'Zoe' })
    await join(server.service, person, scope)
    expect((await names()).at(-1)).toBe('Zoe')
    await byHand(`update users set name = 'Aaron', name_key = 'aaron', email_key = 'aaron@x' where id = '${person.id}'`)
    expect((await names())[0]).toBe('Aaron')
    expect(await names({ search: 'aaron@' })).toEqual(['Aaron'])
    const elsewhere = await makeScope(server.service, 'organization')
    const stored = await server.service.database.transact(everything, async (tx) => {
      const row = { status: 'active', since: new Date(0), by: 'test', nameKey: 'forged', emailKey: 'forged' } as const
      await tx
        .insert(memberships)
        .values({ ...row, userId: person.id, scopeId: elsewhere.id, tenantId: elsewhere.tenantId })
      return tx.select().from(memberships).where(eq(memberships.scopeId, elsewhere.id))
    })
    expect(stored).toMatchObject([{ nameKey: 'aaron', emailKey: 'aaron@x' }])
  })
})
