import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { apiTokens, scopes } from '../../db/schema.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, platformId, type TokenId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type PeopleWorld, startPeopleWorld } from './people-world.fixture.ts'

describeOnDatabases('closing accounts', ({ open, kind }) => {
  let { asAdmin, clock, organization, person, rolesOf, row, server, url } = {} as PeopleWorld
  beforeAll(async () => {
    ;({ asAdmin, clock, organization, person, rolesOf, row, server, url } = await startPeopleWorld(await open()))
  })
  afterAll(() => server.stop())

  describe('archiving and blocking', () => {
    it.each([
      ['archive', 'unarchive', 'archived'],
      ['block', 'unblock', 'blocked'],
    ] as const)('X5: %s ends every session and token at once', async (verb, back, status) => {
      const admin = await asAdmin()
      // In this blueprint nobody blocks: an operation without a guard is refused to everybody.
      if (verb === 'block') {
        expect((await admin({ method: 'POST', url: url(await person(), verb) })).statusCode).toBe(403)
        return
      }
      const target = await person('developer')
      const session = await server.as(target.id)
      await server.as(target.id)
      await server.service.database.transact(everywhere, (tx) =>
        tx.insert(apiTokens).values({
          ...{
            id: newId<TokenId>(clock),
            userId: target.id,
            scopeId: platformId,
            tenantId: null,
            name: 'ci',
            prefix: 'x',
          },
          ...{ permissions: [], tokenHash: target.id, createdAt: clock.now() },
        }),
      )
      expect((await session({ url: '/api/v1/session' })).statusCode).toBe(200)
      const answer = await admin({ method: 'POST', url: url(target, verb) })
      expect(answer.json()).toMatchObject({ ended: { sessions: 2, tokens: 1 } })
      expect((await session({ url: '/api/v1/session' })).statusCode).toBe(401)
      expect((await row(target))?.status).toBe(status)
      expect((await admin({ url: `${url()}?status=${status}` })).json().items).toContainEqual(
        expect.objectContaining({ id: target.id, status }),
      )
      const count = await auditCount(server.service)
      await admin({ method: 'POST', url: url(target, verb) })
      expect(await auditCount(server.service)).toBe(count)

      expect((await admin({ method: 'POST', url: url(target, back) })).json()).toEqual({ rolesLost: [] })
      expect(await rolesOf(target)).toEqual(['platform:app', 'platform:developer'])
    })

    it('C7 and X2: unarchiving restores the roles that whoever does it may give, and no others', async () => {
      const admin = await asAdmin()
      const target = await person('platform-admin', 'developer')
      await join(server.service, target, organization, { roles: ['organization:member'] })
      await admin({ method: 'POST', url: url(target, 'archive') })
      const answer = (await admin({ method: 'POST', url: url(target, 'unarchive') })).json()
      expect(answer.rolesLost.sort()).toEqual(['organization:member', 'platform:platform-admin'])
      // X6: a role of which organization, the log says too.
      expect((await lastAuditEvent(server.service))?.after).toMatchObject({
        rolesLost: expect.arrayContaining([
          { scope: organization.id, role: 'organization:member' },
          { scope: platformId, role: 'platform:platform-admin' },
        ]),
      })
      expect(await rolesOf(target)).toEqual(['platform:app', 'platform:developer'])
    })

    it.runIf(kind === 'embedded')(
      'C2, C10: what came by itself stays, also in the one organization that takes everybody in',
      async () => {
        const single = await startTestServer({
          blueprint: 'ai-platform',
          tenancy: 'single',
          database: await open(),
          clock,
        })
        await makeScope(single.service, 'organization')
        const admin = await makePerson(single.service)
        await join(single.service, admin, platform, { roles: ['platform:app', 'platform:admin'] })
        const as = await single.as(admin.id)
        const made = (
          await as({ method: 'POST', url: url(), payload: { email: 'neu@example.com', name: 'Neu' } })
        ).json()
        await as({ method: 'POST', url: url(made, 'archive') })
        expect((await as({ method: 'POST', url: url(made, 'unarchive') })).json()).toEqual({ rolesLost: [] })
        const { memberships } = (await as({ url: url(made) })).json()
        expect(
          memberships.flatMap(({ roles }: { roles: { role: string }[] }) => roles.map(({ role }) => role)).sort(),
        ).toEqual(['organization:member', 'platform:app'])
        await single.stop()
      },
    )

    it('C7: who is archived is out at once, and told so once the password was right', async () => {
      const admin = await asAdmin()
      const password = 'a walk along the quay'
      const target = await makePerson(server.service, { password })
      await join(server.service, target, platform, { roles: ['platform:app'] })
      const signIn = (as: string) =>
        server.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { email: target.email, password: as } })
      const open = await server.as(target.id)
      await admin({ method: 'POST', url: url(target, 'archive') })
      expect((await open({ url: '/api/v1/session' })).statusCode).toBe(401)
      expect((await signIn(password)).json()).toMatchObject({ status: 403, code: 'account-archived' })
      expect((await signIn('something else')).json()).toMatchObject({ status: 401, code: 'sign-in-refused' })
      await admin({ method: 'POST', url: url(target, 'unarchive') })
      expect((await signIn(password)).statusCode).toBe(200)
      expect((await open({ url: '/api/v1/session' })).statusCode).toBe(401)
    })

    it.runIf(kind === 'postgresql')('two admins who archive each other at the same moment: one stays', async () => {
      const both = [await person('admin'), await person('admin')] as const
      const [first, second] = [await server.as(both[0].id), await server.as(both[1].id)]
      const answers = await Promise.all([
        first({ method: 'POST', url: url(both[1], 'archive') }),
        second({ method: 'POST', url: url(both[0], 'archive') }),
      ])
      // The later one has no role any more, or no session.
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
      expect(answers.find(({ statusCode }) => statusCode !== 200)?.statusCode).toSatisfy((status: number) =>
        [401, 403].includes(status),
      )
      const states = [await row(both[0]), await row(both[1])].map((found) => found?.status)
      expect(states.sort()).toEqual(['active', 'archived'])
    })

    it('C6 and X4: an admin cannot archive themselves', async () => {
      const self = await person('admin')
      const as = await server.as(self.id)
      expect((await as({ method: 'POST', url: url(self, 'archive') })).json()).toMatchObject({ code: 'own-role' })
      expect((await row(self))?.status).toBe('active')
    })

    it('X3: the last owner of an organization can be archived, and it is marked as needing one until they are back', async () => {
      const admin = await asAdmin()
      const place = await makeScope(server.service, 'organization')
      const owner = await person()
      await join(server.service, owner, place, { roles: ['organization:owner'] })
      const mark = async () =>
        (
          await server.service.database.read(everywhere, (tx) =>
            tx.select({ since: scopes.ownerlessSince }).from(scopes).where(eq(scopes.id, place.id)),
          )
        )[0]?.since
      expect((await admin({ method: 'POST', url: url(owner, 'archive') })).statusCode).toBe(200)
      expect(await mark()).toEqual(clock.now())
    })
  })
})
