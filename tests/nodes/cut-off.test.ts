import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionCookieName } from '../../packages/server/src/access/session-cookie.ts'
import { openSession } from '../../packages/server/src/access/sessions.ts'
import { systemClock } from '../../packages/server/src/clock.ts'
import { freshPostgresql } from '../../packages/server/src/db/on-databases.fixture.ts'
import {
  createMachineToken,
  createServiceAccount,
} from '../../packages/server/src/features/service-accounts/service.ts'
import { hostContext } from '../../packages/server/src/host-context.ts'
import {
  join as joinScope,
  type MadePerson,
  type MadeScope,
  makePerson,
  makeScope,
  platform,
} from '../../packages/server/src/http/world.fixture.ts'
import { platformId, type TokenId } from '../../packages/server/src/ids.ts'
import { readConfig } from '../../packages/server/src/read-config.ts'
import { type RunningServer as ServerHere, startServer } from '../../packages/server/src/start.ts'
import { addToken } from '../authorization/home-and-away.ts'
import { startBuilt } from '../durability/built-server.ts'
import type { RunningServer } from '../running-server.ts'
import { decisionOf, statusOf } from './ask-repeatedly.ts'
import { type Asked, type Asker, askWithoutPause, tooLate } from './ask-without-pause.ts'

const everywhere = { tenants: 'all', person: null } as const
const account = 'developer-account'

/** Somebody whom every node has let in, by every door. */
interface Known {
  readonly person: MadePerson
  readonly cookie: string
  readonly token: { readonly id: TokenId; readonly secret: string }
}

// The guarantee: when the call that cuts somebody off has returned, the node that served it never says yes to them again, and no
// other node does after a second, whoever asks and by whichever door (X5).
describe('three processes on one PostgreSQL', () => {
  let folder: string
  let nodes: readonly RunningServer[]
  let here: ServerHere
  let organization: MadeScope
  let place: MadeScope
  let owner: string
  let operator: string
  let application: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portreeve-nodes-'))
    const databaseUrl = await freshPostgresql({ empty: true })
    const target = { folder, databaseUrl, blueprint: 'developer-portal' }
    const config = readConfig(
      {
        DATABASE_URL: databaseUrl,
        PORTREEVE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
        PORTREEVE_LOG: 'silent',
      },
      { blueprint: 'developer-portal' },
    )
    here = await startServer(config, systemClock)
    nodes = await Promise.all([startBuilt(target), startBuilt(target), startBuilt(target)])
    const { service } = here
    organization = await makeScope(service, 'organization')
    place = await makeScope(service, account, organization)
    owner = (await known('owner')).cookie
    const runsIt = await makePerson(service)
    await joinScope(service, runsIt, platform, { roles: ['platform:operator'] })
    operator = await signIn(runsIt)
    const [scope] = await service.scopes.pathOf(platformId)
    const host = { ...hostContext(service, 'import'), scope: scope! }
    const { id } = await createServiceAccount(host, { name: 'Application', role: 'decision-service' })
    application = (await createMachineToken(host, id, { name: 'Token', expiresInDays: 30 })).token
  }, 90_000)
  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.stop()))
    await here?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function signIn({ id: userId }: MadePerson): Promise<string> {
    const { secret } = await here.service.database.transact(everywhere, (tx) =>
      openSession(tx, here.service, { userId, ip: null, agent: null }),
    )
    return `${sessionCookieName(here.service)}=${secret}`
  }

  async function known(role: string): Promise<Known> {
    const { service } = here
    const person = await makePerson(service)
    await joinScope(service, person, organization, { roles: ['organization:org-user'] })
    await joinScope(service, person, place, { roles: [`${account}:${role}`] })
    const token = await addToken({ service } as Parameters<typeof addToken>[0], place, person, ['member.read'])
    return { person, cookie: await signIn(person), token }
  }

  const at = (node: number, path: string) => new URL(path, nodes[node]!.url).href

  /** The same permission, asked for in every way there is, of every node. */
  function askers({ person, cookie, token }: Known): readonly Asker[] {
    const path = `/api/v1/scopes/${place.id}/members?limit=1`
    const decision = {
      subject: { type: 'user', id: person.id },
      action: { name: 'member.read' },
      resource: { type: account, id: place.id },
    }
    return [0, 1, 2].flatMap((node) => [
      { node, what: 'session', ask: () => statusOf(at(node, path), cookie) },
      { node, what: 'token', ask: () => statusByToken(at(node, path), token.secret) },
      { node, what: 'decision', ask: () => decisionOf(at(node, '/access/v1/evaluation'), application, decision) },
    ])
  }

  interface Act {
    readonly path: string
    readonly by: 'owner' | 'operator'
    readonly method?: 'PATCH'
    readonly body?: object
  }

  async function onFirst({ path, by, method, body }: Act): Promise<void> {
    const cookie = by === 'owner' ? owner : operator
    const response = await fetch(at(0, path), {
      method: method ?? 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    })
    expect([200, 204], `${path}: ${response.status}`).toContain(response.status)
    await response.text()
  }

  const member = ({ person }: Known) => `/api/v1/scopes/${place.id}/members/${person.id}`
  const person = ({ person: { id } }: Known) => `/api/v1/scopes/platform/people/${id}`
  const acts: Record<string, (one: Known) => Act> = {
    'a disabled member': (one) => ({ by: 'owner', path: `${member(one)}/disable` }),
    'a removed member': (one) => ({ by: 'owner', path: `${member(one)}/remove` }),
    'an archived person': (one) => ({ by: 'operator', path: `${person(one)}/archive` }),
    'a blocked person': (one) => ({ by: 'operator', path: `${person(one)}/block` }),
    'a role taken away at once': (one) => ({
      ...{ by: 'owner', method: 'PATCH', path: member(one), body: { give: ['developer'], applyNow: true } },
    }),
    'a revoked token': (one) => ({ by: 'owner', path: `${member(one)}/tokens/${one.token.id}/revoke` }),
  }

  it.each(Object.keys(acts))('never let %s in again (X5)', { timeout: 30_000 }, async (act) => {
    const one = await known('admin')
    const doors = askers(one)
    // Asked twice, so that what a node remembers is used.
    for (const round of [1, 2]) {
      const first = await Promise.all(doors.map(({ ask }) => ask()))
      expect(first, `round ${round}`).toEqual(doors.map(() => 200))
    }
    const answers = await askWithoutPause(doors, () => onFirst(acts[act]!(one)))
    const isCut = ({ what }: Asked) => act !== 'a revoked token' || what === 'token'
    expect(tooLate(answers.filter(isCut), 0)).toEqual([])
    for (const { node, what } of doors) {
      const own = answers.filter((answer) => answer.node === node && answer.what === what)
      expect(own.at(-1)?.status === 200, `${what} of node ${node}`).toBe(!isCut(own[0]!))
      // Asked before the change, and again and again after it.
      expect(own[0]!.askedAfterMs).toBeLessThan(0)
      expect(own.filter(({ askedAfterMs }) => askedAfterMs > 0).length).toBeGreaterThan(2)
    }
  })

  it('leave whoever is cut off in one place alone everywhere else (X5)', async () => {
    const one = await known('admin')
    await onFirst(acts['a disabled member']!(one))
    for (const node of [0, 1, 2]) {
      expect(await statusOf(at(node, `/api/v1/session/scopes/${organization.id}`), one.cookie)).toBe(200)
    }
  })
})

async function statusByToken(url: string, secret: string): Promise<number> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${secret}` } })
  await response.text()
  return response.status
}
