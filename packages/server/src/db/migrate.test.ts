import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCluster } from '../../../../tests/postgres/start-cluster.ts'
import { systemClock } from '../clock.ts'
import { startChild } from './child.fixture.ts'
import { loadMigrations } from './migrations.ts'
import { byHandAt, describeOnDatabases, freshPostgresql } from './on-databases.fixture.ts'
import { openPostgresql } from './open-postgresql.ts'
import { everything, insertPerson } from './rows.fixture.ts'

// A cluster of its own: the two roles are made once per cluster, and here nobody has made them yet.
describe('migrating a fresh PostgreSQL', () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(() => cluster.stop())

  const address = (database: string, login = 'postgres') => {
    const url = new URL(cluster.url)
    url.pathname = `/${database}`
    url.username = login
    return url.href
  }

  it('as a login that may not make the roles says exactly what to run, and works once that was done', async () => {
    await byHandAt(cluster.url, 'create role plain login')
    await byHandAt(cluster.url, 'create database plain')
    const url = address('plain', 'plain')
    const refused = await openPostgresql({ url, clock: systemClock }).catch((error: unknown) => error)
    const message = refused instanceof Error ? refused.message : ''
    expect(message).toContain('The database login plain may not set up the two roles')
    await byHandAt(address('plain'), message.slice(message.indexOf('CREATE ROLE')))
    const database = await openPostgresql({ url, clock: systemClock })
    await database.transact(everything, insertPerson)
    await database.close()
    await byHandAt(address('plain'), `drop owned by portreeve_owner, portreeve_app, plain`)
    await byHandAt(cluster.url, 'drop database plain')
    await byHandAt(cluster.url, 'drop role portreeve_owner, portreeve_app, plain')
  })

  it('by three nodes at once, beside nodes of another database, makes each database once', {
    timeout: 60_000,
  }, async () => {
    await byHandAt(cluster.url, 'create database one')
    await byHandAt(cluster.url, 'create database two')
    const nodes = ['one', 'one', 'one', 'two', 'two'].map((name) =>
      startChild('writer-child.fixture.ts', 'postgresql', address(name), 'once'),
    )
    for (const node of nodes) expect(await node.until(1)).toEqual(['open'])
    expect(await Promise.all(nodes.map((node) => node.ended()))).toEqual([0, 0, 0, 0, 0])
    for (const name of ['one', 'two']) {
      const applied = await byHandAt(address(name), 'select name, hash from portreeve_migrations order by name')
      expect(applied).toEqual((await loadMigrations()).map(({ name, hash }) => ({ name, hash })))
    }
  })

  it('works for the owner of a database who may make roles and is no superuser', async () => {
    await byHandAt(cluster.url, 'create role hosted login createrole')
    await byHandAt(cluster.url, 'create database hosted owner hosted')
    await byHandAt(cluster.url, 'grant portreeve_owner, portreeve_app to hosted')
    const database = await openPostgresql({ url: address('hosted', 'hosted'), clock: systemClock })
    await database.transact(everything, insertPerson)
    await database.close()
  })

  it('asks for what is missing only, where another deployment has made the roles already', async () => {
    await byHandAt(cluster.url, 'create role guest login')
    await byHandAt(cluster.url, 'grant portreeve_owner, portreeve_app to guest')
    await byHandAt(cluster.url, 'create database guest')
    const url = address('guest', 'guest')
    const refused = await openPostgresql({ url, clock: systemClock }).catch((error: unknown) => error)
    const message = refused instanceof Error ? refused.message : ''
    expect(message).not.toContain('CREATE ROLE')
    await byHandAt(address('guest'), message.slice(message.indexOf('GRANT')))
    await (await openPostgresql({ url, clock: systemClock })).close()
  })

  it('refuses a database whose encoding cannot hold every name', async () => {
    await byHandAt(cluster.url, `create database latin encoding 'SQL_ASCII' template template0`)
    await expect(openPostgresql({ url: address('latin'), clock: systemClock })).rejects.toThrow(/encoded in SQL_ASCII/)
  })
})

describe('a database of another version', () => {
  it('that is newer than the code is refused in clear words', async () => {
    const url = await freshPostgresql()
    await byHandAt(url, `insert into portreeve_migrations values ('9999_future', 'x', now())`)
    await expect(openPostgresql({ url, clock: systemClock })).rejects.toThrow(
      /made by a newer Portreeve: .*9999_future/,
    )
  })

  it('whose migrations are not those of the code is refused', async () => {
    const url = await freshPostgresql()
    await byHandAt(url, `update portreeve_migrations set hash = 'x' where name like '0001%'`)
    await expect(openPostgresql({ url, clock: systemClock })).rejects.toThrow(
      /0001_walls of this database is not the one/,
    )
  })
})

describeOnDatabases('a migrated database', ({ open, byHand }) => {
  it('belongs to a role of its own, which nobody can sign in as', async () => {
    await open()
    expect(
      await byHand(
        `select tableowner, count(*) > 15 as all_of_them from pg_tables where schemaname = 'public' group by 1`,
      ),
    ).toEqual([{ tableowner: 'portreeve_owner', all_of_them: true }])
    expect(
      await byHand(
        `select rolname, rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname like 'portreeve%' order by 1`,
      ),
    ).toEqual(
      ['portreeve_app', 'portreeve_owner'].map((rolname) => ({
        rolname,
        rolcanlogin: false,
        rolsuper: false,
        rolbypassrls: false,
      })),
    )
  })
})
