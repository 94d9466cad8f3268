import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'

const headers = { origin: 'http://localhost:7300' }

describeOnDatabases('onboarding', ({ open, kind }) => {
  let server: TestServer
  let organization: MadeScope
  let product: MadeScope
  let greta: MadePerson
  let jürgen: MadePerson
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
  })
  afterAll(() => server.stop())

  /** A new organization with two who may set up its account. */
  async function anew() {
    organization = await makeScope(server.service, 'organization')
    product = await makeScope(server.service, 'product-account', organization)
    greta = await makePerson(server.service, { name: 'Greta Größ' })
    jürgen = await makePerson(server.service, { name: 'Jürgen' })
    for (const person of [greta, jürgen])
      await join(server.service, person, organization, { roles: ['organization:org-admin'] })
  }
  const url = (what: string) => `/api/v1/scopes/${organization.id}/${what}`
  const draftUrl = (type = 'developer-account') => url(`drafts/${type}`)
  const keep = async ({ id }: MadePerson, payload: object) =>
    (await server.as(id))({ method: 'PUT', url: draftUrl(), headers, payload })
  const finish = async ({ id }: MadePerson, profile: object, name = '株式会社') =>
    (await server.as(id))({
      ...{ method: 'POST', url: url('children'), headers, payload: { type: 'developer-account', name, profile } },
    })
  const entry = async ({ id }: MadePerson, into?: string) =>
    (await (await server.as(id))({ url: '/api/v1/session', query: { ...(into && { into }) } })).json().entry
  const customer = () => ({
    ...{
      'developer-type': 'customer',
      'organization-name': "O'Neil & Søn (Ltd.)",
      'support-email': 'help@example.com',
    },
    'product-accounts': [product.id],
  })

  it('A6: what somebody answers is kept for them alone, tells what is still wrong in words, and is gone when they finish', async () => {
    await anew()
    const half = { 'developer-type': 'customer', 'organization-name': 'Ö\u202e', 'support-email': 'nobody' }
    const kept = await keep(greta, { step: 1, name: '', profile: half })
    expect(kept.json().problems.map(({ field }: { field: string }) => field)).toEqual([
      ...['profile.organization-name', 'profile.product-accounts', 'profile.support-email'],
    ])
    const nul = await keep(greta, { step: 1, name: 'a\u0000', profile: {} })
    expect(nul.json()).toMatchObject({ code: 'invalid-input' })
    for (const { message } of kept.json().problems) expect(message).not.toMatch(/\^|\\|pattern/)
    const again = await (await server.as(greta.id))({ url: draftUrl() })
    expect(again.json()).toMatchObject({
      ...{ draft: { step: 1, profile: half }, existing: null },
      choices: [{ field: 'product-accounts', items: [{ id: product.id, status: 'trial' }] }],
    })
    expect((await (await server.as(jürgen.id))({ url: draftUrl() })).json().draft).toBeNull()
    expect((await keep(greta, { step: 2, name: '3M', profile: customer() })).json().problems).toEqual([])
    const made = await finish(greta, customer())
    expect(made.statusCode).toBe(201)
    const after = await (await server.as(greta.id))({ url: draftUrl() })
    expect(after.json()).toMatchObject({ draft: null, existing: { id: made.json().id, owners: ['Greta Größ'] } })
  })

  it('X1: only who may make such a place has a draft of one', async () => {
    await anew()
    const user = await makePerson(server.service)
    await join(server.service, user, organization, { roles: ['organization:org-user'] })
    expect((await keep(user, { step: 0, name: '', profile: {} })).json()).toMatchObject({ code: 'not-allowed' })
    const other = await (await server.as(greta.id))({ url: draftUrl('organization') })
    expect(other.json()).toMatchObject({ code: 'not-allowed' })
    const stranger = await makePerson(server.service)
    expect((await (await server.as(stranger.id))({ url: draftUrl() })).statusCode).toBe(404)
  })

  it.runIf(kind === 'postgresql')(
    'A3: two at the same moment make one account, and the other is told who owns it',
    async () => {
      await anew()
      const answers = await Promise.all([finish(greta, customer()), finish(jürgen, customer())])
      const [first, second] = answers.toSorted((a, b) => a.statusCode - b.statusCode)
      expect([first!.statusCode, second!.statusCode]).toEqual([201, 409])
      const owner = answers[0] === first ? 'Greta Größ' : 'Jürgen'
      expect(second!.json()).toMatchObject({ existing: { id: first!.json().id, owners: [owner] } })
      expect(second!.json().detail).toContain(`Its Account Owner is ${owner}`)
    },
  )

  it('A1, A2, A5: "Go to developer portal" of an organization leads to onboarding, in, or to the page with whom to ask', async () => {
    await anew()
    const user = await makePerson(server.service)
    const stranger = await makePerson(server.service)
    await join(server.service, user, organization, { roles: ['organization:org-user'] })
    const type = 'developer-account'
    const closed = { state: 'page', page: { id: 'no-account' } }
    expect(await entry(greta, organization.id)).toMatchObject({
      state: 'onboarding',
      type,
      organization: organization.id,
    })
    expect(await entry(user, organization.id)).toMatchObject({ ...closed, requestAccess: false })
    const { id } = (await finish(jürgen, customer())).json()
    expect(await entry(jürgen, organization.id)).toMatchObject({ state: 'in', type, scope: id })
    expect(await entry(greta, organization.id)).toMatchObject({ ...closed, scope: id, requestAccess: true })
    expect((await entry(user, organization.id)).ask).toContainEqual({ name: 'Jürgen', role: 'Account Owner' })
    // X8: told like an account of another organization, whether or not there is one.
    const told = await entry(stranger, organization.id)
    expect(told).toMatchObject({ ...closed, scope: null, organization: null, ask: [], requestAccess: false })
    await anew()
    expect(await entry(stranger, organization.id)).toEqual(told)
  })
})
