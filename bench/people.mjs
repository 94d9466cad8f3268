/**
 * Measures the lists of the AI platform in which many organizations lie beside each other, as the console asks for them, from the request
 * to the answer: all people, the things of one's own organization, a review of everybody. First with 10,000 people in 1,000
 * organizations, then with 100,000 in 10,000. Takes PostgreSQL from DATABASE_URL (an empty database), else the embedded one, in memory,
 * at a tenth of the sizes, and then writes no results.
 *   npm run build && DATABASE_URL=postgres://… node bench/people.mjs
 * A number behind it is how often each is asked, instead of 200 times, to look where time goes; then no results are written either.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadBlueprint } from '@portreeve/blueprints'
import { compile } from '@portreeve/engine'
import { hashSecret, newSecret } from '../packages/server/dist/access/secret.js'
import { sessionCookieName } from '../packages/server/dist/access/session-cookie.js'
import { buildApp } from '../packages/server/dist/app.js'
import { createService } from '../packages/server/dist/create-service.js'
import { openEmbedded } from '../packages/server/dist/db/open-embedded.js'
import { openPostgresql } from '../packages/server/dist/db/open-postgresql.js'
import { newId } from '../packages/server/dist/ids.js'
import { writeResults } from './write-results.mjs'

const medianGoalMs = 50
const lateGoalMs = 150
const growthGoal = 2
const perOrganization = 10
/** Of each person, of three kinds in turn. */
const thingsEach = 6
const rounds = Number(process.argv[2] ?? 200)
const platform = '00000000-0000-7000-8000-000000000000'
const headers = { origin: 'http://localhost:7300' }

const clock = { now: () => new Date() }
const url = process.env.DATABASE_URL
const sizes = url ? [10_000, 100_000] : [1_000, 10_000]
const database = url ? await openPostgresql({ url, clock }) : await openEmbedded({ folder: null, clock })
const policy = compile(await loadBlueprint('ai-platform'), { tenancy: 'multi' })
const config = {
  ...{ url: new URL('http://localhost:7300'), host: 'localhost', port: 7300, blueprint: policy.id, tenancy: 'multi' },
  ...{ demo: false, development: false, trustedProxies: [], subjectKey: 'id', consoleFolder: null, logLevel: 'silent' },
  ...{ signInsPerMinute: 1e6, wrongTriesPerNetwork: 1e6, overloadedAfterMs: null, secretKeys: [randomBytes(32)] },
  patience: { headersMs: 60_000, requestMs: 600_000, silenceMs: 60_000 },
  ...{ mail: null, providers: [], pages: {}, filesFolder: join(tmpdir(), randomUUID()) },
}
const { service, stop } = createService({ config, clock, database, policy: () => policy, installation: randomUUID() })
const app = await buildApp(service)

const person = (n) => `('018f0000-0000-7000-9000-' || lpad((${n})::text, 12, '0'))::uuid`
const organization = (n) => `('018f0000-0000-7000-a000-' || lpad((${n})::text, 12, '0'))::uuid`
const thing = (n) => `('018f0000-0000-7000-b000-' || lpad((${n})::text, 12, '0'))::uuid`
const name = (what, n) => `'${what} ' || lpad((${n}::bigint * 7919 % 1000003)::text, 7, '0')`

try {
  await sql(`insert into scopes (id, type, name, name_key, status, created_at)
    values ('${platform}', 'platform', 'x', 'x', 'active', now()) on conflict do nothing`)
  const measured = []
  let there = 0
  let cookies
  for (const size of sizes) {
    // So many at a time as one statement takes in its time limit.
    for (; there < size; there += 5_000) await makePeople(there, Math.min(there + 5_000, size))
    cookies ??= { admin: await signIn(1, 'admin'), developer: await signIn(14, 'developer') }
    await analyze()
    measured.push(await measure(size, cookies))
  }
  const [small, large] = measured
  const rows = [...large].flatMap(([id, { title, median, late }]) => [
    row(`${id}.median`, `median of ${title}`, median, medianGoalMs),
    row(`${id}.p99`, `99 of 100 of ${title}`, late, lateGoalMs),
    growth(id, title, median, small.get(id).median),
  ])
  if (url && rounds === 200) writeResults('people', rows)
  else console.table(rows)
} finally {
  await app.close()
  await stop()
  await database.close()
}

