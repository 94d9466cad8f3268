import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../packages/server/src/db/on-databases.fixture.ts'
import { MovingClock } from '../../packages/server/src/http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { type MadeScope, makeScope } from '../../packages/server/src/http/world.fixture.ts'
import { textKey } from '../../packages/server/src/text-key.ts'
import { type SignedIn, somebody } from './portal-people.ts'

/** Beginnings of names in several scripts, as they are kept: each is its own key. */
const stems = ['anna', 'anna-lena', 'björk', 'çelik', 'o’neil', 'zoë', 'ömer', 'жанна', 'नेहा', '山田', '최']
const perPage = 100

interface Filter {
  readonly search?: string
  readonly role?: string
  readonly status?: 'active' | 'disabled' | 'archived' | 'blocked'
  readonly inactiveDays?: number
}

interface Row {
  readonly id: string
  readonly nameKey: string
}

// The guarantee: with very many members, and a third of them of the same few names, every page is what a plain question to the
// database says, whatever is filtered and wherever one is in the list.
describeOnDatabases('a place with very many members', ({ open, byHand, kind }) => {
  const size = kind === 'postgresql' ? 100_000 : 10_000
  const clock = new MovingClock()
  let server: TestServer
  let place: MadeScope
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock })
    const organization = await makeScope(server.service, 'organization')
    place = await makeScope(server.service, 'developer-account', organization)
    admin = await somebody(server, [place, 'developer-account:owner'])
    const now = `'${clock.now().toISOString()}'::timestamptz`
    const names = `(array[${stems.map((stem) => `'${stem}'`)}])[1 + n % ${stems.length}]`
    await byHand(`
      create temporary table many as select n, gen_random_uuid() as id, ${names} || case when n % 3 = 0 then '' else ' ' || n % 997 end as name
        from generate_series(1, ${size}) as n;
      insert into users (id, population, email, email_key, name, name_key, status, created_at, last_active_at)
        select id, 'people', 'm' || n || '@many.example', 'm' || n || '@many.example', name, name,
          case when n % 50 = 1 then 'archived' when n % 61 = 1 then 'blocked' else 'active' end,
          ${now}, case when n % 4 = 0 then null else ${now} - (n % 200) * interval '1 day' - interval '1 hour' end from many;
      insert into memberships (user_id, scope_id, tenant_id, status, since, by)
        select id, '${place.id}', '${place.tenantId}', case when n % 7 = 1 then 'disabled' when n % 97 = 1 then 'removed' else 'active' end,
          ${now}, 'test' from many;
      insert into assignments (user_id, scope_id, tenant_id, role, granted_by, granted_at, expires_at)
        select id, '${place.id}', '${place.tenantId}', case when n % 20 = 0 then 'developer-account:admin' else 'developer-account:developer' end,
          'test', ${now}, case when n % 11 = 0 then ${now} - interval '1 day' end from many;
      drop table many;
      analyze users, memberships, assignments`)
  }, 120_000)
  afterAll(() => server.stop())

  /** What the database says, asked in the plainest way. */
  async function truth({ search, role, status, inactiveDays }: Filter): Promise<readonly Row[]> {
    const now = `'${clock.now().toISOString()}'::timestamptz`
    const state = `case when u.status <> 'active' then u.status else m.status end`
    const conditions = [
      `m.scope_id = '${place.id}' and m.status <> 'removed'`,
      search && `(starts_with(u.name_key, '${textKey(search)}') or starts_with(u.email_key, '${textKey(search)}'))`,
      status && `${state} = '${status}'`,
      role &&
        `exists (select from assignments a where a.user_id = u.id and a.scope_id = m.scope_id
           and a.role = 'developer-account:${role}' and (a.expires_at is null or a.expires_at > ${now}))`,
      inactiveDays && `(u.last_active_at is null or u.last_active_at <= ${now} - interval '${inactiveDays} days')`,
    ]
    const rows = await byHand(`select u.id, u.name_key from memberships m join users u on u.id = m.user_id
      where ${conditions.filter(Boolean).join(' and ')} order by u.name_key, u.id`)
    return rows.map((row) => ({ id: String(row.id), nameKey: String(row.name_key) }))
  }

  async function page(filter: Filter, after?: string): Promise<{ ids: readonly string[]; next: string | null }> {
    const asked = Object.entries({ ...filter, limit: perPage, ...(after !== undefined && { after }) })
    const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))
    const answer = await admin.ask({ url: `/api/v1/scopes/${place.id}/members?${query}` })
    expect(answer.statusCode, answer.body).toBe(200)
    const { items, next } = answer.json()
    return { ids: items.map(({ id }: { id: string }) => id), next }
  }

  const cursorAt = ({ nameKey, id }: Row) => Buffer.from(JSON.stringify([nameKey, id])).toString('base64url')

  it.each<Filter>([
    {},
    { status: 'active' },
    { status: 'disabled' },
    { status: 'archived' },
    { status: 'blocked' },
    { role: 'admin' },
    { search: 'anna' },
    { search: 'Ömer 9' },
    { search: '山' },
    { search: 'M99' },
    { search: 'nobody' },
    { inactiveDays: 150 },
    { status: 'active', role: 'admin', search: 'o’n' },
    { status: 'disabled', role: 'developer', search: 'ЖАННА', inactiveDays: 30 },
  ])('lists those with %o, right at the beginning, at the end, and anywhere between', {
    timeout: 60_000,
  }, async (filter) => {
    const expected = await truth(filter)
    expect((await page(filter)).ids).toEqual(expected.slice(0, perPage).map(({ id }) => id))
    // Where a page begins anywhere, and within many of one name; and the last two.
    const places = [0.13, 0.5, 0.77].map((share) => Math.floor(expected.length * share))
    for (const at of [...places, expected.length - perPage - 1, expected.length - 1]) {
      const before = expected[at]
      if (before === undefined) continue
      const { ids, next } = await page(filter, cursorAt(before))
      expect(ids).toEqual(expected.slice(at + 1, at + 1 + perPage).map(({ id }) => id))
      expect(next === null).toBe(at + 1 + perPage >= expected.length)
    }
  })

  it('pages through those of one filter, each once', { timeout: 60_000 }, async () => {
    const filter = { role: 'admin', status: 'active' } as const
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const { ids, next } = await page(filter, after)
      seen.push(...ids)
      after = next
    }
    expect(seen).toEqual((await truth(filter)).map(({ id }) => id))
    expect(seen.length).toBeGreaterThan(size / 50)
  })
})
