import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionCookieName } from '../../packages/server/src/access/session-cookie.ts'
import { openSession } from '../../packages/server/src/access/sessions.ts'
import { systemClock } from '../../packages/server/src/clock.ts'
import { loadMigrations } from '../../packages/server/src/db/migrations.ts'
import { byHandAt, freshPostgresql } from '../../packages/server/src/db/on-databases.fixture.ts'
import {
  createMachineToken,
  createServiceAccount,
} from '../../packages/server/src/features/service-accounts/service.ts'
import { hostContext } from '../../packages/server/src/host-context.ts'
import {
  join,
  type MadePerson,
  type MadeScope,
  makePerson,
  makeScope,
  platform,
} from '../../packages/server/src/http/world.fixture.ts'
import { platformId } from '../../packages/server/src/ids.ts'
import { readConfig } from '../../packages/server/src/read-config.ts'
import { type RunningServer, startServer } from '../../packages/server/src/start.ts'
import { askRepeatedly, decisionOf, lateYes, statusOf } from './ask-repeatedly.ts'
import { type DeafProxy, startDeafProxy } from './deaf-proxy.ts'

const everywhere = { tenants: 'all', person: null } as const

// What one node is told, every node obeys within a second, whatever happens to the connections between them.
describe('several nodes on one PostgreSQL', () => {
  let databaseUrl: string
  let proxy: DeafProxy
  let nodes: readonly RunningServer[]
  let behindProxy: RunningServer
  let workspace: MadeScope
  let owner: string
  let operator: string
  let token: string

  const start = (url: string) =>
    startServer(
      readConfig(
        { DATABASE_URL: url, PORTREEVE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), PORTREEVE_LOG: 'silent' },
        { blueprint: 'starter' },
      ),
      systemClock,
    )

  beforeAll(async () => {
    databaseUrl = await freshPostgresql({ empty: true })
    nodes = await Promise.all([start(databaseUrl), start(databaseUrl), start(databaseUrl)])
    proxy = await startDeafProxy(databaseUrl)
    behindProxy = await start(proxy.url)
    const { service } = nodes[0]!
    workspace = await makeScope(service, 'workspace')
    owner = (await somebody(workspace, 'workspace:owner')).cookie
    operator = (await somebody(platform, 'platform:operator')).cookie
    const [scope] = await service.scopes.pathOf(platformId)
    const host = { ...hostContext(service, 'import'), scope: scope! }
    const { id } = await createServiceAccount(host, { name: 'Application', role: 'decision-service' })
    token = (await createMachineToken(host, id, { name: 'Token', expiresInDays: 30 })).token
  }, 60_000)
  afterAll(async () => {
    proxy?.hear()
    for (const node of [...(nodes ?? []), behindProxy]) await node?.stop()
    await proxy?.close()
  })

  /** A person with a role, signed in, whom every node has already let in. */
  async function somebody(scope: MadeScope, role: string): Promise<{ person: MadePerson; cookie: string }> {
    const { service } = nodes[0]!
    const person = await makePerson(service, { name: `Somebody with ${role}` })
    await join(service, person, scope, { roles: [role] })
    const { secret } = await service.database.transact(everywhere, (tx) =>
      openSession(tx, service, { userId: person.id, ip: null, agent: null }),
    )
    return { person, cookie: `${sessionCookieName(service)}=${secret}` }
  }

  const at = (node: RunningServer, path: string) => new URL(path, node.url).href
  const onlyAdmins = (node: RunningServer) => at(node, `/api/v1/scopes/${workspace.id}/audit-events`)

  const decide = (node: RunningServer, person: MadePerson) =>
    decisionOf(at(node, '/access/v1/evaluation'), token, {
      subject: { type: 'user', id: person.id },
      action: { name: 'audit.read' },
      resource: { type: 'workspace', id: workspace.id },
    })

  async function knownAdmin() {
    const admin = await somebody(workspace, 'workspace:admin')
    for (const node of [...nodes, behindProxy]) {
      expect(await statusOf(onlyAdmins(node), admin.cookie)).toBe(200)
      expect(await decide(node, admin.person)).toBe(200)
      // Asked twice, so that what it kept was used.
      expect(await statusOf(onlyAdmins(node), admin.cookie)).toBe(200)
      expect(await decide(node, admin.person)).toBe(200)
    }
    return admin
  }

  interface Change {
    readonly method: 'PATCH' | 'POST'
    readonly path: string
    readonly cookie: string
    readonly body?: object
  }

  /** Makes a change on the first node. Answers when it was acknowledged. */
  async function onFirst({ method, path, cookie, body }: Change): Promise<number> {
    const response = await fetch(at(nodes[0]!, path), {
      method,
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(response.status).toBe(200)
    return performance.now()
  }

  const demote = ({ id }: MadePerson): Change => ({
    ...{ method: 'PATCH', path: `/api/v1/scopes/${workspace.id}/members/${id}`, cookie: owner },
    body: { give: ['viewer'] },
  })
  const disable = ({ id }: MadePerson): Change => ({
    ...{ method: 'POST', path: `/api/v1/scopes/${workspace.id}/members/${id}/disable`, cookie: owner },
  })
  const archive = ({ id }: MadePerson): Change => ({
    ...{ method: 'POST', path: `/api/v1/scopes/platform/people/${id}/archive`, cookie: operator },
  })

  it('start at once on an empty database, and are one deployment', async () => {
    const applied = await byHandAt(databaseUrl, 'select name, hash from portreeve_migrations order by name')
    expect(applied).toEqual((await loadMigrations()).map(({ name, hash }) => ({ name, hash })))
    expect(await byHandAt(databaseUrl, 'select id from deployment')).toHaveLength(1)
    expect(await byHandAt(databaseUrl, "select id from scopes where type = 'platform'")).toHaveLength(1)
    // Who signed in on one is signed in on each: the cookie's name tells deployments apart.
    expect(new Set([...nodes, behindProxy].map(({ service }) => sessionCookieName(service))).size).toBe(1)
  })

  it.each([
    ['a changed role', demote, 403],
    ['a disabled member', disable, 404],
    ['an archived person', archive, 401],
  ] as const)(
    'refuse %s at once where it was done, and everywhere within a second (X5)',
    async (_what, change, status) => {
      const { person, cookie } = await knownAdmin()
      const since = await onFirst(change(person))
      expect(await statusOf(onlyAdmins(nodes[0]!), cookie)).toBe(status)
      for (const answers of await Promise.all(
        nodes.slice(1).map((node) => askRepeatedly(() => statusOf(onlyAdmins(node), cookie), since)),
      )) {
        expect(lateYes(answers)).toEqual([])
        expect(answers.at(-1)?.status).toBe(status)
        // Once it knows, it does not forget.
        const known = answers.findIndex((answer) => answer.status === status)
        expect(answers.slice(known).every((answer) => answer.status === status)).toBe(true)
      }
    },
    30_000,
  )

  it('ask the database when the connection that listens is half open (X5)', async () => {
    const { person, cookie } = await knownAdmin()
    proxy.deafen()
    const since = await onFirst(disable(person))
    const [pages, decisions] = await Promise.all([
      askRepeatedly(() => statusOf(onlyAdmins(behindProxy), cookie), since),
      askRepeatedly(() => decide(behindProxy, person), since),
    ])
    expect(lateYes([...pages, ...decisions])).toEqual([])
    expect([pages.at(-1)?.status, decisions.at(-1)?.status]).toEqual([404, 403])
    proxy.hear()
  }, 30_000)

  it('refuse rather than trust when their connections are cut, and know the truth when they are back (X5)', async () => {
    const { person, cookie } = await knownAdmin()
    proxy.cut()
    const since = await onFirst(demote(person))
    const [pages, decisions] = await Promise.all([
      askRepeatedly(() => statusOf(onlyAdmins(behindProxy), cookie), since),
      askRepeatedly(() => decide(behindProxy, person), since),
    ])
    expect(lateYes([...pages, ...decisions])).toEqual([])
    expect(pages.at(-1)?.status).toBe(503)
    expect(decisions.at(-1)?.status).toBeGreaterThanOrEqual(500)
    proxy.hear()
    await expect.poll(() => statusOf(onlyAdmins(behindProxy), cookie), { timeout: 10_000 }).toBe(403)
    await expect.poll(() => decide(behindProxy, person), { timeout: 10_000 }).toBe(403)
  }, 30_000)
})