async function measure(size, { admin, developer }) {
  const review = await openReview(admin)
  const base = `/api/v1/scopes/${platform}`
  const questions = [
    ['users', 'the first page of Users', `${base}/people`, admin],
    ['users.search', 'the beginning of a name among Users', `${base}/people?search=person%20000`, admin],
    ['users.role', 'Users who hold one role', `${base}/people?role=developer`, admin],
    ['users.status', 'the archived Users', `${base}/people?status=archived`, admin],
    ['resources', 'the first page of apps', `${base}/resources/app`, developer],
    ['resources.search', 'the beginning of a name among apps', `${base}/resources/app?search=thing`, developer],
    ['resources.with-me', 'apps that are shared with one', `${base}/resources/app?sharing=with-me`, developer],
    ['resources.changed', 'the apps changed last', `${base}/resources/app?sort=changed`, developer],
    ['review', 'a review of everybody', `${base}/reviews/${review}`, admin],
    ['review.lines', 'the first page of its lines', `${base}/reviews/${review}/lines`, admin],
  ]
  const answers = new Map()
  for (const [id, title, path, cookie] of questions) {
    const times = []
    for (let round = -rounds / 10; round < rounds; round++) {
      const startedAt = performance.now()
      const answer = await app.inject({ url: path, headers: { cookie } })
      const took = performance.now() - startedAt
      if (answer.statusCode !== 200 || answer.json().items?.length === 0) throw new Error(`${path}: ${answer.body}`)
      if (round >= 0) times.push(took)
    }
    times.sort((a, b) => a - b)
    const measures = { title, median: times[rounds / 2], late: times[Math.floor(rounds * 0.99)] }
    answers.set(id, measures)
    console.log(`${size} people, ${title}: ${measures.median.toFixed(1)} ms, ${measures.late.toFixed(1)} ms`)
  }
  const cancelled = await app.inject({
    ...{
      method: 'POST',
      url: `${base}/reviews/${review}/cancel`,
      headers: { ...headers, cookie: admin },
      payload: { reason: 'Measured' },
    },
  })
  if (cancelled.statusCode >= 300) throw new Error(cancelled.body)
  return answers
}

