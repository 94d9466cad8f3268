import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { newId, platformId, type SessionId, type TenantId, type UserId } from '../ids.ts'
import type { Database, Tx, Wall } from './database.ts'
import { databaseFailure } from './database-failure.ts'
import { describeOnDatabases } from './on-databases.fixture.ts'
import { everything, insertMembership, insertOrganization, insertPerson } from './rows.fixture.ts'
import {
  assignments,
  auditPersonal,
  memberships,
  resourceShares,
  resources,
  scopes,
  sessions,
  setUpLinks,
  users,
} from './schema.ts'

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
}

// The guarantee: whatever a query forgets, rows of another organization are neither shown nor changed.
describeOnDatabases('the wall between organizations', ({ open, byHand }) => {
  let database: Database
  const mine = newId<TenantId>(systemClock)
  const theirs = newId<TenantId>(systemClock)
  const behind: Wall = { tenants: [mine], person: null }
  let columns: readonly Column[] = []
  let tenantTables: readonly string[] = []

  beforeAll(async () => {
    database = await open()
    columns = (await byHand(`
      select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable
      from information_schema.columns where table_schema = 'public' and table_name <> 'portreeve_migrations'
      order by table_name, ordinal_position`)) as unknown as readonly Column[]
    tenantTables = columns.filter(({ column }) => column === 'tenant_id').map(({ table }) => table)
    for (const table of tenantTables) for (const tenant of [mine, theirs]) await byHand(oneRow(table, tenant))
  })

  /** Any row of a table, past its foreign keys: what is in it does not matter, only whose it is. */
  function oneRow(table: string, tenant: TenantId): string {
    const own = columns.filter(
      (column) => column.table === table && (!column.nullable || column.column === 'tenant_id'),
    )
    const id = newId<UserId>(systemClock)
    const values = own.map(({ column, type }) => {
      if (column === 'tenant_id') return `'${tenant}'`
      if (type === 'uuid') return `'${id}'`
      if (type === 'text') return `'${id}'`
      if (type === 'jsonb') return `'{}'`
      if (type === 'ARRAY') return `'{}'`
      if (type === 'boolean') return 'false'
      if (type.startsWith('timestamp')) return `'epoch'`
      return '1'
    })
    const names = own.map(({ column }) => `"${column}"`).join(', ')
    return `set session_replication_role = replica;
      insert into ${table} (${names}) values (${values.join(', ')}); set session_replication_role = origin`
  }

  const count = async (tx: Tx, table: string, tenant: TenantId) => {
    const { rows } = (await tx.execute(
      sql.raw(`select count(*)::int as count from ${table} where tenant_id = '${tenant}'`),
    )) as unknown as {
      rows: readonly { count: number }[]
    }
    return rows[0]?.count
  }

  it('stands on every table, also for the owner of the tables', async () => {
    const open =
      await byHand(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
      and relname <> 'portreeve_migrations' and not (relrowsecurity and relforcerowsecurity)`)
    expect(open).toEqual([])
    expect(tenantTables.length).toBeGreaterThan(10)
    expect(tenantTables).toEqual(expect.arrayContaining(['resources', 'resource_transfers', 'review_schedules']))
  })

  it('hides the rows of others in every table that has a tenant, though the query asks for them', async () => {
    for (const table of tenantTables) {
      await database.read(behind, async (tx) => {
        expect([table, await count(tx, table, mine), await count(tx, table, theirs)]).toEqual([table, 1, 0])
      })
      await database.read({ tenants: [], person: null }, async (tx) => {
        expect([table, await count(tx, table, mine), await count(tx, table, theirs)]).toEqual([table, 0, 0])
      })
      await database.read(everything, async (tx) => {
        expect([table, await count(tx, table, mine), await count(tx, table, theirs)]).toEqual([table, 1, 1])
      })
    }
  })

  it('keeps every table from rows for others: none is added, moved there or deleted', async () => {
    for (const table of tenantTables) {
      const attempts = [
        `insert into ${table} select * from jsonb_populate_record(null::${table}, (select to_jsonb(r) || '{"tenant_id": "${theirs}"}'
          from ${table} r where tenant_id = '${mine}'))`,
        `update ${table} set tenant_id = '${theirs}'`,
      ]
      for (const statement of attempts) {
        const refused = await database
          .transact(behind, (tx) => tx.execute(sql.raw(statement)))
          .catch((error: unknown) => error)
        expect([table, statement, databaseFailure(refused)?.code]).toEqual([table, statement, '42501'])
      }
      // Of an append-only table a deletion is refused whole; of others it finds only what is one's own.
      await database
        .transact(behind, (tx) => tx.execute(sql.raw(`delete from ${table} where tenant_id = '${theirs}'`)))
        .catch(() => {})
      await database.read(everything, async (tx) => expect([table, await count(tx, table, theirs)]).toEqual([table, 1]))
    }
  })

  it('shows people and their sessions to themselves and to organizations that they have a membership in', async () => {
    const made = await database.transact(everything, async (tx) => {
      const [home, elsewhere] = [await insertOrganization(tx), await insertOrganization(tx)]
      const userId = await insertPerson(tx)
      await insertMembership(tx, userId, home)
      await tx.insert(sessions).values({
        id: newId<SessionId>(systemClock),
        tokenHash: userId,
        userId,
        createdAt: new Date(),
        lastSeenAt: new Date(),
        idleExpiresAt: new Date(),
        expiresAt: new Date(),
        provedAt: new Date(),
      })
      return { home, elsewhere, userId }
    })
    const seen = (wall: Wall) =>
      database.read(wall, async (tx) => [
        (await tx.select().from(users).where(eq(users.id, made.userId))).length,
        (await tx.select().from(sessions).where(eq(sessions.userId, made.userId))).length,
        (await tx.select().from(memberships).where(eq(memberships.userId, made.userId))).length,
      ])
    expect(await seen({ tenants: [], person: made.userId })).toEqual([1, 1, 1])
    expect(await seen({ tenants: [made.home], person: null })).toEqual([1, 1, 1])
    expect(await seen({ tenants: [made.elsewhere], person: null })).toEqual([0, 0, 0])
    expect(await seen({ tenants: [], person: null })).toEqual([0, 0, 0])
  })

  it('lets nobody let themselves in: a person sees their memberships and roles, and writes none', async () => {
    const { userId, tenantId } = await database.transact(everything, async (tx) => ({
      userId: await insertPerson(tx),
      tenantId: await insertOrganization(tx),
    }))
    const alone: Wall = { tenants: [], person: userId }
    const attempts = [
      (tx: Tx) => insertMembership(tx, userId, tenantId),
      (tx: Tx) =>
        tx
          .insert(assignments)
          .values({ userId, scopeId: platformId, role: 'platform:any', grantedBy: userId, grantedAt: new Date() }),
      (tx: Tx) =>
        tx.insert(memberships).values({ userId, scopeId: platformId, status: 'active', since: new Date(), by: userId }),
    ]
    for (const attempt of attempts) {
      const refused = await database
        .transact(alone, async (tx) => void (await attempt(tx)))
        .catch((error: unknown) => error)
      expect(databaseFailure(refused)?.code).toBe('42501')
    }
  })

  it('keeps what belongs to the platform from organizations, apart from the scopes above them', async () => {
    const [member] = await database.transact(everything, async (tx) => {
      const userId = await insertPerson(tx)
      await tx
        .insert(memberships)
        .values({ userId, scopeId: platformId, status: 'active', since: new Date(), by: 'test' })
      await tx.insert(setUpLinks).values({ tokenHash: userId, createdAt: new Date(), expiresAt: new Date() })
      return [userId]
    })
    await database.read(behind, async (tx) => {
      expect(await tx.select().from(scopes).where(eq(scopes.id, platformId))).toHaveLength(1)
      expect(await tx.select().from(memberships).where(eq(memberships.userId, member!))).toEqual([])
      expect(await tx.select().from(users).where(eq(users.id, member!))).toEqual([])
      expect(await tx.select().from(setUpLinks)).toEqual([])
    })
    const renamed = await database.transact(behind, (tx) =>
      tx.update(scopes).set({ name: 'Ours now' }).where(eq(scopes.id, platformId)).returning(),
    )
    expect(renamed).toEqual([])
  })

  it('opens for what was shared, and for nothing beside it', async () => {
    const made = await database.transact(everything, async (tx) => {
      const [owner, guest, home, partner] = [
        await insertPerson(tx),
        await insertPerson(tx),
        await insertOrganization(tx),
        await insertOrganization(tx),
      ]
      const ids = [1, 2, 3].map(() => newId<(typeof resources.$inferSelect)['id']>(systemClock))
      for (const id of ids) {
        await tx.insert(resources).values({
          id,
          kind: 'app',
          scopeId: home,
          tenantId: home,
          ownerId: owner,
          name: 'A',
          nameKey: 'a',
          createdAt: new Date(),
        })
      }
      const nil = '00000000-0000-0000-0000-000000000000'
      const share = { tenantId: home, relation: 'viewer' }
      await tx
        .insert(resourceShares)
        .values({ ...share, resourceId: ids[0]!, userId: guest, organizationId: nil as TenantId })
      await tx
        .insert(resourceShares)
        .values({ ...share, resourceId: ids[1]!, userId: nil as UserId, organizationId: partner })
      return { ids, guest, partner, owner }
    })
    const seen = async (wall: Wall) =>
      (await database.read(wall, (tx) => tx.select().from(resources))).map(({ id }) => id).sort()
    expect(await seen({ tenants: [], person: made.guest })).toEqual([made.ids[0]])
    expect(await seen({ tenants: [made.partner], person: null })).toEqual([made.ids[1]])
    expect(await seen({ tenants: [], person: made.owner })).toEqual([...made.ids].sort())
  })

  it('keeps records as they were: events are added and read, never changed, not even by a superuser', async () => {
    const appendOnly = ['audit_events', 'audit_seals', 'security_events']
    for (const table of appendOnly) {
      for (const statement of [`update ${table} set tenant_id = null`, `delete from ${table}`, `truncate ${table}`]) {
        const refused = await database
          .transact(everything, (tx) => tx.execute(sql.raw(statement)))
          .catch((error: unknown) => error)
        expect([statement, databaseFailure(refused)?.code]).toEqual([statement, '42501'])
        await expect(byHand(statement)).rejects.toThrow(`${table} is append-only`)
      }
    }
    await expect(byHand('update audit_personal set tenant_id = null')).rejects.toThrow('append-only')
    await database.transact(everything, async (tx) => {
      expect(await tx.delete(auditPersonal).where(eq(auditPersonal.tenantId, mine)).returning()).toHaveLength(1)
    })
  })

  it('leaves the indexes to the queries of the server', async () => {
    await byHand(`insert into users (id, population, email, email_key, name, name_key, status, created_at)
        select gen_random_uuid(), 'people', n, 'many' || n, n, n, 'active', 'epoch' from generate_series(1, 3000) as n;
      insert into memberships select id, '${platformId}', gen_random_uuid(), 'active', 'epoch', 'test' from users
        where email_key like 'many%'; analyze users; analyze memberships`)
    const plan = await database.read(behind, async (tx) => {
      const { rows } = (await tx.execute(
        sql`explain select * from users where population = 'people' and email_key = 'many7'`,
      )) as unknown as { rows: readonly Record<string, string>[] }
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index Cond: \(\(population = 'people'::text\) AND \(email_key = 'many7'::text/)
    expect(plan).toMatch(/Index (Only )?Scan using memberships/)
    expect(plan).not.toContain('Seq Scan')
  })
})
