/**
 * Measures how long another node still says yes after somebody was cut off (X5), in milliseconds from the moment the call that did
 * it had returned: on three built servers on one PostgreSQL, with one application that asks each of the other two without a pause.
 * The promise is one second. Takes PostgreSQL from DATABASE_URL (an empty database).
 *   npm run build && DATABASE_URL=postgres://… node bench/cut-off.mjs
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashSecret, newSecret } from '../packages/server/dist/access/secret.js'
import { sessionCookieName } from '../packages/server/dist/access/session-cookie.js'
import { openPostgresql } from '../packages/server/dist/db/open-postgresql.js'
import { newTokenSecret } from '../packages/server/dist/features/tokens/token-secret.js'
import { newId } from '../packages/server/dist/ids.js'
import { median } from './measure.mjs'
import { writeResults } from './write-results.mjs'

const rounds = 60
const promisedMs = 1_000
const platform = '00000000-0000-7000-8000-000000000000'
const cli = fileURLToPath(new URL('../packages/cli/bin/portreeve.js', import.meta.url))

const url = process.env.DATABASE_URL
if (url === undefined) {
  console.log(
    'How soon a cut-off holds on other nodes is measured on PostgreSQL: give an empty database as DATABASE_URL.',
  )
  process.exit(0)
}

const clock = { now: () => new Date() }
const folder = mkdtempSync(join(tmpdir(), 'portreeve-cut-off-'))
const servers = []
try {
  const nodes = await Promise.all([start(), start(), start()])
  const database = await openPostgresql({ url, clock })
  const sql = (text) => database.transact({ tenants: 'all', person: null }, (tx) => tx.execute(text))
  const world = await makeWorld(sql)
  const waits = []
  for (let round = 0; round < rounds; round++) waits.push(...(await measure(nodes, world)))
  await database.close()
  waits.sort((a, b) => a - b)
  console.log(
    `median ${median(waits)}, nine of ten ${waits[Math.floor(waits.length * 0.9)]}, slowest ${waits.at(-1)} ms`,
  )
  const row = (id, title, ours) => {
    const ratio = Number((ours / promisedMs).toFixed(4))
    return { id, title, ours, peer: promisedMs, unit: 'ms', ratio, goal: 'ratio <= 1', met: ratio <= 1 }
  }
  const about = `until another node's last yes, of ${waits.length}, against the promised second`
  writeResults('cut-off', [
    row('cut-off.median', `median ${about}`, median(waits)),
    row('cut-off.nine-of-ten', `nine of ten ${about}`, waits[Math.floor(waits.length * 0.9)]),
    row('cut-off.slowest', `slowest ${about}`, waits.at(-1)),
  ])
} finally {
  for (const server of servers) {
    const gone = once(server, 'close')
    server.kill('SIGTERM')
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
}

async function start() {
  const command = [cli, 'start', '--blueprint', 'starter', '--data', folder]
  const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  servers.push(server)
  let printed = ''
  for await (const text of server.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    printed += text
    const found = /http:\/\/localhost:\d+/.exec(printed)?.[0]
    if (found !== undefined) {
      server.stdout.resume()
      return found
    }
  }
  throw new Error(`The server ended:\n${printed}`)
}

/** A workspace with an owner, and an application that asks for decisions. */
async function makeWorld(sql) {
  const { rows } = await sql('select installation from deployment')
  const workspace = newId(clock)
  await sql(`insert into scopes (id, type, parent_id, tenant_id, name, name_key, status, created_at)
    values ('${workspace}', 'workspace', '${platform}', '${workspace}', 'x', 'x', 'active', now())`)
  const machine = newId(clock)
  const { token, prefix, tokenHash } = newTokenSecret()
  await sql(`insert into service_accounts (id, scope_id, name, role, made_by, created_at)
    values ('${machine}', '${platform}', 'Application', 'platform:decision-service', 'bench', now())`)
  await sql(`insert into api_tokens (id, service_account_id, scope_id, name, permissions, prefix, token_hash, created_at)
    values ('${newId(clock)}', '${machine}', '${platform}', 'Token', '{}', '${prefix}', '${tokenHash}', now())`)
  const owner = await makeMember(sql, workspace, 'owner')
  const secret = newSecret()
  await sql(`insert into sessions (id, token_hash, user_id, created_at, last_seen_at, proved_at, idle_expires_at, expires_at)
    values ('${newId(clock)}', '${hashSecret(secret)}', '${owner}', now(), now(), now(), now() + interval '1 hour', now() + interval '1 hour')`)
  return { sql, workspace, token, cookie: `${sessionCookieName(rows[0])}=${secret}` }
}

async function makeMember(sql, workspace, role) {
  const id = newId(clock)
  await sql(`insert into users (id, population, email, email_key, email_proved_at, name, name_key, status, password_hash, created_at)
    values ('${id}', 'people', '${id}@example.com', '${id}@example.com', now(), 'x', 'x', 'active', 'none', now())`)
  await sql(`insert into memberships (user_id, scope_id, tenant_id, status, since, by)
    values ('${id}', '${workspace}', '${workspace}', 'active', now(), 'bench')`)
  await sql(`insert into assignments (user_id, scope_id, tenant_id, role, granted_by, granted_at)
    values ('${id}', '${workspace}', '${workspace}', 'workspace:${role}', 'bench', now())`)
  return id
}

/** How long each of the other nodes went on saying yes, after the first had answered that it is done. */
async function measure([first, ...others], { sql, workspace, token, cookie }) {
  const person = await makeMember(sql, workspace, 'admin')
  const body = JSON.stringify({
    subject: { type: 'user', id: person },
    action: { name: 'audit.read' },
    resource: { type: 'workspace', id: workspace },
  })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const isAllowed = async (node) => {
    const answer = await fetch(new URL('/access/v1/evaluation', node), { method: 'POST', headers, body })
    return (await answer.json()).decision
  }
  for (const node of others) if (!(await isAllowed(node))) throw new Error('Refused before anything was done')
  let doneAt = Number.POSITIVE_INFINITY
  const asking = others.map(async (node) => {
    let lastYesAt = 0
    for (;;) {
      const askedAt = performance.now()
      if (await isAllowed(node)) lastYesAt = askedAt
      else if (askedAt > doneAt) return lastYesAt
    }
  })
  const path = `/api/v1/scopes/${workspace}/members/${person}/disable`
  const answer = await fetch(new URL(path, first), { method: 'POST', headers: { cookie } })
  if (answer.status !== 200) throw new Error(`Disabling answered ${answer.status}: ${await answer.text()}`)
  doneAt = performance.now()
  return (await Promise.all(asking)).map((lastYesAt) => Math.max(0, Number((lastYesAt - doneAt).toFixed(1))))
}
