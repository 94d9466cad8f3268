import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { factors, knownDevices, messages, recoveryCodes, users } from '../../db/schema.ts'
import type { TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, platform } from '../../http/world.fixture.ts'
import { type FactorId, newId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { addAuthenticator, browserInside } from '../factors/factors.fixture.ts'
import { type PeopleWorld, startPeopleWorld } from './people-world.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('second factors that somebody has lost (C8, C9)', ({ open }) => {
  let { asAdmin, clock, person, server, url } = {} as PeopleWorld
  beforeAll(async () => {
    ;({ asAdmin, clock, person, server, url } = await startPeopleWorld(await open()))
  })
  afterAll(() => server.stop())

  async function withFactor(made: Awaited<ReturnType<typeof person>>) {
    const browser = await browserInside(server, made)
    expect((await addAuthenticator(browser, clock.now())).answer.statusCode).toBe(200)
    return { made, browser }
  }
  type Request = Awaited<ReturnType<TestServer['as']>>
  const reset = (as: Request, of: Awaited<ReturnType<typeof person>>) =>
    as({ method: 'POST', url: url(of, 'reset-factors') })

  it('are removed by whoever may: codes too, sessions end, one event, and the person is told', async () => {
    const admin = await asAdmin()
    const { made, browser } = await withFactor(await person())
    const seen = (await admin({ url: url(made) })).json()
    expect(seen).toMatchObject({ factors: ['authenticator'], may: { resetFactors: true } })
    const count = await auditCount(server.service)
    expect((await reset(admin, made)).json()).toEqual({ sessionsEnded: 1 })
    expect(await auditCount(server.service)).toBe(count + 1)
    expect(await lastAuditEvent(server.service)).toMatchObject({
      ...{ action: 'person.factors-reset', targetId: made.id, before: { factors: ['authenticator'] } },
    })
    expect((await browser.get('/api/v1/session')).statusCode).toBe(401)
    await server.service.database.read(everywhere, async (tx) => {
      expect(await tx.$count(factors, eq(factors.userId, made.id))).toBe(0)
      expect(await tx.$count(recoveryCodes, eq(recoveryCodes.userId, made.id))).toBe(0)
      const devices = await tx.select().from(knownDevices).where(eq(knownDevices.userId, made.id))
      expect(devices.every(({ factorUntil }) => factorUntil === null)).toBe(true)
      const mails = await tx.select().from(messages).where(eq(messages.userId, made.id))
      expect(mails.map(({ kind }) => kind)).toContain('factors-reset')
    })
    expect((await reset(admin, made)).json()).toEqual({ sessionsEnded: 0 })
    expect(await auditCount(server.service)).toBe(count + 1)
  })

  it('X2, X4, X13: not by somebody without the permission, not one’s own, and not without a fresh proof', async () => {
    const { made } = await withFactor(await person())
    const other = await server.as((await person()).id)
    expect((await reset(other, made)).json()).toMatchObject({ code: 'not-allowed' })
    const admin = await asAdmin()
    const self = (await admin({ url: '/api/v1/session' })).json().person
    expect((await reset(admin, self)).json()).toMatchObject({ code: 'own-role' })
    clock.forward(16)
    expect((await reset(admin, made)).json()).toMatchObject({ code: 'fresh-sign-in-needed' })
    expect((await (await asAdmin())({ url: url(made) })).json().factors).toEqual(['authenticator'])
  })

  it('are not all that somebody can sign in with, where no link to a new password would reach them', async () => {
    const made = await makePerson(server.service)
    await join(server.service, made, platform, { roles: ['platform:app'] })
    await server.service.database.transact(everywhere, async (tx) => {
      const passkey = { id: newId<FactorId>(clock), userId: made.id, kind: 'passkey', label: 'Key' } as const
      await tx.insert(factors).values({ ...passkey, createdAt: clock.now(), provedAt: clock.now() })
      await tx
        .update(users)
        .set({ factors: ['passkey'], passwordHash: null })
        .where(eq(users.id, made.id))
    })
    const admin = await asAdmin()
    const count = await auditCount(server.service)
    expect((await reset(admin, made)).json()).toMatchObject({ code: 'conflict' })
    expect(await auditCount(server.service)).toBe(count)
    expect((await admin({ url: url(made) })).json().factors).toEqual(['passkey'])
  })
})
