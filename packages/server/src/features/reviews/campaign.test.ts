import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { messages, resourceShares, resources, securityEvents, sessions } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, type ResourceId, type UserId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { beginDueReviews } from './begin-scheduled.ts'
import { waysIn } from './doors.ts'
import { remindOfReviews } from './reminders.ts'

const nobody = '00000000-0000-0000-0000-000000000000'
const at = '/api/v1/scopes/platform'

interface Line {
  readonly person: { readonly id: string }
  readonly role: { readonly role: string }
  readonly findings: readonly string[]
  readonly doors: readonly string[]
  readonly sharesWidely: number
  readonly isOwn: boolean
  readonly decision: string | null
}

describeOnDatabases('a campaign of access reviews', ({ open, byHand }) => {
  const clock = new MovingClock(new Date('2030-02-11T09:00:00.000Z'))
  let server: TestServer
  let here: MadeScope
  let there: MadeScope
  let admin: MadePerson
  let other: MadePerson

  const person = async (organization: MadeScope, ...roles: readonly string[]) => {
    const made = await makePerson(server.service, { password: 'a quiet harbour' })
    await join(server.service, made, organization, { roles: ['organization:member'] })
    await join(server.service, made, platform, { roles: roles.map((role) => `platform:${role}`) })
    return made
  }
  const send = async (reader: MadePerson, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    (await server.as(reader.id))({ method, url: `${at}${url}`, ...(payload && { payload }) })
  const read = async (url: string, reader = admin) => (await send(reader, 'GET', url)).json()
  const reviews = async () => (await read('/reviews')).items
  const lines = async (id: string, query = '', reader = admin): Promise<readonly Line[]> =>
    (await read(`/reviews/${id}/lines?limit=100${query}`, reader)).items
  const decide = async (reader: MadePerson, id: string, about: readonly Line[], wanted: object) => {
    const body = { lines: about.map(({ person: { id: of }, role }) => ({ person: of, role: role.role })), ...wanted }
    const { results } = (await send(reader, 'POST', `/reviews/${id}/decide`, body)).json()
    expect(
      results.every(({ ok }: { ok: boolean }) => ok),
      JSON.stringify(results),
    ).toBe(true)
  }
  const until = (moment: string) => clock.forward((Date.parse(moment) - clock.now().getTime()) / 60_000)
  const mails = (kind: string, to: MadePerson) =>
    server.service.database.read(everywhere, (tx) =>
      tx.$count(messages, and(eq(messages.kind, kind), eq(messages.userId, to.id))),
    )
  const share = async (owner: UserId, organization: MadeScope) =>
    server.service.database.transact(everywhere, async (tx) => {
      const id = newId<ResourceId>(clock)
      const tenantId = organization.tenantId
      await tx.insert(resources).values({
        ...{ id, kind: 'app', scopeId: platform.id, tenantId, ownerId: owner, name: 'Ampel', nameKey: 'ampel' },
        createdAt: clock.now(),
      })
      await tx.insert(resourceShares).values({
        ...{ resourceId: id, tenantId, relation: 'viewer', userId: nobody as UserId, organizationId: organization.id },
      })
    })

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'multi', clock, database: await open() })
    here = await makeScope(server.service, 'organization', undefined, 'Möbelhaus Größ')
    there = await makeScope(server.service, 'organization', undefined, '株式会社みなと')
    admin = await person(here, 'admin')
    other = await person(there, 'admin')
  })
  afterAll(() => server.stop())

  it('C14: the schedule begins it once, tells and reminds; it is decided, signed off and reported; the next quarter’s begins', async () => {
    const { service } = server
    const [kept, changed, removed] = [
      await person(here, 'developer'),
      await person(here, 'developer'),
      await person(there, 'developer'),
    ]
    await beginDueReviews(service)
    expect(await reviews()).toEqual([])
    expect(await read('/review-schedule')).toEqual({
      ...{ every: 'quarter', dueDays: 30, inactiveDays: 90, version: 0, nextAt: '2030-04-01T00:00:00.000Z' },
    })

    until('2030-04-01T00:00:30.000Z')
    const before = await auditCount(service)
    await Promise.all([beginDueReviews(service), beginDueReviews(service)])
    expect((await auditCount(service)) - before).toBe(1)
    expect(await lastAuditEvent(service)).toMatchObject({
      ...{ action: 'review.opened', actorKind: 'host', actorId: 'schedule', after: { name: 'Q2 2030', lines: 5 } },
    })
    const [{ id }, ...more] = await reviews()
    expect(more).toEqual([])
    expect([await mails('review-begun', admin), await mails('review-begun', kept!)]).toEqual([1, 0])
    // Whoever has looked at the reviews has used what only admins may; the other has not.
    expect(await read(`/reviews/${id}`)).toMatchObject({
      ...{ name: 'Q2 2030', bySchedule: true, openedBy: null, dueAt: '2030-05-01T00:00:30.000Z' },
      ...{ administrators: { people: 2, withoutSecondFactor: 2, unused: 1 }, ownUndecided: true },
      counts: { lines: 5, people: 5, undecided: 5 },
    })

    until('2030-04-23T23:00:00.000Z')
    await remindOfReviews(service)
    expect(await mails('review-due', admin)).toBe(0)
    until('2030-04-24T01:00:00.000Z')
    await remindOfReviews(service)
    expect(await mails('review-due', admin)).toBe(1)

    const all = await lines(id)
    const of = (...people: readonly MadePerson[]) =>
      all.filter(({ person: { id: who } }) => people.some((one) => one.id === who))
    await decide(admin, id, of(kept!, other), { decision: 'keep' })
    await decide(admin, id, of(changed!), { decision: 'change', newRole: 'user', note: 'Only looks now' })
    await decide(admin, id, of(removed!), { decision: 'remove', note: 'Left the project' })
    // X4: about whoever decides somebody else does.
    expect((await send(admin, 'POST', `/reviews/${id}/sign-off`)).json()).toMatchObject({
      code: 'second-person-needed',
    })
    await decide(other, id, of(admin), { decision: 'keep' })
    expect((await send(admin, 'POST', `/reviews/${id}/sign-off`, { note: 'All seen' })).statusCode).toBe(204)

    const report = await read(`/reviews/${id}/report`)
    const counts = { lines: 5, people: 5, undecided: 0, keep: 3, change: 1, remove: 1, refused: 0 }
    expect(report.review).toMatchObject({ state: 'signed-off', note: 'All seen', counts, newcomers: 0 })
    expect(report.lines.map((line: Line) => line.decision).sort()).toEqual(['change', 'keep', 'keep', 'keep', 'remove'])
    expect(await lastAuditEvent(service)).toMatchObject({ after: { ...counts, report: report.digest } })
    const rolesOf = async ({ id: who }: MadePerson) =>
      (await service.grants.of(who))?.scopes.get(platform.id)?.roles.map((role) => role.id)
    expect([await rolesOf(kept!), await rolesOf(changed!), await rolesOf(removed!)]).toEqual([
      ['developer'],
      ['user'],
      [],
    ])

    await beginDueReviews(service)
    expect(await reviews()).toHaveLength(1)
    until('2030-07-01T08:00:00.000Z')
    await beginDueReviews(service)
    expect((await reviews()).map(({ name }: { name: string }) => name)).toEqual(['Q3 2030', 'Q2 2030'])

    // While one is open the next waits; after a long stop one begins, and not those that were missed.
    until('2031-02-03T08:00:00.000Z')
    await beginDueReviews(service)
    const [late] = await reviews()
    expect(late).toMatchObject({ name: 'Q3 2030', state: 'open' })
    await send(admin, 'POST', `/reviews/${late.id}/cancel`, { reason: 'Forgotten' })
    await beginDueReviews(service)
    expect((await reviews())[0]).toMatchObject({ name: 'Q1 2031', state: 'open' })
    expect(await read('/review-schedule')).toMatchObject({ nextAt: '2031-04-01T00:00:00.000Z' })
    await send(admin, 'POST', `/reviews/${(await reviews())[0].id}/cancel`, { reason: 'Only a test' })
  })

  it('C14: whoever may run reviews sets another schedule; two at once do not overwrite each other', async () => {
    const put = (every: string, version: number) =>
      send(admin, 'PUT', '/review-schedule', { every, dueDays: 14, inactiveDays: 60, version })
    expect((await put('month', 0)).json()).toMatchObject({
      every: 'month',
      version: 1,
      nextAt: '2031-03-01T00:00:00.000Z',
    })
    expect(await lastAuditEvent(server.service)).toMatchObject({
      ...{ action: 'review.schedule-changed', before: { every: 'quarter' }, after: { every: 'month', dueDays: 14 } },
    })
    expect((await put('year', 0)).json()).toMatchObject({ status: 409, version: 1 })
    expect((await put('never', 1)).json()).toMatchObject({ every: 'never', version: 2, nextAt: null })
    until('2031-08-01T00:00:00.000Z')
    await beginDueReviews(server.service)
    expect((await reviews()).filter(({ state }: { state: string }) => state === 'open')).toEqual([])
  })

  it('C14: whether somebody who is cut off can still come in is tried by each door, and nothing is left behind', async () => {
    const { service } = server
    const [left, archived] = [await person(here, 'developer'), await person(here, 'developer')]
    const kept = await server.as(left.id)
    await kept({ method: 'GET', url: '/api/v1/session' })
    // A door that is broken on purpose: this server never hears that the account was closed, and goes on with the session.
    const close = (id: string) => `update users set status = 'archived' where id = '${id}'`
    await byHand(`set session_replication_role = replica; ${close(left.id)}; set session_replication_role = origin`)
    await byHand(close(archived.id))
    expect((await kept({ method: 'GET', url: '/api/v1/session' })).statusCode).toBe(200)

    const traces = async () =>
      service.database.read(everywhere, async (tx) => [
        await tx.$count(sessions, isNull(sessions.endedAt)),
        await tx.$count(securityEvents, eq(securityEvents.kind, 'sign-in.succeeded')),
      ])
    const before = await traces()
    expect(await waysIn(service, [admin.id, archived.id])).toEqual(new Map([[admin.id, ['password', 'link']]]))
    expect(await traces()).toEqual(before)

    const begun = await send(admin, 'POST', '/reviews', {
      name: 'Doors',
      dueAt: new Date(clock.now().getTime() + 60_000),
    })
    const { id } = begun.json()
    expect(await lines(id, '&finding=still-open')).toMatchObject([{ person: { id: left.id }, doors: ['session'] }])
    const [closed] = (await lines(id, '&finding=archived')).filter(({ person: { id: who } }) => who === archived.id)
    expect(closed).toMatchObject({ doors: [] })
    await send(admin, 'POST', `/reviews/${id}/cancel`, { reason: 'Only a test' })
  })

  it('C14, C10: who shares widely is found, and told of one’s own organizations only', async () => {
    const [owner, stranger] = [await person(here, 'developer'), await person(there, 'developer')]
    await share(owner.id, here)
    await share(owner.id, here)
    await share(stranger.id, there)
    const begun = await send(admin, 'POST', '/reviews', {
      name: 'Shares',
      dueAt: new Date(clock.now().getTime() + 60_000),
    })
    const { id } = begun.json()
    for (const [reader, whose, count] of [
      [admin, owner, 2],
      [other, stranger, 1],
    ] as const) {
      const found = await lines(id, '&finding=shares-widely', reader)
      expect(found).toMatchObject([{ person: { id: whose.id }, sharesWidely: count }])
      expect((await read(`/reviews/${id}`, reader)).findings).toContainEqual({ finding: 'shares-widely', lines: 1 })
      const shown = (await lines(id, '', reader)).filter(({ findings }) => findings.includes('shares-widely'))
      expect(shown).toHaveLength(1)
      const report: { lines: readonly Line[] } = await read(`/reviews/${id}/report`, reader)
      expect(report.lines.reduce((sum, { sharesWidely }) => sum + sharesWidely, 0)).toBe(count)
    }
    await send(admin, 'POST', `/reviews/${id}/cancel`, { reason: 'Only a test' })
  })
})