async function openReview(cookie) {
  const dueAt = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const startedAt = performance.now()
  const answer = await app.inject({
    ...{ method: 'POST', url: `/api/v1/scopes/${platform}/reviews`, headers: { ...headers, cookie } },
    payload: { name: 'Everybody', dueAt },
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  console.log(`the review began in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return answer.json().id
}

function row(id, what, ms, goal) {
  const ours = Number(ms.toFixed(2))
  const title = `${what}, among ${sizes[1].toLocaleString('en')} people in ${(sizes[1] / perOrganization).toLocaleString('en')} organizations`
  const met = ours < goal
  return { id: `people.${id}`, title, ours, peer: null, unit: 'ms', ratio: null, goal: `ours < ${goal} ms`, met }
}

function growth(id, title, large, small) {
  const ratio = Number((large / small).toFixed(2))
  return {
    ...{
      id: `people.${id}.growth`,
      title: `median of ${title}: among ${sizes[1].toLocaleString('en')} people, against a tenth`,
    },
    ...{ ours: Number(large.toFixed(2)), peer: Number(small.toFixed(2)), unit: 'ms', ratio },
    ...{ goal: `ratio <= ${growthGoal}`, met: ratio <= growthGoal },
  }
}

async function sql(text) {
  return database.transact({ tenants: 'all', person: null }, (tx) => tx.execute(text))
}

async function analyze() {
  await database.transact({ tenants: 'all', person: null }, async (tx) => {
    await tx.execute('set local role portreeve_owner')
    await tx.execute('analyze')
  })
}

/** Everybody above `from`: every second is a developer, one in fifty is archived, and the first of ten owns their organization. */
async function makePeople(from, to) {
  const of = (n) => organization(`(${n} - 1) / ${perOrganization}`)
  const numbers = `generate_series(${from + 1}, ${to}) as n`
  const places = `generate_series(${from / perOrganization}, ${to / perOrganization - 1}) as n`
  await sql(`insert into scopes (id, type, parent_id, tenant_id, name, name_key, status, created_at)
    select ${organization('n')}, 'organization', '${platform}', ${organization('n')}, ${name('org', 'n')}, ${name('org', 'n')}, 'active', now() from ${places}`)
  const email = `${name('mail', 'n')} || '@example.com'`
  await sql(`insert into users (id, population, email, email_key, email_proved_at, name, name_key, status, password_hash, created_at, last_active_at)
    select ${person('n')}, 'people', ${email}, ${email}, now(), ${name('person', 'n')}, ${name('person', 'n')},
      case when n % 50 = 7 then 'archived' else 'active' end, 'none', now(), now() - n % 200 * interval '1 day' from ${numbers}`)
  for (const [scope, tenant] of [
    [`'${platform}'::uuid`, 'null::uuid'],
    [of('n'), of('n')],
  ])
    await sql(`insert into memberships (user_id, scope_id, tenant_id, status, since, by)
      select ${person('n')}, ${scope}, ${tenant}, 'active', now(), 'bench' from ${numbers}`)
  await sql(`insert into assignments (user_id, scope_id, tenant_id, role, granted_by, granted_at)
    select ${person('n')}, '${platform}'::uuid, null::uuid, 'platform:app', 'bench', now() from ${numbers} union all
    select ${person('n')}, '${platform}'::uuid, null::uuid, 'platform:developer', 'bench', now() from ${numbers} where n % 2 = 0 union all
    select ${person('n')}, ${of('n')}, ${of('n')}, case when n % 10 = 1 then 'organization:owner' else 'organization:member' end,
      'bench', now() from ${numbers}`)
  const things = `generate_series(${from * thingsEach + 1}, ${to * thingsEach}) as n`
  const owner = `((n - 1) / ${thingsEach} + 1)`
  await sql(`insert into resources (id, kind, scope_id, tenant_id, owner_id, name, name_key, created_at)
    select ${thing('n')}, (array['app', 'project', 'model'])[n % 3 + 1], '${platform}', ${of(owner)}, ${person(owner)},
      ${name('thing', 'n')}, ${name('thing', 'n')}, now() - n % 1000 * interval '1 hour' from ${things}`)
  // With the next one of the organization each, and one in twelve with all of it.
  const nobody = `'00000000-0000-0000-0000-000000000000'::uuid`
  const next = `((${owner} - 1) / ${perOrganization} * ${perOrganization} + ${owner} % ${perOrganization} + 1)`
  await sql(`insert into resource_shares (resource_id, tenant_id, relation, user_id, organization_id)
    select ${thing('n')}, ${of(owner)}, 'viewer', ${person(next)}, ${nobody} from ${things} where n % 2 = 0 union all
    select ${thing('n')}, ${of(owner)}, 'editor', ${nobody}, ${of(owner)} from ${things} where n % 12 = 0`)
}

/** As one of them, who gets a role besides. */
async function signIn(n, role) {
  await sql(`insert into assignments (user_id, scope_id, role, granted_by, granted_at)
    values (${person(n)}, '${platform}', 'platform:${role}', 'bench', now()) on conflict do nothing`)
  const secret = newSecret()
  await sql(`insert into sessions (id, token_hash, user_id, created_at, last_seen_at, proved_at, idle_expires_at, expires_at)
    values ('${newId(clock)}', '${hashSecret(secret)}', ${person(n)}, now(), now(), now(), now() + interval '8 hours', now() + interval '8 hours')`)
  return `${sessionCookieName(service)}=${secret}`
}
