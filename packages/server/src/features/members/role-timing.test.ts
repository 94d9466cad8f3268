import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import type { MadePerson } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'

const [admin, developer] = ['developer-account:admin', 'developer-account:developer']

describeOnDatabases('when a change of roles counts', ({ open, byHand }) => {
  let portal: Portal
  let boss: Awaited<ReturnType<Portal['server']['as']>>

  beforeAll(async () => {
    portal = await startPortal(await open())
    boss = await portal.server.as((await portal.person('owner')).id)
  })
  afterAll(() => portal.server.stop())

  const members = () => `/api/v1/scopes/${portal.account.id}/members`
  const change = (person: MadePerson, payload: object) =>
    boss({ method: 'PATCH', url: `${members()}/${person.id}`, payload })
  const post = (as: typeof boss, person: MadePerson, verb: string, payload: object = {}) =>
    as({ method: 'POST', url: `${members()}/${person.id}/${verb}`, payload })
  const cancel = (as: typeof boss, person: MadePerson) => post(as, person, 'roles/cancel')
  const shown = async (person: MadePerson) => {
    const { roles, rolesUntilNextSession } = (await boss({ url: `${members()}/${person.id}` })).json()
    return [roles.map(({ role }: { role: string }) => role), rolesUntilNextSession]
  }
  const looksAtMembers = async (session: typeof boss) => (await session({ url: members() })).statusCode
  const events = () => auditCount(portal.server.service)

  describe('a change that waits', () => {
    it('A9: is told with both roles, and cancelled: as if it had never been, in one event', async () => {
      const person = await portal.person('developer')
      const session = await portal.server.as(person.id)
      expect((await change(person, { give: ['admin'] })).json()).toMatchObject({
        ...{ before: [developer], after: [admin], takesEffect: 'next-session', sessionsWaiting: 1 },
      })
      expect(await shown(person)).toEqual([[admin], [developer]])
      const count = await events()
      const answer = await cancel(boss, person)
      expect([answer.statusCode, answer.json()]).toEqual([
        200,
        expect.objectContaining({ before: [admin], after: [developer], takesEffect: 'now', sessionsWaiting: 0 }),
      ])
      expect(await shown(person)).toEqual([[developer], null])
      expect(await looksAtMembers(session)).toBe(403)
      expect(await looksAtMembers(await portal.server.as(person.id))).toBe(403)
      expect(await events()).toBe(count + 1)
      expect(await lastAuditEvent(portal.server.service)).toMatchObject({
        ...{ action: 'member.roles-change-cancelled', targetId: person.id },
        ...{ before: { roles: [admin] }, after: { roles: [developer] } },
      })
    })

    it('where nothing waits there is nothing to cancel', async () => {
      const person = await portal.person('developer')
      await portal.server.as(person.id)
      const count = await events()
      expect((await cancel(boss, person)).json()).toMatchObject({ status: 409, code: 'conflict' })
      // Nobody is signed in: it counts already.
      const absent = await portal.person('developer')
      expect((await change(absent, { give: ['admin'] })).json()).toMatchObject({ takesEffect: 'now' })
      expect((await cancel(boss, absent)).statusCode).toBe(409)
      expect(await events()).toBe(count + 1)
    })

    it('X4: nobody cancels what was done to themselves', async () => {
      const person = await portal.person('admin')
      const session = await portal.server.as(person.id)
      await change(person, { give: ['developer'] })
      expect((await cancel(session, person)).json()).toMatchObject({ code: 'own-role' })
      expect(await shown(person)).toEqual([[developer], [admin]])
    })

    it('X2: nobody cancels it whose own demotion waits', async () => {
      const [demoted, person] = [await portal.person('admin'), await portal.person('developer')]
      const session = await portal.server.as(demoted.id)
      await portal.server.as(person.id)
      await change(demoted, { give: ['developer'] })
      await change(person, { give: ['admin'] })
      expect((await cancel(session, person)).json()).toMatchObject({ code: 'above-your-role' })
      expect(
        (await session({ method: 'PATCH', url: `${members()}/${person.id}`, payload: { applyNow: true } })).json(),
      ).toMatchObject({
        code: 'above-your-role',
      })
      expect(await shown(person)).toEqual([[admin], [developer]])
    })

    it('X2, A4: what would come back must be within reach too, not only what goes', async () => {
      const [person, other] = [await portal.person('developer'), await portal.person('admin')]
      await portal.server.as(person.id)
      // By hand, as after a recovery on the host: the session still has the owner's role.
      await byHand(
        `update sessions set pinned = '{"${portal.account.id}": ["developer-account:owner"]}' where user_id = '${person.id}'`,
      )
      const count = await events()
      expect((await cancel(await portal.server.as(other.id), person)).json()).toMatchObject({ code: 'above-your-role' })
      expect((await shown(person))[0]).toEqual([developer])
      expect(await events()).toBe(count)
    })

    it('changed back, it waits no longer: the session has had that role all along', async () => {
      const person = await portal.person('developer')
      await portal.server.as(person.id)
      await change(person, { give: ['admin'] })
      expect((await change(person, { give: ['developer'] })).json()).toMatchObject({
        ...{ before: [admin], after: [developer], takesEffect: 'now', sessionsWaiting: 0 },
      })
      expect(await shown(person)).toEqual([[developer], null])
      // The next one waits again, instead of counting against what was kept before.
      expect((await change(person, { give: ['admin'] })).json()).toMatchObject({ sessionsWaiting: 1 })
    })

    it('of two sessions each keeps what it had; cancelling goes back to what the newest has', async () => {
      const person = await portal.person('developer')
      const older = await portal.server.as(person.id)
      await change(person, { give: ['admin'] })
      const newer = await portal.server.as(person.id)
      expect([await looksAtMembers(older), await looksAtMembers(newer)]).toEqual([403, 200])
      expect((await change(person, { give: ['developer'] })).json()).toMatchObject({ sessionsWaiting: 1 })
      expect([await looksAtMembers(older), await looksAtMembers(newer)]).toEqual([403, 200])
      expect((await cancel(boss, person)).json()).toMatchObject({ after: [admin] })
      expect(await looksAtMembers(newer)).toBe(200)
    })
  })

  describe('apply now', () => {
    it('A9: lets a change that waits count at once, in one event; a second time there is nothing to do', async () => {
      const person = await portal.person('admin')
      const session = await portal.server.as(person.id)
      await change(person, { give: ['developer'] })
      const count = await events()
      expect((await change(person, { applyNow: true })).json()).toMatchObject({
        ...{ before: [developer], after: [developer], takesEffect: 'now', sessionsWaiting: 0 },
      })
      expect(await looksAtMembers(session)).toBe(403)
      expect(await events()).toBe(count + 1)
      // X6: what it ended is what was before.
      expect(await lastAuditEvent(portal.server.service)).toMatchObject({
        ...{ before: { roles: [admin], expiresAt: null }, after: { roles: [developer], takesEffect: 'now' } },
      })
      expect((await change(person, { applyNow: true })).statusCode).toBe(200)
      expect(await events()).toBe(count + 1)
    })

    it('X6: where nothing waits it writes nothing', async () => {
      const person = await portal.person('admin')
      await portal.server.as(person.id)
      const count = await events()
      expect((await change(person, { applyNow: true })).statusCode).toBe(200)
      expect(await events()).toBe(count)
    })
  })

  describe('an end date set while a change waits', () => {
    const inAnHour = () => new Date(portal.clock.now().getTime() + 3_600_000)

    it('A9: lets that change count at once: what a session keeps would outlive the end', async () => {
      const person = await portal.person('admin')
      const session = await portal.server.as(person.id)
      await change(person, { give: ['developer'] })
      const expiresAt = inAnHour()
      const wanted = { give: ['developer'], expiresAt }
      expect((await post(boss, person, 'preview', wanted)).json()).toMatchObject({ takesEffect: 'now' })
      expect((await change(person, wanted)).json()).toMatchObject({ takesEffect: 'now', sessionsWaiting: 0 })
      expect(await looksAtMembers(session)).toBe(403)
      expect(await shown(person)).toEqual([[developer], null])
      expect(await lastAuditEvent(portal.server.service)).toMatchObject({
        before: { roles: [admin], expiresAt: null },
        after: { roles: [developer], expiresAt: expiresAt.toISOString() },
      })
      // X6: an end that is taken away stands in what was before.
      await change(person, { give: ['developer'], expiresAt: null })
      expect(await lastAuditEvent(portal.server.service)).toMatchObject({
        before: { roles: [developer], expiresAt: expiresAt.toISOString() },
        after: { roles: [developer], expiresAt: null },
      })
    })

    it('X2: takes the role that the session keeps within reach, as "apply now" does', async () => {
      const [person, other] = [await portal.person('developer'), await portal.person('admin')]
      await portal.server.as(person.id)
      await byHand(
        `update sessions set pinned = '{"${portal.account.id}": ["developer-account:owner"]}' where user_id = '${person.id}'`,
      )
      const as = await portal.server.as(other.id)
      const payload = { give: ['developer'], expiresAt: inAnHour() }
      expect((await as({ method: 'PATCH', url: `${members()}/${person.id}`, payload })).json()).toMatchObject({
        code: 'above-your-role',
      })
    })
  })

  it('X5: a change while somebody is disabled waits for nobody: they come back with the new role in every session', async () => {
    const person = await portal.person('admin')
    const session = await portal.server.as(person.id)
    await post(boss, person, 'disable')
    expect((await change(person, { give: ['developer'] })).json()).toMatchObject({ takesEffect: 'now' })
    await post(boss, person, 'enable')
    expect(await looksAtMembers(session)).toBe(403)
  })

  describe('the preview', () => {
    const preview = async (as: typeof boss, person: MadePerson, payload: object) =>
      (await post(as, person, 'preview', payload)).json()
    const ids = (changes: { permission: string }[]) => changes.map(({ permission }) => permission)

    it('A9: says what would be gained and lost, and when, and changes nothing', async () => {
      const person = await portal.person('developer')
      await portal.server.as(person.id)
      const count = await events()
      const up = await preview(boss, person, { give: ['admin'] })
      expect(up).toMatchObject({
        roles: { before: [developer], after: [admin] },
        ...{ losses: [], takesEffect: 'next-session', sessionsWaiting: 1, reasonRequired: false, refusal: null },
      })
      expect(ids(up.gains)).toEqual(expect.arrayContaining(['member.read', 'member.role', 'audit.read']))
      expect(ids(up.gains)).not.toContain('app.read')
      expect(ids(up.gains)).not.toContain('account.transfer')
      expect(up.gains[0]).toMatchObject({ label: expect.any(String), before: 'never', after: 'always' })
      expect(await preview(boss, person, { give: ['admin'], applyNow: true })).toMatchObject({ takesEffect: 'now' })
      const gone = await preview(boss, person, { take: ['developer'] })
      expect(gone).toMatchObject({ roles: { after: [] }, gains: [], takesEffect: 'now', sessionsWaiting: 0 })
      expect(ids(gone.losses)).toContain('app.read')
      expect(await events()).toBe(count)
      expect(await shown(person)).toEqual([[developer], null])
    })

    it('refuses as the change would: A4, X2, X3, X4', async () => {
      const self = await portal.person('admin')
      const as = await portal.server.as(self.id)
      const owner = await portal.person('owner')
      const person = await portal.person('developer')
      for (const [whom, payload] of [
        [person, { give: ['owner'] }],
        [owner, { give: ['developer'] }],
        [self, { give: ['developer'] }],
      ] as const) {
        const { refusal } = await preview(as, whom, payload)
        const { code, detail } = (await as({ method: 'PATCH', url: `${members()}/${whom.id}`, payload })).json()
        expect(refusal).toEqual({ code, detail })
      }
    })

    it('a role that there is not is no question', async () => {
      const person = await portal.person('developer')
      expect(await preview(boss, person, { give: ['emperor'] })).toMatchObject({ code: 'invalid-input' })
      expect(await preview(boss, await portal.stranger(), { give: ['admin'] })).toMatchObject({ code: 'not-found' })
    })
  })
})
