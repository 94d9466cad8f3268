import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { join, type MadePerson, makePerson, makeScope } from '../../http/world.fixture.ts'
import { newId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type PeopleWorld, startPeopleWorld } from './people-world.fixture.ts'

describeOnDatabases('people', ({ open, byHand, kind }) => {
  let { asAdmin, clock, organization, person, rolesOf, row, server, url } = {} as PeopleWorld
  beforeAll(async () => {
    ;({ asAdmin, clock, organization, person, rolesOf, row, server, url } = await startPeopleWorld(await open()))
  })
  afterAll(() => server.stop())

  describe('making an account', () => {
    it('C2 and C3: an admin makes one: it is an App, its temporary password is told once and ends', async () => {
      const admin = await asAdmin()
      const payload = { email: 'Jörg.Neu@Example.com', name: '  Jörg Neu ', password: 'temporary' }
      const count = await auditCount(server.service)
      const answer = await admin({ method: 'POST', url: url(), payload })
      expect(answer.statusCode).toBe(201)
      const made = answer.json()
      expect(made.temporaryPassword).toMatch(/^[a-zA-Z2-9]{16}$/)
      expect(await rolesOf(made)).toEqual(['platform:app'])
      expect(await row(made)).toMatchObject({
        name: 'Jörg Neu',
        // X11: nobody proved the address by having it typed.
        emailProvedAt: null,
        mustChangePassword: true,
        passwordExpiresAt: new Date(clock.now().getTime() + 24 * 60 * 60_000),
      })
      expect(await auditCount(server.service)).toBe(count + 1)
      const event = await lastAuditEvent(server.service)
      expect(event).toMatchObject({ action: 'person.created', targetId: made.id })
      // Names and addresses lie where they can be erased, and the password nowhere.
      expect(JSON.stringify(event)).not.toMatch(/Jörg|example\.com/i)
    })

    it('one address is one account, whatever its letters look like', async () => {
      const admin = await asAdmin()
      const make = (email: string) => admin({ method: 'POST', url: url(), payload: { email, name: 'Ö' } })
      expect((await make('ölaf@example.com')).statusCode).toBe(201)
      const count = await auditCount(server.service)
      expect((await make('o\u0308LAF@EXAMPLE.com')).json()).toMatchObject({
        code: 'conflict',
        errors: [{ field: 'email' }],
      })
      expect(await auditCount(server.service)).toBe(count)
    })

    it.each([
      ['name', { email: 'a@example.com', name: 'a\u202eb' }],
      ['name', { email: 'a@example.com', name: '' }],
      ['email', { email: 'a@', name: 'Ö' }],
      ['email', { email: 'a b@example.com', name: 'Ö' }],
      ['email', { email: 'a@example.com\u200b', name: 'Ö' }],
    ])('X7: a refused %s is named in words, without a pattern', async (field, payload) => {
      const answer = (await (await asAdmin())({ method: 'POST', url: url(), payload })).json()
      expect(answer).toMatchObject({ code: 'invalid-input', errors: [{ field }] })
      expect(answer.detail).not.toMatch(/[\\^$]|regex|pattern/i)
    })

    it.runIf(kind === 'postgresql')('two who make the same account at once make one', async () => {
      const admin = await asAdmin()
      const payload = { email: `${newId(clock)}@example.com`, name: 'Twice' }
      const answers = await Promise.all([1, 2, 3].map(() => admin({ method: 'POST', url: url(), payload })))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409])
    })
  })

  describe('the name of an account', () => {
    const rename = (as: Awaited<ReturnType<typeof asAdmin>>, who: { readonly id: string }, name: string) =>
      as({ method: 'PATCH', url: url(who), payload: { name } })

    it('X6 and X7: is changed by an admin, with one event', async () => {
      const admin = await asAdmin()
      const target = await person('developer')
      const count = await auditCount(server.service)
      expect((await rename(admin, target, ' 山田　太郎 ')).statusCode).toBe(204)
      expect((await admin({ url: url(target) })).json().name).toBe('山田　太郎')
      expect(await auditCount(server.service)).toBe(count + 1)
      expect(await lastAuditEvent(server.service)).toMatchObject({ action: 'person.renamed', targetId: target.id })
    })

    it('is not changed by a developer', async () => {
      const target = await person()
      const before = (await row(target))?.name
      const as = await server.as((await person('developer')).id)
      expect((await rename(as, target, 'Somebody else')).statusCode).toBe(403)
      expect((await row(target))?.name).toBe(before)
    })
  })

  describe('platform roles', () => {
    const change = (id: string) => `/api/v1/scopes/platform/members/${id}`

    it('C5: making somebody Admin asks for a reason, which is kept', async () => {
      const admin = await asAdmin()
      const target = await person()
      const give = (reason?: string) =>
        admin({ method: 'PATCH', url: change(target.id), payload: { give: ['admin'], ...(reason && { reason }) } })
      for (const empty of [undefined, '   ']) {
        expect((await give(empty)).json()).toMatchObject({ code: 'reason-needed', errors: [{ field: 'reason' }] })
      }
      expect(await rolesOf(target)).toEqual(['platform:app'])
      expect((await give('Looks after Søn')).json()).toMatchObject({ takesEffect: 'now' })
      const member = (await admin({ url: change(target.id) })).json()
      expect(member.roles).toContainEqual(
        expect.objectContaining({ role: 'platform:admin', reason: 'Looks after Søn' }),
      )
    })

    it('C1: everybody keeps App', async () => {
      const admin = await asAdmin()
      const target = await person('developer')
      const take = (role: string) => admin({ method: 'PATCH', url: change(target.id), payload: { take: [role] } })
      expect((await take('app')).json()).toMatchObject({ code: 'conflict' })
      expect((await take('developer')).json()).toMatchObject({ after: ['platform:app'] })
    })

    it('C4: holds at once, for anyone except one’s own admin role; App and Platform Admin are given to nobody', async () => {
      const self = await person('admin')
      const as = await server.as(self.id)
      const target = await person()
      const open = await server.as(target.id)
      const give = (who: MadePerson, role: string) =>
        as({ method: 'PATCH', url: change(who.id), payload: { give: [role] } })
      expect((await give(target, 'developer')).statusCode).toBe(200)
      expect((await open({ url: '/api/v1/session' })).json().scopes ?? []).toBeDefined()
      expect((await give(target, 'platform-admin')).json()).toMatchObject({ code: 'above-your-role' })
      expect((await as({ method: 'PATCH', url: change(self.id), payload: { take: ['admin'] } })).json()).toMatchObject({
        code: 'own-role',
      })
      // One's own developer role is not administrative.
      expect((await give(self, 'developer')).statusCode).toBe(200)
    })
  })

  describe('reading', () => {
    it('one account shows its roles where the reader may see members', async () => {
      const admin = await asAdmin()
      const target = await person('developer')
      await join(server.service, target, organization, { roles: ['organization:member'] })
      expect((await admin({ url: url(target) })).json()).toMatchObject({
        id: target.id,
        memberships: [
          { scope: { name: 'Möbelhaus Größ GmbH' }, status: 'active', roles: [{ role: 'organization:member' }] },
          { scope: { type: 'platform' }, roles: [{ role: 'platform:app' }, { role: 'platform:developer' }] },
        ],
      })
    })

    it('X2 (c) and X4: each account says what the acts themselves will decide', async () => {
      const self = await person('admin')
      const as = await server.as(self.id)
      const developer = await person('developer')
      // No admin gives the role of a machine.
      const beyond = await person('decision-service')
      const gone = await person()
      await as({ method: 'POST', url: url(gone, 'archive') })
      const newcomer = (await as({ method: 'POST', url: url(), payload: { email: 'm@may.example', name: 'M' } })).json()
      const nothing = {
        ...{ rename: false, passwordLink: false, block: false, unblock: false, archive: false, unarchive: false },
        ...{ unlock: false, resetPassword: false, resetFactors: false, enrolmentCode: false },
        changeRoles: false,
      }
      const changeRoles = true
      for (const [target, may] of [
        [self, { ...nothing, rename: true, changeRoles }],
        [developer, { ...nothing, rename: true, archive: true, changeRoles }],
        [beyond, nothing],
        [gone, { ...nothing, rename: true, unarchive: true, changeRoles }],
        [newcomer, { ...nothing, rename: true, passwordLink: true, archive: true, changeRoles }],
      ] as const) {
        const one = (await as({ url: url(target) })).json()
        expect(one.may).toEqual(may)
        const listed = (await as({ url: `${url()}?limit=100&search=${encodeURIComponent(one.email)}` })).json()
        expect(listed.items).toMatchObject([{ id: target.id, may }])
      }
      expect((await as({ method: 'POST', url: url(beyond, 'archive') })).json()).toMatchObject({
        code: 'above-your-role',
      })
    })

    it('C1: the list tells the roles of this place and is filtered by one; who is no member here has none', async () => {
      const admin = await asAdmin()
      const developer = await person('developer')
      const elsewhere = await makePerson(server.service)
      await join(server.service, elsewhere, organization, { roles: ['organization:member'] })
      const listed = async (query: string) => (await admin({ url: `${url()}?limit=100&${query}` })).json().items
      expect(await listed(`search=${encodeURIComponent(developer.email)}`)).toMatchObject([
        {
          roles: [{ role: 'platform:app', expiresAt: null }, { role: 'platform:developer' }],
          may: { changeRoles: true },
        },
      ])
      expect(await listed(`search=${encodeURIComponent(elsewhere.email)}`)).toMatchObject([
        { roles: null, may: { changeRoles: false } },
      ])
      const developers = await listed('role=developer')
      expect(developers).toContainEqual(expect.objectContaining({ id: developer.id }))
      for (const { roles } of developers) expect(roles).toContainEqual({ role: 'platform:developer', expiresAt: null })
      expect((await admin({ url: `${url()}?role=owner` })).json()).toMatchObject({ errors: [{ field: 'role' }] })
    })

    it('is refused to developers, and tells them nothing of who exists', async () => {
      const developer = await server.as((await person('developer')).id)
      const nobody = { id: newId(clock) }
      const answers = [await developer({ url: url(await person()) }), await developer({ url: url(nobody) })]
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403])
      expect((await (await asAdmin())({ url: url(nobody) })).statusCode).toBe(404)
    })
  })

  it('a list of 10,000 pages right: everybody once, in order', async () => {
    const big = await makeScope(server.service, 'organization', undefined, 'Big')
    await server.service.database.transact(everywhere, async (tx) => {
      await tx.execute(sql`insert into users (id, population, email, email_key, name, name_key, status, created_at)
        select gen_random_uuid(), 'people', 'big' || n || '@big.example', 'big' || n || '@big.example', 'Big ' || n % 100, 'big ' || n % 100, 'active', ${clock.now().toISOString()}::timestamptz
        from generate_series(1, 10000) n`)
      await tx.execute(sql`insert into memberships (user_id, scope_id, tenant_id, status, since, by)
        select id, ${big.id}, ${big.id}, 'active', created_at, 'test' from users where email like '%@big.example'`)
    })
    // As autovacuum, or the embedded database's upkeep, would after so many rows.
    await byHand('analyze users, memberships')
    const admin = await asAdmin()
    const seen: string[] = []
    const names: string[] = []
    let after = ''
    do {
      const page = (
        await admin({ url: `/api/v1/scopes/${big.id}/members?limit=100${after && `&after=${after}`}` })
      ).json()
      for (const item of page.items) {
        seen.push(item.id)
        names.push(item.name)
      }
      after = page.next ?? ''
    } while (after)
    expect(seen).toHaveLength(10_000)
    expect(new Set(seen).size).toBe(10_000)
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
  }, 60_000)
})
