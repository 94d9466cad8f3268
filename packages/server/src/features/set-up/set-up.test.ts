import { catalogue, loadBlueprint } from '@portreeve/blueprints'
import type { Blueprint } from '@portreeve/engine'
import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, auditEvents, deployment, scopes, securityEvents, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, type ScopeId, type UserId } from '../../ids.ts'
import { auditCount } from '../audit/audit-count.fixture.ts'
import { addAuthenticator, browserAt, requireSecondFactor } from '../factors/factors.fixture.ts'
import { ensureStandingScopes } from '../scopes/service.ts'
import { recover } from './recover.ts'
import { newSetUpLink } from './service.ts'

const former = 'a quiet harbour town'
const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('set-up', ({ open, byHand, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  afterEach(() => server.stop())

  /** A deployment that nobody has set up, in a database that others have used. */
  async function fresh(definition: string | Blueprint = 'developer-portal', development = false): Promise<void> {
    const blueprint = typeof definition === 'string' ? definition : definition.id
    const offers = blueprint === 'ai-platform' ? { tenancy: 'single' as const } : {}
    server = await startTestServer({
      blueprint: definition,
      ...offers,
      database: await open(),
      clock,
      config: { development },
    })
    await byHand(`truncate memberships, assignments, sessions, invitations, service_accounts, api_tokens, resources, resource_shares, users, deployment, settings, set_up_links cascade;
      delete from scopes where parent_id is not null`)
    await server.service.database.transact(everywhere, (tx) =>
      tx.insert(deployment).values({
        ...{ id: 1, installation: server.service.installation, name: 'New', blueprintId: blueprint, blueprint: {} },
        ...{ demo: false, createdAt: clock.now() },
      }),
    )
    await ensureStandingScopes(server.service)
  }

  const tokenOf = ({ url }: { readonly url: string }) => new URL(url).hash.slice(1)
  const follow = (token: string, over: object = {}) =>
    server.inject({
      ...{ method: 'POST', url: '/api/v1/set-up', headers: { origin: 'http://localhost:7300' } },
      payload: {
        ...{ token, name: 'Ruth Ødegård', email: 'ruth@example.com', password: 'a quiet harbour town' },
        ...{ deploymentName: 'Möbelhaus Größ', ...over },
      },
    })

  const held = async (id: string) =>
    (
      await server.service.database.read(everywhere, (tx) =>
        tx
          .select()
          .from(assignments)
          .where(eq(assignments.userId, id as UserId)),
      )
    )
      .map(({ role }) => role)
      .sort()

  describe.each(catalogue)('in %s', (blueprint) => {
    it('X14: whoever follows the link becomes what the blueprint says, with the scopes that it takes, and can sign in', async () => {
      await fresh(blueprint)
      const count = await auditCount(server.service)
      const link = await newSetUpLink(server.service)
      expect(link.url).toMatch(/^http:\/\/localhost:7300\/set-up#[\w-]{43}$/)
      const answer = await follow(tokenOf(link))
      expect(answer.statusCode).toBe(201)
      const policy = server.service.policy()
      const expected = policy.blueprint.setUp.map((reference) => policy.role(reference)?.key)
      const { id } = answer.json()
      expect(await held(id)).toEqual(expect.arrayContaining(expected))
      // One for the link, one for all that set-up did.
      expect(await auditCount(server.service)).toBe(count + 2)
      const payload = { email: 'ruth@example.com', password: 'a quiet harbour town' }
      const headers = { origin: 'http://localhost:7300' }
      const signedIn = await server.inject({ method: 'POST', url: '/api/v1/sign-in', headers, payload })
      expect(signedIn.statusCode).toBe(200)
      const [row] = await server.service.database.read(everywhere, (tx) => tx.select().from(deployment))
      expect(row).toMatchObject({ name: 'Möbelhaus Größ', setUpAt: clock.now() })
      const tenants = await server.service.database.read(everywhere, (tx) => tx.select().from(scopes))
      const made = tenants.filter(({ tenantId, id: own }) => tenantId === own)
      expect(made.every(({ name }) => name === 'Möbelhaus Größ')).toBe(true)
    })
  })

  it('in development the first person gets what the blueprint adds for it', async () => {
    await fresh('ai-platform', true)
    const { id } = (await follow(tokenOf(await newSetUpLink(server.service)))).json()
    expect(await held(id)).toEqual(['organization:owner', 'platform:admin', 'platform:app', 'platform:platform-admin'])
  })

  it.each([
    [
      'in development by itself',
      true,
      ['organization:owner', 'platform:admin', 'platform:app', 'platform:platform-admin'],
    ],
    ['in production only where set-up names it', false, ['organization:owner', 'platform:admin', 'platform:app']],
  ])('C, X14: the first admin is platform-admin %s', async (_when, development, roles) => {
    const blueprint = await loadBlueprint('ai-platform')
    await fresh({ ...blueprint, setUp: ['platform:admin', 'organization:owner'] }, development)
    const { id } = (await follow(tokenOf(await newSetUpLink(server.service)))).json()
    expect(await held(id)).toEqual(roles)
  })

  it('the link works once, is replaced by a newer one, and ends after 24 hours', async () => {
    await fresh()
    const old = tokenOf(await newSetUpLink(server.service))
    const late = tokenOf(await newSetUpLink(server.service))
    expect((await follow(old)).json()).toMatchObject({ status: 410, code: 'link-not-valid' })
    clock.forward(24 * 60)
    expect((await follow(late)).json()).toMatchObject({ code: 'link-not-valid' })
    expect((await follow('nonsense')).json()).toMatchObject({ code: 'link-not-valid' })
    expect(await server.service.database.read(everywhere, (tx) => tx.$count(users))).toBe(0)
    const token = tokenOf(await newSetUpLink(server.service))
    expect((await follow(token)).statusCode).toBe(201)
    expect((await follow(token, { email: 'b@example.com' })).json()).toMatchObject({ code: 'link-not-valid' })
    const refused = await server.service.database.read(everywhere, (tx) =>
      tx.$count(securityEvents, eq(securityEvents.kind, 'set-up.refused')),
    )
    expect(refused).toBeGreaterThanOrEqual(4)
  })

  it('a bad name or password spends no link', async () => {
    await fresh()
    const token = tokenOf(await newSetUpLink(server.service))
    for (const over of [{ password: 'short' }, { name: '' }, { email: 'x' }, { deploymentName: 'a\u202eb' }]) {
      expect((await follow(token, over)).json()).toMatchObject({ code: 'invalid-input' })
    }
    expect((await follow(token)).statusCode).toBe(201)
  })

  it('once it is set up there is no new link', async () => {
    await fresh()
    await follow(tokenOf(await newSetUpLink(server.service)))
    await expect(newSetUpLink(server.service)).rejects.toMatchObject({ code: 'conflict' })
  })

  it.runIf(kind === 'postgresql')('of several who follow it at the same moment one becomes it', async () => {
    await fresh()
    const token = tokenOf(await newSetUpLink(server.service))
    const answers = await Promise.all([1, 2, 3, 4].map((n) => follow(token, { email: `p${n}@example.com` })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 410, 410, 410])
    expect(await server.service.database.read(everywhere, (tx) => tx.$count(users))).toBe(1)
  })

  describe('recover (X3)', () => {
    it('gives somebody the roles of the deployment and a way in, ends their sessions, and is in both logs', async () => {
      await fresh()
      const lost = await makePerson(server.service, { status: 'blocked' })
      const count = await auditCount(server.service)
      const recovered = await recover(server.service, { email: lost.email.toUpperCase() })
      expect(recovered).toMatchObject({ person: lost.id, roles: ['platform:operator'] })
      expect(await auditCount(server.service)).toBe(count + 1)
      const [event] = await server.service.database.read(everywhere, (tx) =>
        tx.select().from(auditEvents).where(eq(auditEvents.targetId, lost.id)),
      )
      expect(event).toMatchObject({ action: 'deployment.recovered', actorKind: 'host', actorId: 'recover' })
      expect(
        await server.service.database.read(everywhere, (tx) =>
          tx.$count(securityEvents, eq(securityEvents.userId, lost.id)),
        ),
      ).toBe(1)
      const signedIn = await server.inject({
        ...{ method: 'POST', url: '/api/v1/sign-in', headers: { origin: 'http://localhost:7300' } },
        payload: { email: lost.email, password: recovered.temporaryPassword },
      })
      expect(signedIn.json()).toMatchObject({ mustChangePassword: true })
    })

    it('C9: helps somebody without phone and codes: their second factors are gone, and they may set one up at once', async () => {
      await fresh()
      const lost = await makePerson(server.service, { password: former })
      const browser = browserAt(server)
      await browser.post('/api/v1/sign-in', { email: lost.email, password: former })
      expect((await addAuthenticator(browser, clock.now())).answer.statusCode).toBe(200)
      const population = server.service.policy().scopeType('platform')!.population
      await requireSecondFactor(server, platform, population, { required: 'all' })
      const recovered = await recover(server.service, { email: lost.email })
      expect(recovered).toMatchObject({ factorsRemoved: ['authenticator'] })
      const payload = { email: lost.email, password: recovered.temporaryPassword }
      expect((await browser.post('/api/v1/sign-in', payload)).json()).toMatchObject({ awaits: null })
      const chosen = { currentPassword: recovered.temporaryPassword, newPassword: 'seven copper lanterns' }
      expect((await browser.post('/api/v1/session/password', chosen)).statusCode).toBe(204)
      const begin = () => browser.post('/api/v1/session/factors/authenticator')
      expect((await begin()).json()).toMatchObject({ code: 'enrolment-proof-needed' })
      expect((await browser.post('/api/v1/session/enrolment', { code: recovered.enrolmentCode })).statusCode).toBe(200)
      expect((await begin()).statusCode).toBe(201)
    })

    it('in a scope that has lost everybody: the role that somebody must always hold, instead of a lesser one', async () => {
      await fresh()
      const organization = await makeScope(server.service, 'organization')
      const account = await makeScope(server.service, 'developer-account', organization)
      const person = await makePerson(server.service)
      await join(server.service, person, account, { roles: ['developer-account:developer'] })
      await recover(server.service, { email: person.email, scope: account.id })
      expect(await held(person.id)).toEqual(['developer-account:owner'])
    })

    it('refuses nobody and nowhere in words', async () => {
      await fresh()
      await expect(recover(server.service, { email: 'nobody@example.com' })).rejects.toMatchObject({
        code: 'not-found',
      })
      const { email } = await makePerson(server.service)
      const scope = newId<ScopeId>(clock)
      await expect(recover(server.service, { email, scope })).rejects.toMatchObject({ code: 'not-found' })
    })
  })
})
