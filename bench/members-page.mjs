/**
 * Measures a page of the members list at several sizes of a scope, in milliseconds (medians): its time should not grow with the
 * scope. Takes PostgreSQL from DATABASE_URL (an empty database), else the embedded one, in memory.
 *   node bench/members-page.mjs 10000
 */
import { openEmbedded } from '../packages/server/dist/db/open-embedded.js'
import { openPostgresql } from '../packages/server/dist/db/open-postgresql.js'
import { listMembers } from '../packages/server/dist/features/members/queries.js'
import { median } from './measure.mjs'

const size = Number(process.argv[2] ?? 10_000)
const clock = { now: () => new Date() }
const url = process.env.DATABASE_URL
const database = url ? await openPostgresql({ url, clock }) : await openEmbedded({ folder: null, clock })
const everything = { tenants: 'all', person: null }
const scope = (n) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const large = scope(1)
const small = scope(2)

const people = `select n, ('018f0000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid as id,
  'person ' || lpad((n::bigint * 7919 % ${size})::text, 7, '0') as name, 'mail' || lpad((n::bigint * 104729 % ${size})::text, 7, '0') || '@example.com' as email
  from generate_series(1, ${size}) as n`
await database.transact(everything, async (tx) => {
  await tx.execute(`insert into scopes (id, type, tenant_id, name, name_key, status, created_at)
    select id::uuid, 'organization', id::uuid, 'x', 'x', 'active', 'epoch' from (values ('${large}'), ('${small}')) as made (id)`)
  await tx.execute(`insert into users (id, population, email, email_key, name, name_key, status, created_at, last_active_at)
    select id, 'people', email, email, name, name, 'active', 'epoch', '2020-01-01'::timestamptz + n % 100 * interval '1 day'
    from (${people}) as p`)
  await tx.execute(`insert into memberships (user_id, scope_id, tenant_id, status, since, by)
    select id, '${large}'::uuid, '${large}'::uuid, 'active', 'epoch'::timestamptz, 'bench' from (${people}) as p union all
    select id, '${small}'::uuid, '${small}'::uuid, 'active', 'epoch'::timestamptz, 'bench' from (${people}) as p where n % (${size} / 10) = 0`)
})

const middle = { nameKey: `person ${String(size / 2).padStart(7, '0')}`, id: large }
const questions = {
  'first page': [large, {}],
  'page in the middle': [large, { after: middle }],
  'page near the end': [large, { after: { ...middle, nameKey: `person ${String(size - 60).padStart(7, '0')}` } }],
  'beginning of a name': [large, { search: 'person 00004' }],
  'beginning of an address': [large, { search: 'mail00004' }],
  'an address': [large, { search: 'mail0000042@example.com' }],
  'beginning that all have': [large, { search: 'person' }],
  nobody: [large, { search: 'zz' }],
  'the disabled': [large, { status: 'disabled' }],
  'not active, half of them': [large, { inactiveSince: new Date('2020-02-20') }],
  'not active, one in a hundred': [large, { inactiveSince: new Date('2020-01-02') }],
  'not active, nobody': [large, { inactiveSince: new Date('2019-01-01') }],
  'not active and the beginning of a name': [large, { inactiveSince: new Date('2020-01-02'), search: 'person 00004' }],
  'scope of ten': [small, {}],
}
for (const statistics of ['stale', 'fresh']) {
  if (statistics === 'fresh') {
    await database.transact(everything, async (tx) => {
      await tx.execute('set local role portreeve_owner')
      await tx.execute('analyze')
    })
  }
  for (const [title, [place, filter]] of Object.entries(questions)) {
    const wall = { tenants: [place], person: null }
    const times = []
    for (let round = 0; round < 15; round++) {
      const begin = performance.now()
      await database.read(wall, (tx) => listMembers(tx, place, { limit: 51, ...filter }, clock.now()))
      times.push(performance.now() - begin)
    }
    console.log(`${database.kind} ${size} members, ${statistics} statistics, ${title}: ${median(times).toFixed(1)} ms`)
  }
}
await database.close()
