import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession } from '../../access/sessions.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { sessions } from '../../db/schema.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'

describeOnDatabases('what a member is elsewhere, and from whom', ({ open }) => {
  let portal: TestServer
  beforeAll(async () => {
    portal = await startTestServer({ blueprint: 'developer-portal', database: await open() })
  })
  afterAll(() => portal.stop())

  const read = async (asker: MadePerson, scope: MadeScope, person: MadePerson) => {
    const ask = await portal.as(asker.id)
    return ask({ url: `/api/v1/scopes/${scope.id}/members/${person.id}/standing` })
  }

  it('tells the places whose members the asker may see, and who gave each role', async () => {
    const organization = await makeScope(portal.service, 'organization', undefined, 'Ørsted')
    const account = await makeScope(portal.service, 'developer-account', organization, 'Apps')
    const product = await makeScope(portal.service, 'product-account', organization, 'Desk')
    const [owner, newcomer] = [
      await makePerson(portal.service, { name: 'Åse' }),
      await makePerson(portal.service, { name: '陳' }),
    ]
    await join(portal.service, owner, organization, { roles: ['organization:org-admin'] })
    await join(portal.service, owner, account, { roles: ['developer-account:owner'] })
    await join(portal.service, newcomer, organization, { roles: ['organization:org-user'] })
    await join(portal.service, newcomer, product, { roles: ['product-account:agent'] })
    const ask = await portal.as(owner.id)
    const added = await ask({
      method: 'POST',
      url: `/api/v1/scopes/${account.id}/members`,
      payload: { person: newcomer.id, roles: ['developer'] },
    })
    expect(added.statusCode).toBe(201)
    await portal.as(newcomer.id)

    const standing = (await read(owner, account, newcomer)).json()
    expect(standing.places.map(({ scope }: { scope: { name: string } }) => scope.name)).toEqual(['Apps', 'Ørsted'])
    expect(standing.places[0]).toMatchObject({
      status: 'active',
      addedBy: { kind: 'person', id: owner.id, name: 'Åse' },
      roles: [{ label: 'Developer', grantedBy: { kind: 'person', name: 'Åse' }, reason: null, expiresAt: null }],
    })
    expect(standing.complete).toBe(true)
    expect(standing.sessions).toMatchObject({ open: 1 })
  })

  it('is refused to whoever may not see members, and says nothing about who is no member', async () => {
    const organization = await makeScope(portal.service, 'organization')
    const other = await makeScope(portal.service, 'organization')
    const account = await makeScope(portal.service, 'developer-account', organization)
    const [developer, stranger] = [await makePerson(portal.service), await makePerson(portal.service)]
    const owner = await makePerson(portal.service)
    await join(portal.service, owner, account, { roles: ['developer-account:owner'] })
    await join(portal.service, developer, account, { roles: ['developer-account:developer'] })
    await join(portal.service, stranger, other, { roles: ['organization:org-admin'] })
    expect((await read(developer, account, owner)).statusCode).toBe(403)
    expect((await read(stranger, account, owner)).statusCode).toBe(404)
    expect((await read(owner, account, stranger)).statusCode).toBe(404)
  })

  it('is told of a member of more places than are looked at, and counts no session that ended by lying idle (X5)', async () => {
    const organization = await makeScope(portal.service, 'organization')
    const account = await makeScope(portal.service, 'developer-account', organization, 'Żuraw')
    const [owner, everywhere] = [await makePerson(portal.service), await makePerson(portal.service)]
    await join(portal.service, owner, account, { roles: ['developer-account:owner'] })
    await join(portal.service, everywhere, account, { roles: ['developer-account:developer'] })
    await portal.service.database.transact({ tenants: 'all', person: null }, async (tx) => {
      await tx.execute(sql`insert into scopes (id, type, parent_id, tenant_id, name, name_key, status, created_at)
        select gen_random_uuid(), 'developer-account', ${organization.id}, ${organization.id}, 'Apps ' || n, 'apps ' || n, 'active', now()
        from generate_series(1, 201) n`)
      await tx.execute(sql`insert into memberships (user_id, scope_id, tenant_id, status, since, by)
        select ${everywhere.id}, id, tenant_id, 'active', now(), 'test' from scopes where name like 'Apps %' and tenant_id = ${organization.id}`)
      for (const idle of [-1, 60_000]) {
        const { id } = await openSession(tx, portal.service, { userId: everywhere.id, ip: null, agent: null })
        await tx
          .update(sessions)
          .set({ idleExpiresAt: new Date(portal.service.clock.now().getTime() + idle) })
          .where(eq(sessions.id, id))
      }
    })
    const answer = await read(owner, account, everywhere)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ complete: false, sessions: { open: 1 } })
    expect(answer.json().places).toMatchObject([{ scope: { name: 'Żuraw' }, roles: [{ label: 'Developer' }] }])
  })
})
