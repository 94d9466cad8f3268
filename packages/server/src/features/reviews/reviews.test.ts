import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, memberships, messages, users } from '../../db/schema.ts'
import { join, type MadePerson, makePerson, makeScope } from '../../http/world.fixture.ts'
import type { UserId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'
import { remindOfReviews } from './reminders.ts'

const everywhere = { tenants: 'all', person: null } as const
const day = 24 * 60
const dayMs = day * 60_000

interface Line {
  readonly person: { readonly id: string; readonly name: string }
  readonly role: { readonly role: string } | null
  readonly findings: readonly string[]
  readonly decision: string | null
  readonly outcome: string | null
  readonly isOwn: boolean
}

describeOnDatabases('access reviews', ({ open }) => {
  let portal: Portal
  let owner: MadePerson
  let admin: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
    admin = await portal.person('admin')
  })
  afterAll(() => portal.server.stop())

  const path = (rest = '') => `/api/v1/scopes/${portal.account.id}/reviews${rest}`
  const inDays = (days: number) => new Date(portal.clock.now().getTime() + days * dayMs).toISOString()
  async function begin(reader: MadePerson, days = 14): Promise<string> {
    const begun = await portal.post(reader, path(), { name: 'Herbst, 秋', dueAt: inDays(days) })
    expect(begun.statusCode, begun.body).toBe(201)
    return begun.json().id
  }
  const read = async (id: string, reader = owner) => (await portal.get(reader, path(`/${id}`))).json()
  const lines = async (id: string, query = '', reader = owner): Promise<readonly Line[]> =>
    (await portal.get(reader, path(`/${id}/lines?limit=100${query}`))).json().items
  const lineOf = async (id: string, person: MadePerson) =>
    (await lines(id)).find((line) => line.person.id === person.id)!
  const decide = async (id: string, person: MadePerson, wanted: object, reader = owner, role = 'developer') =>
    portal.post(reader, path(`/${id}/decide`), {
      lines: [{ person: person.id, role: `developer-account:${role}` }],
      ...wanted,
    })
  const decided = async (...asked: Parameters<typeof decide>) => (await decide(...asked)).json().results[0]
  const cancel = (id: string) => portal.post(owner, path(`/${id}/cancel`), { reason: 'Only a test' })
  const write = (work: Parameters<typeof portal.server.service.database.transact>[1]) =>
    portal.server.service.database.transact(everywhere, work)
  const setUser = (id: UserId, values: Partial<typeof users.$inferInsert>) =>
    write((tx) => tx.update(users).set(values).where(eq(users.id, id)))

  it('C14: shows who has what, why, since when and by whom, and what is worth a second look', async () => {
    const { server, clock, account } = portal
    const now = clock.now()
    const [busy, quiet, closed] = [
      await portal.person('developer'),
      await portal.person('developer'),
      await portal.person('developer'),
    ]
    const disabled = await portal.person('admin', 'disabled')
    const guest = await portal.person('developer')
    await setUser(busy.id, { lastActiveAt: now })
    await setUser(quiet.id, { lastActiveAt: new Date(now.getTime() - 91 * dayMs) })
    await setUser(closed.id, { status: 'archived' })
    const place = (id: UserId) => and(eq(memberships.userId, id), eq(memberships.scopeId, account.id))
    await write((tx) => tx.update(memberships).set({ sponsorId: disabled.id }).where(place(guest.id)))
    await write((tx) =>
      tx
        .update(assignments)
        .set({ reason: 'Builds the shop', grantedBy: `person:${owner.id}`, expiresAt: new Date(now.getTime() + dayMs) })
        .where(and(eq(assignments.userId, busy.id), eq(assignments.scopeId, account.id))),
    )
    server.service.use.record(busy.id, account, 'app.read')

    const id = await begin(owner)
    expect(await lineOf(id, busy)).toMatchObject({
      ...{ role: { role: 'developer-account:developer', label: 'Developer' }, reason: 'Builds the shop' },
      ...{ givenBy: { kind: 'person' }, lastActiveAt: now.toISOString(), lastUsedAt: now.toISOString() },
      ...{ findings: ['ends-soon'], decision: null, isOwn: false, removes: 'place' },
      may: { keep: true, change: true, remove: true },
    })
    expect((await lineOf(id, quiet)).findings).toEqual(['inactive', 'unused'])
    expect((await lineOf(id, closed)).findings).toEqual(['archived', 'never-active', 'unused'])
    expect((await lineOf(id, disabled)).findings).toEqual(['manages', 'disabled', 'never-active', 'unused'])
    expect((await lineOf(id, guest)).findings).toEqual(['never-active', 'unused', 'guest', 'sponsor-gone'])
    expect((await lines(id, '&finding=inactive')).map(({ person }) => person.id)).toEqual([quiet.id])
    expect((await lines(id, '&role=developer-account%3Aowner')).map(({ person }) => person.id)).toEqual([owner.id])
    expect(await lines(id, `&search=${encodeURIComponent(quiet.email.slice(4).toUpperCase())}`)).toHaveLength(1)

    const review = await read(id)
    expect(review.counts).toMatchObject({ lines: 7, people: 7, undecided: 7, keep: 0 })
    expect(review.findings).toContainEqual({ finding: 'disabled', lines: 1 })
    expect(review).toMatchObject({ newcomers: 0, ownUndecided: true, overdue: false })
    await portal.person('developer')
    expect((await read(id)).newcomers).toBe(1)

    const pages: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: Line[]; next: string | null } = (
        await portal.get(owner, path(`/${id}/lines?limit=3${next && `&after=${next}`}`))
      ).json()
      pages.push(...page.items.map((line) => line.person.id))
      next = page.next
    }
    expect(pages).toEqual((await lines(id)).map(({ person }) => person.id))

    // One at a time, and nothing but a person runs it.
    expect((await portal.post(admin, path(), { name: 'Another', dueAt: inDays(1) })).json()).toMatchObject({
      status: 409,
    })
    expect((await portal.get(busy, path())).statusCode).toBe(403)
    expect((await cancel(id)).statusCode).toBe(204)
    expect((await decide(id, busy, { decision: 'keep' })).json()).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('C14, X6: what is decided is done at once by the people service, each with exactly one event', async () => {
    const { service } = portal.server
    const [kept, changed, removed, left] = await Promise.all([1, 2, 3, 4].map(() => portal.person('developer')))
    const id = await begin(owner)
    const counting = async (work: () => Promise<unknown>) => {
      const before = await auditCount(service)
      await work()
      return [(await auditCount(service)) - before, await lastAuditEvent(service)]
    }
    expect(await counting(() => decide(id, kept!, { decision: 'keep' }))).toEqual([
      1,
      expect.objectContaining({
        ...{ action: 'review.decided', targetId: kept!.id },
        after: { decision: 'keep', outcome: 'done', review: id, role: 'developer-account:developer' },
      }),
    ])
    const toAdmin = { decision: 'change', newRole: 'admin', note: 'Leads the team now' }
    expect(await counting(() => decide(id, changed!, toAdmin))).toEqual([
      1,
      expect.objectContaining({
        action: 'member.roles-changed',
        after: expect.objectContaining({ roles: ['developer-account:admin'], takesEffect: 'now', review: id }),
      }),
    ])
    expect((await decide(id, removed!, { decision: 'remove' })).json()).toMatchObject({ code: 'reason-needed' })
    const removal = { decision: 'remove', note: 'Works elsewhere' }
    expect(await counting(() => decide(id, removed!, removal))).toEqual([
      1,
      expect.objectContaining({ action: 'member.removed', after: expect.objectContaining({ review: id }) }),
    ])
    const app = `/api/v1/scopes/${portal.account.id}/members`
    expect((await portal.get(owner, `${app}/${removed!.id}`)).statusCode).toBe(404)

    expect(await decided(id, removed!, { decision: 'keep' })).toMatchObject({
      ok: false,
      problem: { code: 'conflict' },
    })

    // Whoever left meanwhile is found gone, whatever is decided.
    await portal.post(owner, `${app}/${left!.id}/remove`)
    expect(await decided(id, left!, removal)).toMatchObject({ ok: true, outcome: 'gone' })
    // Minds change while it is open, apart from what only an invitation brings back.
    expect(await decided(id, kept!, removal)).toMatchObject({ ok: true, outcome: 'done' })
    expect(await decided(id, removed!, { decision: 'keep' })).toMatchObject({
      ok: false,
      problem: { code: 'conflict' },
    })
    expect(await decided(id, changed!, { decision: 'keep' })).toMatchObject({
      ok: false,
      problem: { code: 'conflict' },
    })
    expect(await decided(id, changed!, removal)).toMatchObject({ ok: true, outcome: 'done' })
    await cancel(id)
  })

  it('X2, X3, X4: what the rules refuse stays undecided with its reason, and nobody decides about themselves', async () => {
    const { service } = portal.server
    const id = await begin(admin)
    const removal = { decision: 'remove', note: 'Too many owners' }
    const refused = await decided(id, owner, removal, admin, 'owner')
    expect(refused).toMatchObject({ ok: false, outcome: 'refused', problem: { code: 'above-your-role' } })
    expect(await lineOf(id, owner)).toMatchObject({
      ...{ decision: null, outcome: 'refused', outcomeDetail: refused.problem.detail, note: 'Too many owners' },
    })
    expect(await lastAuditEvent(service)).toMatchObject({ action: 'review.decided', after: { outcome: 'refused' } })
    expect((await read(id)).counts).toMatchObject({ refused: 1 })

    const before = await auditCount(service)
    expect(await decided(id, admin, { decision: 'keep' }, admin, 'admin')).toMatchObject({
      problem: { code: 'own-role' },
    })
    expect(await auditCount(service)).toBe(before)
    expect((await lines(id, '', admin)).find(({ isOwn }) => isOwn)).toMatchObject({
      ...{ person: { id: admin.id }, may: { keep: false, change: false, remove: false } },
    })
    // Keeping is open to whoever runs reviews, whatever they may give.
    expect(await decided(id, owner, { decision: 'keep' }, admin, 'owner')).toMatchObject({ ok: true })
    await cancel(id)
  })

  it('C14, X4: signed off once all is decided, one’s own lines by somebody else; then nothing changes any more', async () => {
    const id = await begin(owner)
    const signOff = (reader: MadePerson) => portal.post(reader, path(`/${id}/sign-off`), { note: 'All seen' })
    expect((await signOff(owner)).json()).toMatchObject({ status: 409, code: 'conflict' })
    const undecided = async () => (await lines(id, '&decision=undecided')).filter(({ isOwn }) => !isOwn)
    const results = await portal.post(owner, path(`/${id}/decide`), {
      lines: (await undecided()).map(({ person, role }) => ({ person: person.id, role: role?.role ?? null })),
      decision: 'keep',
    })
    expect(results.json().results.every(({ ok }: { ok: boolean }) => ok)).toBe(true)
    expect((await signOff(owner)).json()).toMatchObject({ status: 409, code: 'second-person-needed' })
    await decided(id, owner, { decision: 'keep' }, admin, 'owner')
    expect((await signOff(owner)).statusCode).toBe(204)

    const report = (await portal.get(owner, path(`/${id}/report`))).json()
    const event = await lastAuditEvent(portal.server.service)
    expect(event).toMatchObject({ action: 'review.signed-off', after: { report: report.digest } })
    expect(report.review).toMatchObject({ state: 'signed-off', note: 'All seen', counts: { undecided: 0 } })
    expect(report.lines).toHaveLength(report.review.counts.lines)
    const csv = await portal.get(owner, path(`/${id}/report.csv`))
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.body.split('\r\n')[0]).toBe(
      '\uFEFFName,Email,Role,Why,Since,Given by,Until,Membership,Account,Last active,Last used,Can still come in by,Shared widely,Answered for by,Findings,Decision,New role,Note,Decided by,Decided at,Outcome,Detail,Review',
    )
    for (const late of [signOff(owner), cancel(id), decide(id, admin, { decision: 'keep' }, owner, 'admin')]) {
      expect((await late).json()).toMatchObject({ status: 409, code: 'conflict' })
    }
    expect((await portal.get(owner, path())).json().items[0]).toMatchObject({ id, state: 'signed-off' })
  })

  it('X4: where nobody else could decide about whoever signs off, the report says that it stayed open', async () => {
    const { server } = portal
    const alone = await makePerson(server.service)
    const organization = await makeScope(server.service, 'organization')
    const account = await makeScope(server.service, 'developer-account', organization)
    await join(server.service, alone, account, { roles: ['developer-account:owner'] })
    const there = `/api/v1/scopes/${account.id}/reviews`
    const { id } = (await portal.post(alone, there, { name: 'Alone', dueAt: inDays(1) })).json()
    expect((await portal.post(alone, `${there}/${id}/sign-off`)).statusCode).toBe(204)
    expect((await portal.get(alone, `${there}/${id}/report`)).json().lines).toMatchObject([
      { person: { id: alone.id }, decision: null },
    ])
  })

  it('C14: whoever may run it is told a week before it is due and on the day, and it is overdue afterwards', async () => {
    const { clock, server } = portal
    const id = await begin(owner, 10)
    const told = async () => {
      await remindOfReviews(server.service)
      return server.service.database.read(everywhere, (tx) =>
        tx.$count(messages, and(eq(messages.kind, 'review-due'), eq(messages.userId, admin.id))),
      )
    }
    expect(await told()).toBe(0)
    clock.forward(3 * day + 1)
    expect([await told(), await told()]).toEqual([1, 1])
    clock.forward(6 * day)
    expect([await told(), await told()]).toEqual([2, 2])
    expect((await read(id)).overdue).toBe(false)
    clock.forward(day)
    expect([await told(), (await read(id)).overdue]).toEqual([2, true])
    await cancel(id)
    expect((await portal.post(owner, path(), { name: 'Past', dueAt: inDays(-1) })).json()).toMatchObject({
      status: 422,
    })
  })
})
