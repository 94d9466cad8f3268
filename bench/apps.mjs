/**
 * Measures the list of apps as the console asks for it, from the request to the answer, with 1,000 apps of 20 versions each in one
 * developer account: by a developer, who reads all of them, and by a guest, who reads a few. The goal is 50 ms. Takes PostgreSQL from
 * DATABASE_URL (an empty database), else the embedded one, in memory, and then writes no results.
 *   npm run build && DATABASE_URL=postgres://… node bench/apps.mjs
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

const appCount = 1_000
const versionCount = 20
const goalMs = 50
const rounds = 200
const platform = '00000000-0000-7000-8000-000000000000'

const clock = { now: () => new Date() }
const url = process.env.DATABASE_URL
const database = url ? await openPostgresql({ url, clock }) : await openEmbedded({ folder: null, clock })
const policy = compile(await loadBlueprint('developer-portal'), {})
const config = {
  ...{ url: new URL('http://localhost:7300'), host: 'localhost', port: 7300, blueprint: policy.id, tenancy: null },
  ...{ demo: false, development: false, trustedProxies: [], subjectKey: 'id', consoleFolder: null, logLevel: 'silent' },
  ...{ signInsPerMinute: 1e6, wrongTriesPerNetwork: 1e6, overloadedAfterMs: null, secretKeys: [randomBytes(32)] },
  patience: { headersMs: 60_000, requestMs: 60_000, silenceMs: 60_000 },
  ...{ mail: null, providers: [], filesFolder: join(tmpdir(), randomUUID()) },
}
const { service, stop } = createService({ config, clock, database, policy: () => policy, installation: randomUUID() })
const app = await buildApp(service)

try {
  const account = await makeApps()
  const developer = await signIn(account, 'developer')
  const guest = await signIn(account, 'guest-developer')
  const someApps = `select id, tenant_id, 'contributor', '${guest.id}'::uuid, '00000000-0000-0000-0000-000000000000'::uuid from resources
    where kind = 'app' and name_key < 'app 0005'`
  await sql(
    `insert into resource_shares (resource_id, tenant_id, relation, user_id, organization_id) select * from (${someApps}) as s`,
  )
  await database.transact({ tenants: 'all', person: null }, async (tx) => {
    await tx.execute('set local role portreeve_owner')
    await tx.execute('analyze')
  })
  const rows = []
  for (const [id, title, path, { cookie }] of [
    ['page', 'first page by name', '', developer],
    ['changed', 'first page by last change', '?sort=changed', developer],
    ['search', 'beginning of a name', '?search=app%2000', developer],
    ['state', 'the published ones of one type', '?state=published&type=custom', developer],
    ['guest', 'first page of a guest, who reads five', '', guest],
  ]) {
    const times = []
    for (let round = -20; round < rounds; round++) {
      const startedAt = performance.now()
      const answer = await app.inject({ url: `/api/v1/scopes/${account}/apps${path}`, headers: { cookie } })
      if (answer.statusCode !== 200 || answer.json().items.length === 0) throw new Error(answer.body)
      if (round >= 0) times.push(performance.now() - startedAt)
    }
    times.sort((a, b) => a - b)
    rows.push(row(`${id}.median`, `median of ${title}`, times[rounds / 2]))
    rows.push(row(`${id}.p99`, `99 of 100 of ${title}`, times[Math.floor(rounds * 0.99)]))
  }
  if (url) writeResults('apps', rows)
  else console.table(rows)
} finally {
  await app.close()
  await stop()
  await database.close()
}

function row(id, what, ms) {
  const ours = Number(ms.toFixed(2))
  const title = `${what}, of ${appCount.toLocaleString('en')} apps with ${versionCount} versions each`
  return {
    id: `apps.${id}`,
    title,
    ...{ ours, peer: null, unit: 'ms', ratio: null, goal: `ours < ${goalMs} ms`, met: ours < goalMs },
  }
}

async function sql(text) {
  return database.transact({ tenants: 'all', person: null }, (tx) => tx.execute(text))
}

/** Half of them public, half of a product account. */
async function makeApps() {
  const [tenant, account, product] = [newId(clock), newId(clock), newId(clock)]
  const scope = (id, type, parent) =>
    sql(`insert into scopes (id, type, parent_id, tenant_id, name, name_key, status, created_at)
      values ('${id}', '${type}', '${parent}', '${tenant}', 'x', 'x', 'active', now())`)
  await sql(`insert into scopes (id, type, name, name_key, status, created_at)
    values ('${platform}', 'platform', 'x', 'x', 'active', now()) on conflict do nothing`)
  await scope(tenant, 'organization', platform)
  await scope(account, 'developer-account', tenant)
  await scope(product, 'product-account', tenant)
  const app = `('018f0000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid`
  const name = `'app ' || lpad((n * 7919 % ${appCount})::text, 4, '0')`
  const numbers = `generate_series(1, ${appCount}) as n`
  await sql(`insert into resources (id, kind, scope_id, tenant_id, name, name_key, attributes, created_at)
    select ${app}, 'app', '${account}', '${tenant}', ${name}, ${name}, case when n % 2 = 0 then '{"app-type":"public"}'::jsonb
      else '{"app-type":"custom","product-account":"${product}"}'::jsonb end, now() from ${numbers}`)
  await sql(`insert into apps (id, scope_id, tenant_id, name, name_key, type, belongs_to, state, latest_version, created_at, created_by, changed_at)
    select ${app}, '${account}', '${tenant}', ${name}, ${name}, case when n % 2 = 0 then 'public' else 'custom' end,
      case when n % 2 = 0 then null else '${product}'::uuid end, case when n % 3 = 0 then 'published' else 'draft' end, '${versionCount}.0.0',
      now(), 'bench', now() - n * interval '1 minute' from ${numbers}`)
  await sql(`insert into app_versions (id, app_id, tenant_id, version, major, minor, patch, state, manifest, sha256, size, uploaded_by, uploaded_at)
    select gen_random_uuid(), ${app}, '${tenant}', v || '.0.0', v, 0, 0, 'draft', '{}', '${'0'.repeat(64)}', 1000, 'bench', now()
    from ${numbers}, generate_series(1, ${versionCount}) as v`)
  return account
}

async function signIn(account, role) {
  const id = newId(clock)
  const [tenant] = (await sql(`select tenant_id from scopes where id = '${account}'`)).rows
  await sql(`insert into users (id, population, email, email_key, email_proved_at, name, name_key, status, password_hash, created_at)
    values ('${id}', 'people', '${id}@example.com', '${id}@example.com', now(), 'x', 'x', 'active', 'none', now())`)
  await sql(`insert into memberships (user_id, scope_id, tenant_id, status, since, by)
    values ('${id}', '${account}', '${tenant.tenant_id}', 'active', now(), 'bench')`)
  await sql(`insert into assignments (user_id, scope_id, tenant_id, role, granted_by, granted_at)
    values ('${id}', '${account}', '${tenant.tenant_id}', 'developer-account:${role}', 'bench', now())`)
  const secret = newSecret()
  await sql(`insert into sessions (id, token_hash, user_id, created_at, last_seen_at, proved_at, idle_expires_at, expires_at)
    values ('${newId(clock)}', '${hashSecret(secret)}', '${id}', now(), now(), now(), now() + interval '1 hour', now() + interval '1 hour')`)
  return { id, cookie: `${sessionCookieName(service)}=${secret}` }
}
