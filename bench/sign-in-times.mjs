/**
 * Measures whether the time of an answer tells who has an account (X8): a wrong password for an address with and without one, and
 * a link that is asked for. In turns of random order, in one process, so that whatever else the machine does hits both alike.
 * `ratio` is the median with an account divided by the one without; the statistic is the difference of the medians in parts of the
 * spread (the distance of the quartiles): what is well below a half cannot be told apart in a few tries.
 *   npm run build && node bench/sign-in-times.mjs
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { loadBlueprint } from '@portreeve/blueprints'
import { compile } from '@portreeve/engine'
import { buildApp } from '../packages/server/dist/app.js'
import { createService } from '../packages/server/dist/create-service.js'
import { openEmbedded } from '../packages/server/dist/db/open-embedded.js'
import { hashPassword } from '../packages/server/dist/features/sign-in/password.js'
import { newId } from '../packages/server/dist/ids.js'
import { writeResults } from './write-results.mjs'

const accounts = 40
/** Fewer than close the way in. */
const triesEach = 6

const clock = { now: () => new Date() }
const everywhere = { tenants: 'all', person: null }
const policy = compile(await loadBlueprint('starter'), {})
const database = await openEmbedded({ folder: null, clock })
const config = {
  ...{ url: new URL('http://localhost:7300'), host: 'localhost', port: 7300, blueprint: policy.id, tenancy: null },
  ...{ demo: false, development: false, trustedProxies: [], subjectKey: 'id', consoleFolder: null, logLevel: 'silent' },
  ...{ signInsPerMinute: 1e6, wrongTriesPerNetwork: 1e6, overloadedAfterMs: null, secretKeys: [randomBytes(32)] },
  patience: { headersMs: 60_000, requestMs: 60_000, silenceMs: 60_000 },
  mail: { url: 'smtp://127.0.0.1:9', from: 'bench@example.com' },
  providers: [],
}
const { service, stop } = createService({ config, clock, database, policy: () => policy, installation: randomUUID() })
const app = await buildApp(service)

const passwordHash = await hashPassword('harbour lantern 41 oar')
const known = Array.from({ length: accounts }, () => `${randomUUID()}@example.com`)
const unknown = Array.from({ length: accounts }, () => `${randomUUID()}@example.com`)
for (const email of known) {
  await database.transact(everywhere, (tx) =>
    tx.execute(`insert into users (id, population, email, email_key, email_proved_at, name, name_key, status, password_hash, created_at)
      values ('${newId(clock)}', 'people', '${email}', '${email}', now(), 'x', 'x', 'active', '${passwordHash}', now())`),
  )
}

try {
  writeResults('sign-in-times', [
    ...(await compare('password', 'a wrong password', '/api/v1/sign-in', { password: 'wrong-harbour-lantern' }, 401)),
    ...(await compare('reset', 'asking for a link to a new password', '/api/v1/links/reset-password/ask', {}, 202)),
  ])
} finally {
  await app.close()
  await stop()
  await database.close()
}

async function compare(id, what, url, body, expected) {
  const times = { known: [], unknown: [] }
  // The first ones warm up what comes after.
  for (let round = -1; round < triesEach; round++) {
    for (const { kind, email } of shuffled([
      ...known.map((email) => ({ kind: 'known', email })),
      ...unknown.map((email) => ({ kind: 'unknown', email })),
    ])) {
      const startedAt = performance.now()
      const answer = await app.inject({
        ...{ method: 'POST', url, headers: { host: 'localhost:7300' } },
        payload: { email, ...body },
      })
      const took = performance.now() - startedAt
      if (answer.statusCode !== expected) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`)
      if (round >= 0) times[kind].push(took)
    }
  }
  const [one, other] = [times.known, times.unknown].map((list) => list.toSorted((a, b) => a - b))
  const row = (part, title, share) => {
    const [ours, peer] = [one, other].map((list) => list[Math.floor(list.length * share)])
    return {
      ...{
        id: `sign-in-times.${id}.${part}`,
        title: `${title} of ${one.length} answers to ${what}, with an account against without`,
      },
      ...{ ours: round(ours), peer: round(peer), unit: 'ms', ratio: round(ours / peer), goal: null, met: null },
    }
  }
  const spread = (quartile(one, 0.75) - quartile(one, 0.25) + quartile(other, 0.75) - quartile(other, 0.25)) / 2
  const apart = Math.abs(quartile(one, 0.5) - quartile(other, 0.5)) / spread
  return [
    row('median', 'median', 0.5),
    row('lower-quartile', 'lower quartile', 0.25),
    row('upper-quartile', 'upper quartile', 0.75),
    {
      ...{ id: `sign-in-times.${id}`, title: `${what}: how far the medians are apart, in parts of the spread` },
      ...{ ours: round(apart), peer: null, unit: 'spreads', ratio: null, goal: 'ours < 0.5', met: apart < 0.5 },
    },
  ]
}

function quartile(sorted, share) {
  return sorted[Math.floor(sorted.length * share)]
}

function shuffled(list) {
  return list
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

function round(number) {
  return Number(number.toFixed(3))
}
