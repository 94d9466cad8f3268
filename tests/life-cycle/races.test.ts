import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../packages/server/src/db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { join, type MadeScope, makePerson, makeScope, platform } from '../../packages/server/src/http/world.fixture.ts'
import { memberPath, patch, post, type SignedIn, somebody } from './portal-people.ts'

const rounds = [1, 2, 3, 4]
const password = 'a quiet harbour at night'

// The guarantee: of two acts at the same moment each sees the other's whole work or none of it. On the embedded database one
// comes after the other, which must make no difference.
describeOnDatabases('two acts at the same moment', ({ open, byHand }) => {
  let server: TestServer
  let organization: MadeScope
  let account: MadeScope
  let owner: SignedIn
  let operator: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
    organization = await makeScope(server.service, 'organization')
    account = await makeScope(server.service, 'developer-account', organization)
    owner = await inAccount('owner')
    operator = await somebody(server, [platform, 'platform:operator'])
  })
  afterAll(() => server.stop())

  const inAccount = (role: string) =>
    somebody(server, [organization, 'organization:org-user'], [account, `developer-account:${role}`])
  const codes = async (...answers: readonly Promise<{ statusCode: number }>[]) =>
    (await Promise.all(answers)).map(({ statusCode }) => statusCode)
  const held = async (scope: MadeScope, key: string) =>
    (await byHand(`select user_id from assignments where scope_id = '${scope.id}' and role = '${key}'`)).length

  it.each(rounds)('X3: of two owners who demote each other one stays (%i)', async () => {
    const place = await makeScope(server.service, 'organization')
    const role = 'organization:org-admin'
    const one = await somebody(server, [place, role])
    const other = await somebody(server, [place, role])
    const answers = await codes(
      one.ask(patch(memberPath(place, other), { give: ['org-user'] })),
      other.ask(patch(memberPath(place, one), { give: ['org-user'] })),
    )
    expect(answers.filter((code) => code === 200)).toHaveLength(1)
    expect(await held(place, role)).toBe(1)
  })

  it.each(rounds)('X3: of an owner who leaves and one who is demoted one stays (%i)', async () => {
    const place = await makeScope(server.service, 'organization')
    const role = 'organization:org-admin'
    const leaving = await somebody(server, [place, role])
    const demoted = await somebody(server, [place, role])
    const answers = await codes(
      leaving.ask(post(`/api/v1/session/scopes/${place.id}/leave`)),
      leaving.ask(patch(memberPath(place, demoted), { give: ['org-user'] })),
    )
    expect(answers.filter((code) => code === 200)).toHaveLength(1)
    expect(await held(place, role)).toBe(1)
  })

  it.each(
    rounds,
  )('A9, A10: disabled and demoted at once: out, and back with a role and no session that keeps another (%i)', async () => {
    const admin = await inAccount('admin')
    const [disabled] = await codes(
      owner.ask(post(`${memberPath(account, admin)}/disable`)),
      owner.ask(patch(memberPath(account, admin), { give: ['developer'] })),
    )
    expect(disabled).toBe(200)
    const members = { url: `/api/v1/scopes/${account.id}/members` }
    expect((await admin.ask(members)).statusCode).toBe(404)
    const [{ pinned } = {}] = await byHand(`select pinned from sessions where user_id = '${admin.id}'`)
    expect(pinned).toEqual({})
    expect((await owner.ask(post(`${memberPath(account, admin)}/enable`))).statusCode).toBe(204)
    const { roles } = (await owner.ask({ url: memberPath(account, admin) })).json()
    const isAdmin = roles[0].role === 'developer-account:admin'
    expect((await admin.ask(members)).statusCode).toBe(isAdmin ? 200 : 403)
  })

  it.each(rounds)('C7, A8: archived and added at once: in the list or not, and let in nowhere (%i)', async () => {
    const person = await somebody(server, [organization, 'organization:org-user'])
    const [archived, added] = await codes(
      operator.ask(post(`/api/v1/scopes/platform/people/${person.id}/archive`)),
      owner.ask(post(`/api/v1/scopes/${account.id}/members`, { person: person.id, roles: ['developer'] })),
    )
    expect(archived).toBe(200)
    expect([201, 409]).toContain(added)
    expect((await person.ask({ url: '/api/v1/session' })).statusCode).toBe(401)
    expect((await (await server.as(person.id))({ url: '/api/v1/session' })).statusCode).toBe(401)
  })

  it.each([
    'disable',
    'remove',
    'archive',
  ])('A15, X5: a token made while its maker is cut off ends with them (%s)', async (way) => {
    for (const _round of rounds) {
      const developer = await inAccount('developer')
      const token = { name: 'Token', permissions: ['app.read'], expiresInDays: 30 }
      const making = [1, 2, 3].map(() => developer.ask(post(`/api/v1/scopes/${account.id}/tokens`, token)))
      const act =
        way === 'archive'
          ? operator.ask(post(`/api/v1/scopes/platform/people/${developer.id}/archive`))
          : owner.ask(post(`${memberPath(account, developer)}/${way}`))
      const [cutOff] = await Promise.all([act, ...making])
      expect(cutOff.statusCode).toBe(200)
      // Otherwise it would work again, unasked, once they are back.
      expect(await byHand(`select id from api_tokens where user_id = '${developer.id}' and ended_at is null`)).toEqual(
        [],
      )
    }
  })

  it.each(
    rounds,
  )('A9: who signs in while their role changes has the former role in that session or the new one (%i)', async () => {
    const { service } = server
    const admin = await makePerson(service, { password })
    await join(service, admin, organization, { roles: ['organization:org-user'] })
    await join(service, admin, account, { roles: ['developer-account:admin'] })
    const [signedIn, changed] = await Promise.all([
      server.inject(post('/api/v1/sign-in', { email: admin.email, password })),
      owner.ask(patch(memberPath(account, admin), { give: ['developer'] })),
    ])
    expect([signedIn.statusCode, changed.statusCode]).toEqual([200, 200])
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!
    const ask = (url: string) => server.inject({ url, headers: { cookie } })
    const { scopes } = (await ask('/api/v1/session')).json()
    const here = scopes.find(({ id }: { id: string }) => id === account.id)
    const keepsFormer = here.roles[0].id === 'admin'
    expect(here.roles.map(({ id }: { id: string }) => id)).toEqual([keepsFormer ? 'admin' : 'developer'])
    expect(here.rolesAtNextSignIn?.[0]?.id ?? null).toBe(keepsFormer ? 'developer' : null)
    expect((await ask(`/api/v1/scopes/${account.id}/members`)).statusCode).toBe(keepsFormer ? 200 : 403)
  })

  it.each(rounds)('X5: who signs in while they are archived gets no session that outlives it (%i)', async () => {
    const person = await makePerson(server.service, { password })
    await join(server.service, person, organization, { roles: ['organization:org-user'] })
    const [signedIn, archived] = await Promise.all([
      server.inject(post('/api/v1/sign-in', { email: person.email, password })),
      operator.ask(post(`/api/v1/scopes/platform/people/${person.id}/archive`)),
    ])
    expect(archived.statusCode).toBe(200)
    await operator.ask(post(`/api/v1/scopes/platform/people/${person.id}/unarchive`))
    const cookie = String(signedIn.headers['set-cookie'] ?? '').split(';')[0]!
    expect((await server.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(401)
  })
})
