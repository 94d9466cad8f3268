import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, scopes } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { ensureStandingScopes } from './service.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('scopes', ({ open, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  let organization: MadeScope
  let product: MadeScope
  let admin: MadePerson
  const children = () => `/api/v1/scopes/${organization.id}/children`
  const individual = {
    'developer-type': 'individual',
    'display-name': 'みなと開発',
    country: 'JP',
    'support-email': 'support@minato.example',
  }

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock })
  })
  afterAll(() => server.stop())

  beforeEach(async () => {
    organization = await makeScope(server.service, 'organization', undefined, '株式会社みなと')
    product = await makeScope(server.service, 'product-account', organization)
    admin = await makePerson(server.service, { name: '山田 幸' })
    await join(server.service, admin, organization, { roles: ['organization:org-admin'] })
  })

  const onboard = async (who: MadePerson, profile: unknown = individual, name: unknown = 'みなと開発') =>
    (await server.as(who.id))({
      method: 'POST',
      url: children(),
      payload: { type: 'developer-account', name, profile },
    })

  const accounts = () =>
    server.service.database.read(everywhere, (tx) =>
      tx.select().from(scopes).where(eq(scopes.parentId, organization.id)),
    )

  describe('making one', () => {
    it('A1: who onboards becomes the owner, in one event', async () => {
      const count = await auditCount(server.service)
      const answer = await onboard(admin)
      expect(answer.statusCode).toBe(201)
      const { id } = answer.json()
      const roles = await server.service.database.read(everywhere, (tx) =>
        tx.select().from(assignments).where(eq(assignments.scopeId, id)),
      )
      expect(roles).toMatchObject([{ userId: admin.id, role: 'developer-account:owner', tenantId: organization.id }])
      expect(await auditCount(server.service)).toBe(count + 1)
      expect(await lastAuditEvent(server.service)).toMatchObject({ action: 'scope.created', scopeId: id })
      const scope = (await (await server.as(admin.id))({ url: `/api/v1/scopes/${id}` })).json()
      expect(scope).toMatchObject({ name: 'みなと開発', status: 'active', profile: individual })
    })

    it('A3: there is one, and whoever comes second is told who owns it', async () => {
      await onboard(admin)
      const second = await makePerson(server.service)
      await join(server.service, second, organization, { roles: ['organization:org-admin'] })
      const count = await auditCount(server.service)
      const answer = (await onboard(second)).json()
      expect(answer).toMatchObject({ code: 'conflict', existing: { owners: ['山田 幸'] } })
      expect(answer.detail).toContain('Account Owner is 山田 幸')
      expect((await accounts()).filter(({ type }) => type === 'developer-account')).toHaveLength(1)
      expect(await auditCount(server.service)).toBe(count)
    })

    it.runIf(kind === 'postgresql')('A3: of five who onboard at the same moment one owns it', async () => {
      const people = [admin]
      while (people.length < 5) {
        const another = await makePerson(server.service)
        await join(server.service, another, organization, { roles: ['organization:org-admin'] })
        people.push(another)
      }
      const answers = await Promise.all(people.map((who) => onboard(who)))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409, 409])
      const [account, ...others] = (await accounts()).filter(({ type }) => type === 'developer-account')
      expect(others).toEqual([])
      const owners = await server.service.database.read(everywhere, (tx) =>
        tx.select().from(assignments).where(eq(assignments.scopeId, account!.id)),
      )
      expect(owners).toHaveLength(1)
    })

    it('A2: nobody else makes one, and nothing is made', async () => {
      const user = await makePerson(server.service)
      await join(server.service, user, organization, { roles: ['organization:org-user'] })
      expect((await onboard(user)).json()).toMatchObject({
        code: 'not-allowed',
        permission: 'developer-account.create',
      })
      const stranger = await makePerson(server.service)
      expect((await onboard(stranger)).statusCode).toBe(404)
      expect(await accounts()).toHaveLength(1)
    })

    it('a scope type that nothing makes in the product is made by nobody', async () => {
      const operator = await makePerson(server.service)
      await join(server.service, operator, platform, { roles: ['platform:operator'] })
      const as = await server.as(operator.id)
      const payload = { type: 'organization', name: 'Mine' }
      const answer = await as({ method: 'POST', url: '/api/v1/scopes/platform/children', payload })
      expect(answer.json()).toMatchObject({ code: 'not-allowed' })
    })

    it('is made where the blueprint says', async () => {
      const as = await server.as(admin.id)
      const wrong = (type: string) => as({ method: 'POST', url: children(), payload: { type, name: 'Ö' } })
      expect((await wrong('nothing')).json()).toMatchObject({ code: 'not-allowed' })
      expect((await wrong('organization')).json()).toMatchObject({ code: 'not-allowed' })
    })
  })

  describe('A6: what onboarding asks', () => {
    it('each kind of developer has its own second step', async () => {
      const partner = {
        ...{ 'developer-type': 'si-partner', 'company-name': "O'Neil & Søn (Ltd.)", country: 'IE' },
        ...{ website: 'https://oneil.example', 'team-size': '11 to 50', 'support-email': 'hello@oneil.example' },
        'regions-served': ['Europe', 'Asia'],
      }
      expect((await onboard(admin, partner)).statusCode).toBe(201)
    })

    it('a customer names product accounts of their own organization', async () => {
      const customer = (ids: readonly string[]) => ({
        ...{ 'developer-type': 'customer', 'organization-name': 'みなと', 'product-accounts': ids },
        'support-email': 'a@minato.example',
      })
      const other = await makeScope(server.service, 'organization')
      const foreign = await makeScope(server.service, 'product-account', other)
      const answer = await onboard(admin, customer([product.id, foreign.id]))
      expect(answer.json()).toMatchObject({ code: 'invalid-input', errors: [{ field: 'profile.product-accounts' }] })
      expect((await onboard(admin, customer([]))).json()).toMatchObject({ code: 'invalid-input' })
      expect((await onboard(admin, customer([product.id]))).statusCode).toBe(201)
    })

    it('says everything that is wrong at once, each by its field, and makes nothing', async () => {
      const wrong = {
        ...{ 'developer-type': 'individual', 'display-name': 'a\u202eb', country: 'Deutschland', 'support-email': 'x' },
        ...{ website: 'javascript:alert(1)', 'regions-served': ['Europe'] },
      }
      const answer = (await onboard(admin, wrong)).json()
      expect(answer.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
        'profile.country',
        'profile.display-name',
        'profile.regions-served',
        'profile.support-email',
        'profile.website',
      ])
      expect(await accounts()).toHaveLength(1)
    })

    it.each([
      ['nothing', {}],
      ['an unknown kind', { 'developer-type': 'constructor' }],
      ['a number', { ...individual, country: 7 }],
      ['an inherited word', { ...individual, __proto__: null, toString: 'x' }],
    ])('refuses %s', async (_what, profile) => {
      expect((await onboard(admin, profile)).json()).toMatchObject({ code: 'invalid-input' })
    })
  })

  describe('editing one', () => {
    it('A6: name and profile can be edited later, by whoever saw the present ones', async () => {
      const { id } = (await onboard(admin)).json()
      const as = await server.as(admin.id)
      const url = `/api/v1/scopes/${id}`
      const seen = await as({ url })
      const etag = String(seen.headers.etag)
      const edit = (payload: object, match = etag) =>
        as({ method: 'PATCH', url, payload, headers: { 'if-match': match } })
      const first = await edit({ name: 'Ｍｉｎａｔｏ ⚓' })
      expect(first.json()).toMatchObject({ name: 'Ｍｉｎａｔｏ ⚓', profile: individual })
      const count = await auditCount(server.service)
      expect((await edit({ name: 'Other' })).json()).toMatchObject({ status: 412, code: 'changed-meanwhile' })
      const same = await edit({ name: 'Ｍｉｎａｔｏ ⚓' }, String(first.headers.etag))
      expect(same.statusCode).toBe(200)
      expect(await auditCount(server.service)).toBe(count)
      const profile = { ...individual, 'support-email': 'new@minato.example' }
      expect((await edit({ profile }, String(first.headers.etag))).json()).toMatchObject({ profile })
      // People's addresses stand beside the event, not in it.
      expect(JSON.stringify(await lastAuditEvent(server.service))).not.toContain('new@minato.example')
    })

    it('A11: the state of a product account is the operator’s to change, and one of those named', async () => {
      const operator = await makePerson(server.service)
      await join(server.service, operator, platform, { roles: ['platform:operator'] })
      const as = await server.as(operator.id)
      const set = (status: string) =>
        as({ method: 'POST', url: `/api/v1/scopes/${product.id}/status`, payload: { status } })
      expect((await set('suspended')).json()).toMatchObject({ status: 'suspended' })
      expect((await set('gone')).json()).toMatchObject({ code: 'invalid-input' })
      const manager = await makePerson(server.service)
      await join(server.service, manager, product, { roles: ['product-account:account-admin'] })
      const url = `/api/v1/scopes/${product.id}/status`
      const own = await (await server.as(manager.id))({ method: 'POST', url, payload: { status: 'active' } })
      expect(own.statusCode).toBe(403)
    })
  })

  it('says of each scope whether the one who lists may go in, which is what its own page would answer', async () => {
    const owner = await makePerson(server.service)
    await join(server.service, owner, organization, { roles: ['organization:org-admin'] })
    const account = (await onboard(owner)).json()
    const seenBy = async (who: MadePerson) => {
      const { items } = (await (await server.as(who.id))({ url: children() })).json()
      return Object.fromEntries(items.map(({ id, open }: { id: string; open: boolean }) => [id, open]))
    }
    expect(await seenBy(owner)).toEqual({ [account.id]: true, [product.id]: false })
    await join(server.service, admin, product, { roles: ['product-account:account-admin'] })
    expect(await seenBy(admin)).toEqual({ [account.id]: false, [product.id]: true })
  })

  it('X14: the operator lists organizations by name and state, and reads nothing of what is in them', async () => {
    const operator = await makePerson(server.service)
    await join(server.service, operator, platform, { roles: ['platform:operator'] })
    const as = await server.as(operator.id)
    const seen: { id: string }[] = []
    let after = ''
    do {
      const page = (
        await as({ url: `/api/v1/scopes/platform/children?type=organization&limit=3${after && `&after=${after}`}` })
      ).json()
      seen.push(...page.items)
      after = page.next ?? ''
    } while (after)
    const listed = {
      id: organization.id,
      type: 'organization',
      name: '株式会社みなと',
      status: 'active',
      open: true,
      ownerlessSince: null,
    }
    expect(seen).toContainEqual(listed)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect((await as({ url: `/api/v1/scopes/${organization.id}` })).statusCode).toBe(403)
  })
})

describeOnDatabases('scopes that exist from the first start', ({ open }) => {
  it('are made once, however often the server starts', async () => {
    const server = await startTestServer({ blueprint: 'auth-dashboard', database: await open() })
    await ensureStandingScopes(server.service)
    const count = await auditCount(server.service)
    await ensureStandingScopes(server.service)
    const teams = await server.service.database.read(everywhere, (tx) =>
      tx.select().from(scopes).where(eq(scopes.type, 'team')),
    )
    expect(teams).toHaveLength(1)
    expect(await auditCount(server.service)).toBe(count)
    await server.stop()
  })
})
