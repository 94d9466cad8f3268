import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, messages, scopes, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, platformId, type UserId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { mailCount, mailedSecret } from './mailed-link.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const
const password = 'seven quiet herons'
const mail = { url: 'smtp://127.0.0.1:9', from: 'Portreeve <portreeve@example.com>' }
const people = '/api/v1/scopes/platform/people'

describeOnDatabases('a first password', ({ open, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  let quiet: TestServer
  beforeAll(async () => {
    const database = await open()
    server = await startTestServer({ blueprint: 'ai-platform', database, clock, config: { mail } })
    quiet = await startTestServer({ blueprint: 'ai-platform', database, clock })
  })
  afterAll(async () => {
    await server.stop()
    await quiet.stop()
  })

  async function asAdmin(on = server, role = 'platform:admin') {
    const made = await makePerson(server.service, { name: 'Astrid Ö' })
    await join(server.service, made, platform, { roles: ['platform:app', role] })
    return on.as(made.id)
  }

  const create = async (as: Awaited<ReturnType<typeof asAdmin>>, how: 'link' | 'temporary' | 'none' = 'link') => {
    const email = `new-${newId(clock)}@example.com`
    const answer = await as({ method: 'POST', url: people, payload: { email, name: 'Jörg Neu', password: how } })
    expect(answer.statusCode).toBe(201)
    return { email, ...(answer.json() as { id: UserId; link: string | null; temporaryPassword: string | null }) }
  }

  const again = (as: Awaited<ReturnType<typeof asAdmin>>, { id }: { readonly id: string }) =>
    as({ method: 'POST', url: `${people}/${id}/set-password-link` })

  const set = (secret: string | null | undefined, chosen = password) =>
    server.inject({ method: 'POST', url: '/api/v1/links/set-password', payload: { secret, password: chosen } })

  const signIn = (email: string, as = password) =>
    server.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { email, password: as } })

  const row = async ({ id }: { readonly id: UserId }) =>
    (await server.service.database.read(everywhere, (tx) => tx.select().from(users).where(eq(users.id, id))))[0]!

  describe('by a welcome mail', () => {
    it('C3, X11, X12: only the mailbox sees the link; opening it proves the address, once', async () => {
      const made = await create(await asAdmin())
      expect(made).toMatchObject({ link: null, temporaryPassword: null })
      const secret = await mailedSecret(server.service, 'set-password', made.email)
      const kept = await server.service.database.read(everywhere, (tx) =>
        tx.select().from(messages).where(eq(messages.toEmail, made.email)),
      )
      expect(kept).toMatchObject([{ values: { isNew: true, by: 'Astrid Ö' } }])
      expect(JSON.stringify(kept)).not.toContain(secret)
      const look = await server.inject({ method: 'POST', url: '/api/v1/links/set-password/look', payload: { secret } })
      expect(look.json()).toMatchObject({ name: 'Jörg Neu', email: made.email })

      const count = await auditCount(server.service)
      expect((await set(secret)).json()).toEqual({ email: made.email })
      expect(await auditCount(server.service)).toBe(count + 1)
      expect(await lastAuditEvent(server.service)).toMatchObject({
        ...{ action: 'person.password-set', targetId: made.id, actorKind: 'anonymous' },
        after: { emailProved: true },
      })
      expect((await row(made)).emailProvedAt).toEqual(clock.now())
      expect((await signIn(made.email)).json()).toMatchObject({ mustChangePassword: false })
      expect((await set(secret)).json()).toMatchObject({ status: 410, code: 'link-not-valid' })
    })

    it('X3: a place whose only owner could not sign in has one again', async () => {
      const made = await create(await asAdmin())
      const place = await makeScope(server.service, 'organization')
      await join(server.service, made, place, { roles: ['organization:owner'] })
      const mark = (since?: Date) =>
        server.service.database.transact(everywhere, async (tx) => {
          if (since) await tx.update(scopes).set({ ownerlessSince: since }).where(eq(scopes.id, place.id))
          return (await tx.select().from(scopes).where(eq(scopes.id, place.id)))[0]?.ownerlessSince
        })
      await mark(clock.now())
      await set(await mailedSecret(server.service, 'set-password', made.email))
      expect(await mark()).toBeNull()
    })

    it('ends after 24 hours; a new one takes the place of the former', async () => {
      const made = await create(await asAdmin())
      const first = await mailedSecret(server.service, 'set-password', made.email)
      clock.forward(24 * 60)
      const admin = await asAdmin()
      expect((await set(first)).json()).toMatchObject({ detail: expect.stringContaining('24 hours') })
      const count = await auditCount(server.service)
      expect((await again(admin, made)).json()).toMatchObject({ link: null })
      expect(await auditCount(server.service)).toBe(count + 1)
      const second = await mailedSecret(server.service, 'set-password', made.email)
      clock.forward(1)
      await again(admin, made)
      expect(await mailCount(server.service, 'set-password', made.email, 'queued')).toBe(1)
      expect((await set(second)).json()).toMatchObject({ detail: expect.stringContaining('newer') })
      expect((await set(await mailedSecret(server.service, 'set-password', made.email))).statusCode).toBe(200)
    })

    it('a bad password is refused in words and does not use the link up', async () => {
      const made = await create(await asAdmin())
      const secret = await mailedSecret(server.service, 'set-password', made.email)
      for (const bad of ['short', made.email, 'aaaaaaaaaaaa']) {
        expect((await set(secret, bad)).json()).toMatchObject({
          code: 'invalid-input',
          errors: [{ field: 'password' }],
        })
      }
      expect((await set(secret)).statusCode).toBe(200)
    })

    it('C7: archiving ends it, and bringing the account back does not open it again', async () => {
      const admin = await asAdmin()
      const made = await create(admin)
      const secret = await mailedSecret(server.service, 'set-password', made.email)
      expect((await admin({ method: 'POST', url: `${people}/${made.id}/archive` })).statusCode).toBe(200)
      expect((await set(secret)).json()).toMatchObject({ detail: expect.stringContaining('archived') })
      expect((await again(admin, made)).json()).toMatchObject({ code: 'conflict' })
      await admin({ method: 'POST', url: `${people}/${made.id}/unarchive` })
      expect((await set(secret)).statusCode).toBe(410)
      expect(await mailCount(server.service, 'account-closed', made.email)).toBe(1)
      expect(await mailCount(server.service, 'account-opened', made.email)).toBe(1)
    })

    it.runIf(kind === 'postgresql')('two who use it at once: one chooses the password', async () => {
      const made = await create(await asAdmin())
      const secret = await mailedSecret(server.service, 'set-password', made.email)
      const answers = await Promise.all([set(secret, 'the first of two'), set(secret, 'the second of two')])
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410])
    })
  })

  describe('by a link that its issuer hands on', () => {
    it('X12: without a mail server it is shown once to its issuer; X11: it proves no address', async () => {
      const made = await create(await asAdmin(quiet))
      expect(made.link).toMatch(/^http:\/\/localhost:7300\/set-password#[\w-]{43}$/)
      expect((await set(made.link?.split('#')[1])).statusCode).toBe(200)
      expect((await row(made)).emailProvedAt).toBeNull()
      expect((await signIn(made.email)).statusCode).toBe(200)
    })
  })

  describe('only a first one', () => {
    it('X2 (c): only by whoever may act on every role that the person holds anywhere', async () => {
      const admin = await asAdmin(quiet)
      const made = await create(admin)
      const role = 'platform:decision-service'
      const taken = {
        userId: made.id,
        scopeId: platformId,
        tenantId: null,
        role,
        grantedBy: 'test',
        grantedAt: clock.now(),
      }
      await server.service.database.transact(everywhere, (tx) => tx.insert(assignments).values(taken))
      const count = await auditCount(server.service)
      expect((await again(admin, made)).json()).toMatchObject({ code: 'above-your-role', role })
      expect(await auditCount(server.service)).toBe(count)
      // The refusal has not ended the one that was made before.
      expect((await set(made.link?.split('#')[1])).statusCode).toBe(200)
      expect((await again(admin, await create(admin))).statusCode).toBe(201)
    })

    it('X12: nobody gets such a link for an account that has signed in', async () => {
      const admin = await asAdmin(quiet)
      const made = await create(admin)
      await set(made.link?.split('#')[1])
      await signIn(made.email)
      expect((await again(admin, made)).json()).toMatchObject({ code: 'conflict' })
    })

    it('X12: nor for one whose person has chosen a password and not signed in yet', async () => {
      const admin = await asAdmin(quiet)
      const made = await create(admin)
      await set(made.link?.split('#')[1])
      expect((await again(admin, made)).json()).toMatchObject({ code: 'conflict' })
      expect((await admin({ url: `${people}/${made.id}` })).json()).toMatchObject({ hasOwnPassword: true })
      expect((await signIn(made.email)).statusCode).toBe(200)
    })

    it('X12: a link from before is worth nothing once the person has signed in another way', async () => {
      const admin = await asAdmin(quiet)
      const made = await create(admin, 'temporary')
      const { link } = (await again(admin, made)).json()
      await signIn(made.email, made.temporaryPassword ?? '')
      expect((await set(link.split('#')[1])).json()).toMatchObject({
        detail: expect.stringContaining('password already'),
      })
    })

    it('a link for one thing does not do the other', async () => {
      const made = await create(await asAdmin())
      const secret = await mailedSecret(server.service, 'set-password', made.email)
      const answer = await server.inject({
        ...{ method: 'POST', url: '/api/v1/links/confirm-email', payload: { secret, password } },
      })
      expect(answer.json()).toMatchObject({ code: 'link-not-valid' })
    })
  })
})
