import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { archiveOf } from '../apps/archive.fixture.ts'

type Send = Awaited<ReturnType<TestServer['as']>>

/** What tools answer, as far as it is looked at. */
interface Structured {
  readonly app: { readonly id: string }
  readonly version: { readonly state: string }
  readonly items: readonly unknown[]
  readonly error: { readonly code: string }
}

const aboutApps = ['list_apps', 'create_app', 'add_app_version', 'test_app', 'publish_app', 'submit_app']
const aboutPeople = ['list_members', 'explain_access']

describeOnDatabases('MCP (A16)', ({ open, kind }) => {
  let server: TestServer
  let url: URL
  let account: MadeScope
  let product: MadeScope
  let owner: MadePerson
  let asOwner: Send
  const clients: Client[] = []

  const member = async (role: string, scope = account) => {
    const person = await makePerson(server.service, { name: `The ${role}` })
    await join(server.service, person, { id: scope.tenantId as never, tenantId: scope.tenantId }, {})
    await join(server.service, person, scope, { roles: [`developer-account:${role}`] })
    return { ...person, send: await server.as(person.id) }
  }
  /** Everything that a token may carry of what its owner holds. */
  const tokenOf = async (send: Send, except: readonly string[] = [], scope = account) => {
    const here = await send({ method: 'GET', url: `/api/v1/session/scopes/${scope.id}` })
    const held = here.json<{ permissions: { id: string }[] }>().permissions.map(({ id }) => id)
    const carried = held.filter((id) => !except.includes(id) && !server.service.policy().permission(id)?.sessionOnly)
    const made = await send({
      ...{ method: 'POST', url: `/api/v1/scopes/${scope.id}/tokens` },
      payload: { name: 'AI', permissions: carried, expiresInDays: 30 },
    })
    expect(made.statusCode, made.body).toBe(201)
    return made.json<{ id: string; token: string }>()
  }
  const connect = async (token: string) => {
    const client = new Client({ name: 'test', version: '1' })
    const headers = { authorization: `Bearer ${token}` }
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }))
    clients.push(client)
    return client
  }
  const toolsOf = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name)
  const call = async (client: Client, name: string, input: Record<string, unknown> = {}) =>
    (await client.callTool({ name, arguments: input })) as CallToolResult & { structuredContent: Structured }
  const done = async (...[client, name, input]: Parameters<typeof call>) => {
    const answer = await call(client, name, input)
    expect(answer.isError, JSON.stringify(answer.content)).toBeUndefined()
    return answer.structuredContent
  }
  const codeOf = async (...[client, name, input]: Parameters<typeof call>) => {
    const answer = await call(client, name, input)
    expect(answer.isError).toBe(true)
    return answer.structuredContent.error.code
  }

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
    await server.app.listen({ host: '127.0.0.1', port: 0 })
    url = new URL(`http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}/mcp`)
    const organization = await makeScope(server.service, 'organization')
    account = await makeScope(server.service, 'developer-account', organization)
    product = await makeScope(server.service, 'product-account', organization, 'Möbel Support')
    owner = await member('owner')
    asOwner = await server.as(owner.id)
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close()
  })
  afterAll(() => server?.stop())

  it('A16: takes API tokens only, and says so', async () => {
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
    const nobody = await server.inject({ method: 'POST', url: '/mcp', payload: message })
    expect([nobody.statusCode, nobody.json().code]).toEqual([401, 'not-signed-in'])
    expect(nobody.headers['www-authenticate']).toBe('Bearer')
    const session = await asOwner({ method: 'POST', url: '/mcp', payload: message })
    expect([session.statusCode, session.json().code]).toEqual([403, 'token-needed'])
    const { token } = await tokenOf(asOwner)
    const authorization = `Bearer ${token}`
    const foreign = { authorization, origin: 'https://elsewhere.example' }
    const cross = await server.inject({ method: 'POST', url: '/mcp', headers: foreign, payload: message })
    expect([cross.statusCode, cross.json().code]).toEqual([403, 'foreign-origin'])
    for (const method of ['GET', 'DELETE'] as const) {
      expect((await server.inject({ method, url: '/mcp', headers: { authorization } })).statusCode).toBe(405)
    }
    const batch = await server.inject({ method: 'POST', url: '/mcp', headers: { authorization }, payload: [message] })
    expect(batch.statusCode).toBe(422)
  })

  it('A16: lists what the token may call, which differs by role and by what it carries', async () => {
    expect(await toolsOf(await connect((await tokenOf(asOwner)).token))).toEqual([...aboutApps, ...aboutPeople])
    const developer = await member('developer')
    expect(await toolsOf(await connect((await tokenOf(developer.send)).token))).toEqual(aboutApps)
    const guest = await connect((await tokenOf((await member('guest-developer')).send)).token)
    expect(await toolsOf(guest)).toEqual(aboutApps.filter((name) => name !== 'create_app'))
    expect(await codeOf(guest, 'create_app', { name: 'Late', type: 'public' })).toBe('not-allowed')
    const careful = await tokenOf(developer.send, ['app.publish', 'app.create'])
    const client = await connect(careful.token)
    expect(await toolsOf(client)).toEqual(['list_apps', 'test_app'])
    expect(await codeOf(client, 'create_app', { name: 'Late', type: 'public' })).toBe('not-allowed')
    expect(await codeOf(client, 'list_members')).toBe('not-allowed')
    await expect(client.callTool({ name: 'delete_everything' })).rejects.toThrow('no tool')
  })

  it('A16: people are listed, and access is explained, also by name', async () => {
    const client = await connect((await tokenOf(asOwner)).token)
    const { items } = await done(client, 'list_members', { search: 'The owner' })
    expect(items).toMatchObject([{ id: owner.id, roles: [{ role: 'developer-account:owner' }] }])
    const answer = await done(client, 'explain_access', { person: owner.email, permission: 'app.publish' })
    expect(answer).toMatchObject({ subject: { id: owner.id }, allowed: true })
    expect(await codeOf(client, 'explain_access', { person: 'Nobody', permission: 'app.publish' })).toBe('not-found')
    expect(await codeOf(client, 'explain_access', { person: owner.email, permission: 'no.such' })).toBe('not-found')
  })

  it('A16, A14: an app is made, uploaded, tested and published, each step as the token’s owner', async () => {
    const developer = await member('developer')
    const client = await connect((await tokenOf(developer.send)).token)
    const { app } = await done(client, 'create_app', { name: 'Kran', type: 'custom', belongsTo: product.id })
    expect(await codeOf(client, 'publish_app', { app: 'kran' })).toBe('not-found')
    expect(await done(client, 'add_app_version', { app: 'Kran' })).toEqual({
      run: [`portreeve login http://localhost:7300`, `portreeve apps upload <file> --app ${app.id}`],
    })
    const archive = archiveOf({ name: 'Kran', version: '1.0.0' })
    const { version } = await done(client, 'add_app_version', { app: app.id, archive: archive.toString('base64') })
    expect(version).toMatchObject({ version: '1.0.0', state: 'draft', size: archive.length })
    expect(await codeOf(client, 'add_app_version', { app: 'Kran', archive: archive.toString('base64') })).not.toBe(
      'server-fault',
    )
    expect(await codeOf(client, 'submit_app', { app: 'Kran' })).toBe('not-allowed')
    expect((await done(client, 'test_app', { app: 'Kran' })).version.state).toBe('test')
    expect((await done(client, 'publish_app', { app: 'Kran', version: '1.0.0' })).version.state).toBe('published')
    const { items } = await done(client, 'list_apps')
    expect(items).toMatchObject([{ name: 'Kran', state: 'published', publishedVersion: '1.0.0' }])
    const { app: open } = await done(client, 'create_app', { name: 'Boje', type: 'public' })
    await done(client, 'add_app_version', { app: open.id, archive: archive.toString('base64') })
    expect((await done(client, 'submit_app', { app: 'Boje' })).version.state).toBe('in-review')
  })

  it('X8: an app of another account is not there', async () => {
    const elsewhere = await makeScope(
      server.service,
      'developer-account',
      await makeScope(server.service, 'organization'),
    )
    const other = await member('owner', elsewhere)
    const theirs = await connect((await tokenOf(other.send, [], elsewhere)).token)
    const { app } = await done(theirs, 'create_app', { name: 'Fremd', type: 'public' })
    const mine = await connect((await tokenOf(asOwner)).token)
    for (const name of ['publish_app', 'submit_app', 'add_app_version']) {
      expect([name, await codeOf(mine, name, { app: app.id })]).toEqual([name, 'not-found'])
    }
    expect(await codeOf(mine, 'publish_app', { app: 'Fremd' })).toBe('not-found')
  })

  // No database has a part in it.
  it.runIf(kind === 'embedded')(
    'A16: what is no message is refused with words, and so is what is too large',
    async () => {
      const { token } = await tokenOf(asOwner)
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const send = (payload: string) => server.inject({ method: 'POST', url: '/mcp', headers, payload })
      const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
      const asked = (params: string) => `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`
      for (const payload of [
        ...['', '{', '"x"', 'null', '{"jsonrpc":"1.0","id":1,"method":"tools/list"}', '{"jsonrpc":"2.0"}'],
        ...['{"jsonrpc":"2.0","__proto__":{}}', `{"jsonrpc":"2.0","id":${deep},"method":"x"}`],
      ]) {
        const { statusCode } = await send(payload)
        expect([payload.slice(0, 40), statusCode >= 400 && statusCode < 500]).toEqual([payload.slice(0, 40), true])
      }
      expect((await send('{"jsonrpc":"2.0","id":1,"method":"no/such"}')).json().error.code).toBe(-32_601)
      for (const given of [deep, '{"after":["x"]}', '{"search":"\\u0000"}', '{"type":"no such"}', '[]']) {
        const { statusCode, body } = await send(asked(`{"name":"list_apps","arguments":${given}}`))
        expect(statusCode).toBeLessThan(500)
        expect(body).toMatch(/"isError":true|"error":/)
      }
      expect((await send(asked(`"${'x'.repeat(13_000_000)}"`))).statusCode).toBe(413)
      const client = await connect(token)
      const { app } = await done(client, 'create_app', { name: 'Heavy', type: 'public' })
      const large = archiveOf({}, { noise: randomBytes(7_500_000) }).toString('base64')
      expect((await done(client, 'add_app_version', { app: app.id, archive: large })).version.state).toBe('draft')
      const larger = { app: app.id, archive: 'A'.repeat(11_300_000) }
      expect(await codeOf(client, 'add_app_version', larger)).toBe('too-large')
      expect(await codeOf(client, 'add_app_version', { app: app.id, archive: 'no base64 *' })).toBe('invalid-input')
    },
  )

  it('A16, A15: demoted, disabled or revoked while connected, the next call finds the tools gone', async () => {
    const admin = await member('admin')
    const { id, token } = await tokenOf(admin.send)
    const client = await connect(token)
    expect(await toolsOf(client)).toEqual([...aboutApps, ...aboutPeople])
    const url = `/api/v1/scopes/${account.id}/members/${admin.id}`
    const demoted = await asOwner({ method: 'PATCH', url, payload: { give: ['developer-account:developer'] } })
    expect(demoted.statusCode, demoted.body).toBe(200)
    expect(await toolsOf(client)).toEqual(aboutApps)
    expect(await codeOf(client, 'list_members')).toBe('not-allowed')

    await asOwner({ method: 'POST', url: `${url}/disable`, payload: {} })
    await expect(client.listTools()).rejects.toThrow('401')
    await expect(client.callTool({ name: 'list_apps' })).rejects.toThrow('401')
    await asOwner({ method: 'POST', url: `${url}/enable`, payload: { resumeTokens: [id] } })
    expect(await toolsOf(client)).toEqual(aboutApps)

    await asOwner({ method: 'POST', url: `${url}/tokens/${id}/revoke` })
    await expect(client.callTool({ name: 'list_apps' })).rejects.toThrow('401')
  })
})
