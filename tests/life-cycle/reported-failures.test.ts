import { createPortreeve } from '@portreeve/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../packages/server/src/db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { type MadeScope, makeScope, platform } from '../../packages/server/src/http/world.fixture.ts'
import { addMachine } from '../authorization/home-and-away.ts'
import { memberPath, patch, post, type SignedIn, somebody } from './portal-people.ts'

// Each of these was reported by users of other products of this kind. None may happen here.
describeOnDatabases('what other products were reported for', ({ open, byHand }) => {
  let server: TestServer
  let organization: MadeScope
  let account: MadeScope
  let owner: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
    organization = await makeScope(server.service, 'organization')
    account = await makeScope(server.service, 'developer-account', organization)
    owner = await inAccount('owner')
  })
  afterAll(() => server.stop())

  const inAccount = (role: string) =>
    somebody(server, [organization, 'organization:org-user'], [account, `developer-account:${role}`])
  const members = () => ({ url: `/api/v1/scopes/${account.id}/members` })
  const token = async (maker: SignedIn, permissions = ['app.read']): Promise<Record<'id' | 'token', string>> => {
    const body = { name: 'Token', permissions, expiresInDays: 30 }
    return (await maker.ask(post(`/api/v1/scopes/${account.id}/tokens`, body))).json()
  }
  const withToken = (secret: string) =>
    server.inject({ url: `/api/v1/scopes/${account.id}`, headers: { authorization: `Bearer ${secret}` } })

  it('the API clamps no less than the page: it gives exactly the roles that the page offers (X2, A4)', async () => {
    const roles = server.service.policy().scopeType('developer-account')!.roles
    for (const giver of [owner, await inAccount('admin')]) {
      const offers = (await giver.ask({ url: `/api/v1/scopes/${account.id}/assignable-roles` })).json()
      const offered = (offers.items ?? offers).map(({ role }: { role: string }) => role)
      expect(offered).not.toEqual([])
      for (const { key } of roles) {
        const newcomer = await somebody(server, [organization, 'organization:org-user'])
        const member = await inAccount('developer')
        const waits = { role: key, emails: [`${crypto.randomUUID()}@example.com`] }
        const done = [
          (await giver.ask(post(members().url, { person: newcomer.id, roles: [key] }))).statusCode === 201,
          (await giver.ask(post(`/api/v1/scopes/${account.id}/invitations`, waits))).json().results?.[0].outcome ===
            'invited',
          (await giver.ask(patch(memberPath(account, member), { give: [key] }))).statusCode === 200,
        ]
        expect(done, key).toEqual(done.map(() => offered.includes(key)))
      }
    }
  })

  it('the role of the person acted on counts, not only the role given: by every door (X2)', async () => {
    const admin = await inAccount('admin')
    const bulk = (what: string, more = {}) =>
      admin.ask(post(`${members().url}/bulk/${what}`, { people: [owner.id], ...more }))
    // Each of these would be allowed by the role that it gives.
    const one = [
      await admin.ask(patch(memberPath(account, owner), { give: ['developer'] })),
      await admin.ask(patch(memberPath(account, owner), { take: ['owner'] })),
      await admin.ask(patch(memberPath(account, owner), { applyNow: true, give: ['admin'] })),
      await admin.ask(post(`${memberPath(account, owner)}/disable`)),
      await admin.ask(post(`${memberPath(account, owner)}/remove`)),
    ]
    expect(one.map((answer) => answer.json().code)).toEqual(one.map(() => 'above-your-role'))
    const many = [
      await bulk('change-roles', { give: ['developer'] }),
      await bulk('disable'),
      await bulk('remove', { belongings: { what: 'keep' } }),
    ]
    expect(many.map((answer) => answer.json().results[0].problem?.code)).toEqual(many.map(() => 'above-your-role'))
    const { token: carried, id } = await token(owner)
    const revoked = await admin.ask(post(`${memberPath(account, owner)}/tokens/${id}/revoke`))
    expect(revoked.json().code).toBe('above-your-role')
    expect((await withToken(carried)).statusCode).not.toBe(401)
  })

  it('no token outlives the disabling or the removal of its owner, nor comes back with them (X5, A10, A15)', async () => {
    for (const way of ['disable', 'remove']) {
      const developer = await inAccount('developer')
      const { token: secret } = await token(developer, ['account.read'])
      expect((await withToken(secret)).statusCode).toBe(200)
      expect((await owner.ask(post(`${memberPath(account, developer)}/${way}`))).statusCode).toBe(200)
      expect((await withToken(secret)).statusCode).toBe(401)
      const back =
        way === 'disable'
          ? await owner.ask(post(`${memberPath(account, developer)}/enable`))
          : await comeBack(developer)
      expect(back.statusCode, back.body).toBeLessThan(300)
      expect((await developer.ask({ url: `/api/v1/scopes/${account.id}` })).statusCode).toBe(200)
      expect((await withToken(secret)).statusCode).toBe(401)
    }
  })

  async function comeBack(person: SignedIn) {
    const invited = await owner.ask(
      post(`/api/v1/scopes/${account.id}/invitations`, { emails: [person.email], role: 'developer' }),
    )
    const secret = invited.json().results[0].link.split('#')[1]
    return person.ask(post('/api/v1/session/invitations/accept', { secret }))
  }

  it('no role is kept in the cookie, nor in what a browser keeps, after it was taken (X5)', async () => {
    const admin = await inAccount('admin')
    const before = await admin.ask({ url: '/api/v1/session' })
    const { etag } = before.headers
    expect(before.headers['cache-control']).toBe('private, no-cache')
    const unchanged = await admin.ask({ url: '/api/v1/session', headers: { 'if-none-match': String(etag) } })
    expect(unchanged.statusCode).toBe(304)
    const body = { give: ['developer'], applyNow: true }
    expect((await owner.ask(patch(memberPath(account, admin), body))).statusCode).toBe(200)
    const after = await admin.ask({ url: '/api/v1/session', headers: { 'if-none-match': String(etag) } })
    expect(after.statusCode).toBe(200)
    expect(after.body).not.toContain('developer-account:admin')
    expect((await admin.ask(members())).statusCode).toBe(403)
    // What the browser sends is a secret that says nothing: 256 bits, and the database has its hash.
    const [{ token_hash: hash } = {}] = await byHand(`select token_hash from sessions where user_id = '${admin.id}'`)
    expect(hash).toMatch(/^[\w-]{43,64}$/)
  })

  it('the client library keeps no answer: the question after a revoke has the new one', async () => {
    const admin = await inAccount('admin')
    const machine = await addMachine(server, platform, 'platform:decision-service')
    const client = createPortreeve({
      url: 'http://localhost:7300',
      token: machine.secret,
      fetch: async (request) => {
        const answer = await server.inject({
          ...{ method: 'POST', url: new URL(request.url).pathname, payload: await request.text() },
          headers: Object.fromEntries(request.headers),
        })
        return new Response(answer.body, {
          status: answer.statusCode,
          headers: { 'content-type': String(answer.headers['content-type']) },
        })
      },
    })
    const may = () =>
      client.may({
        subject: { type: 'user', id: admin.id },
        action: { name: 'member.read' },
        resource: { type: 'developer-account', id: account.id },
      })
    expect([await may(), await may()]).toEqual([true, true])
    expect((await owner.ask(patch(memberPath(account, admin), { give: ['developer'] }))).statusCode).toBe(200)
    expect(await may()).toBe(false)
    expect((await owner.ask(post(`${memberPath(account, admin)}/disable`))).statusCode).toBe(200)
    expect(await may()).toBe(false)
  })
})
