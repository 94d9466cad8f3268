import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { memberships, messages } from '../../db/schema.ts'
import { join, platform } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { anotherOrganization, type Marketplace, startMarketplace } from './marketplace.fixture.ts'

describeOnDatabases('apps in review', ({ open, kind }) => {
  let market: Marketplace

  beforeAll(async () => {
    market = await startMarketplace(await open())
  })
  afterAll(() => market.server.stop())

  const queue = async (reviewer = market.reviewer, state = 'waiting') =>
    (await market.get(reviewer, `/api/v1/scopes/platform/submissions?state=${state}`)).json().items as readonly {
      readonly id: string
      readonly version: string
      readonly app: { readonly name: string }
    }[]
  const look = async (id: string, reviewer = market.reviewer) =>
    market.get(reviewer, `/api/v1/scopes/platform/submissions/${id}`)
  const mailsTo = async (id: string) =>
    (
      await market.server.service.database.read({ tenants: 'all', person: null }, (tx) => tx.select().from(messages))
    ).filter(({ userId }) => userId === id)

  it('A14: submitted, sent back with a note, submitted again as a higher version, approved and published', async () => {
    const app = await market.app('Lagerstand-Ampel')
    const first = await market.submit(app, '1.0.0')
    expect(await app.read()).toMatchObject({ state: 'in-review', publishedVersion: null })
    expect(await queue()).toMatchObject([{ id: first.id, version: '1.0.0', app: { name: 'Lagerstand-Ampel' } }])
    expect((await look(first.id)).json()).toMatchObject({
      ...{ releaseNotes: 'Faster', sha256: first.sha256, mayDecide: true, whyNot: null, state: 'waiting' },
      ...{ manifest: { modules: ['desk'] }, submittedBy: { id: market.developer.id } },
    })
    expect((await market.review(market.reviewer, 'request-changes', first)).statusCode, 'without a note').toBe(422)
    const before = await auditCount(market.server.service)
    expect((await market.review(market.reviewer, 'request-changes', first, 'Say what it stores')).statusCode).toBe(204)
    expect(await auditCount(market.server.service)).toBe(before + 1)
    expect(await lastAuditEvent(market.server.service)).toMatchObject({
      ...{ action: 'app.version-returned', scopeId: market.account.id, targetId: app.id },
      after: { version: '1.0.0', state: 'changes-requested', sha256: first.sha256 },
    })
    expect(await app.read()).toMatchObject({
      state: 'changes-requested',
      versions: [{ review: { state: 'changes-requested', note: 'Say what it stores' } }],
    })
    const told = await mailsTo(market.developer.id)
    expect(told.at(-1)).toMatchObject({ kind: 'submission-decided', values: { note: 'Say what it stores' } })

    const second = await market.submit(app, '1.0.1')
    expect((await market.review(market.reviewer, 'approve', second)).statusCode).toBe(204)
    expect(await app.read()).toMatchObject({ state: 'published', publishedVersion: '1.0.1' })
    const third = await market.submit(app, '1.1.0')
    await market.review(market.reviewer, 'approve', third)
    const { versions } = await app.read()
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      ['1.1.0', 'published'],
      ['1.0.1', 'retired'],
      ['1.0.0', 'changes-requested'],
    ])
    const activity = (await market.get(market.owner, `${app.path}/activity`)).json().items
    expect(activity.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['app.version-submitted', 'app.version-returned', 'app.version-approved']),
    )
  })

  it('A14: an app that was rejected takes a new version, which can be submitted', async () => {
    const app = await market.app('Abgelehnt')
    const submission = await market.submit(app, '1.0.0')
    await market.review(market.reviewer, 'reject', submission, 'It copies another app')
    expect(await app.read()).toMatchObject({ state: 'rejected', may: expect.arrayContaining(['update', 'delete']) })
    await market.submit(app, '1.0.1')
    expect(await app.read()).toMatchObject({ state: 'in-review' })
  })

  it('A14: every version after the first says what is new, and one is in review at a time', async () => {
    const app = await market.app('Preisschilder')
    const submit = async (number: string, body?: object) => {
      const { id } = await app.version(number)
      return market.post(market.developer, `${app.path}/versions/${id}/submit`, body)
    }
    expect((await submit('1.0.0')).statusCode).toBe(201)
    const second = await submit('1.1.0', { releaseNotes: 'New labels' })
    expect([second.statusCode, second.json().detail]).toEqual([409, expect.stringContaining('1.0.0 of this app')])
    const [waiting] = (await queue()).filter(({ app: { name } }) => name === 'Preisschilder')
    const { sha256 } = (await look(waiting!.id)).json()
    await market.review(market.reviewer, 'approve', { id: waiting!.id, sha256 })
    const silent = await submit('1.2.0', {})
    expect(silent.json()).toMatchObject({ status: 422, errors: [{ field: 'releaseNotes' }] })
    expect((await submit('1.3.0', { releaseNotes: 'Colours' })).statusCode).toBe(201)
  })

  it('A14: an approval counts for the archive that was looked at, and for no other', async () => {
    const app = await market.app('Zwei Archive')
    const submission = await market.submit(app, '1.0.0')
    const other = await market.review(market.reviewer, 'approve', { ...submission, sha256: 'f'.repeat(64) })
    expect(other.json()).toMatchObject({ status: 412, code: 'changed-meanwhile' })
    expect(await app.read()).toMatchObject({ state: 'in-review', publishedVersion: null })
  })

  it('A14: a developer takes a version back, and nobody decides about it any more', async () => {
    const app = await market.app('Doch nicht')
    const submission = await market.submit(app, '1.0.0')
    const { id } = (await app.read()).versions[0] as unknown as { id: string }
    const withdraw = () => market.post(market.developer, `${app.path}/versions/${id}/withdraw`)
    expect((await withdraw()).statusCode).toBe(204)
    expect(await app.read()).toMatchObject({ state: 'draft' })
    expect((await withdraw()).statusCode).toBe(409)
    const late = await market.review(market.reviewer, 'approve', submission)
    expect(late.json()).toMatchObject({ status: 409, detail: expect.stringContaining('withdrawn') })
  })

  it('A14: a reviewer never sees apps of an account that they belong to', async () => {
    const { account, organization } = await anotherOrganization(market, 'Minato')
    const app = await market.app('配達追跡', { account })
    const insider = await market.newReviewer()
    await join(market.server.service, insider, organization, { roles: ['organization:org-user'] })
    await join(market.server.service, market.developer, account, { roles: ['developer-account:developer'] })
    const submission = await market.submit(app, '1.0.0')
    expect((await queue()).map(({ id }) => id)).toContain(submission.id)
    expect((await queue(insider)).map(({ id }) => id)).not.toContain(submission.id)
    expect((await look(submission.id, insider)).statusCode).toBe(404)
    const refused = await market.review(insider, 'approve', submission)
    expect(refused.statusCode).toBe(404)
    expect(await mailsTo(insider.id)).toEqual([])
    expect((await mailsTo(market.reviewer.id)).at(-1)).toMatchObject({
      ...{ kind: 'submission-waiting', values: { organization: 'Minato' } },
    })
  })

  it('X4: nobody decides about what they submitted, not even once they have left the organization', async () => {
    const app = await market.app('Eigenes')
    const { id, sha256 } = await app.version('1.0.0')
    const both = await market.person('developer')
    await join(market.server.service, both, platform, { roles: ['platform:marketplace-reviewer'] })
    const made = await market.post(both, `${app.path}/versions/${id}/submit`)
    const submission = { id: made.json().id, sha256 }
    expect((await market.review(both, 'approve', submission)).statusCode).toBe(404)
    await market.server.service.database.transact({ tenants: 'all', person: null }, (tx) =>
      tx
        .update(memberships)
        .set({ status: 'removed' })
        .where(and(eq(memberships.userId, both.id), isNotNull(memberships.tenantId))),
    )
    expect((await look(submission.id, both)).json()).toMatchObject({ mayDecide: false, whyNot: expect.any(String) })
    expect((await market.review(both, 'approve', submission)).json()).toMatchObject({ status: 409, code: 'own-role' })
    expect(await app.read()).toMatchObject({ state: 'in-review' })
  })

  it('who may not review sees no queue, and who may not publish submits nothing', async () => {
    for (const person of [market.owner, await market.operator()]) {
      expect((await market.get(person, '/api/v1/scopes/platform/submissions')).statusCode).toBeGreaterThanOrEqual(403)
    }
    const app = await market.app('Fremdes')
    const { id } = await app.version('1.0.0')
    const stranger = await market.stranger()
    expect((await market.post(stranger, `${app.path}/versions/${id}/submit`)).statusCode).toBe(404)
    const custom = await market.app('Küchenplaner', { type: 'custom', belongsTo: market.product })
    const version = await custom.version('1.0.0')
    const refused = await market.post(market.owner, `${custom.path}/versions/${version.id}/submit`)
    expect(refused.json()).toMatchObject({ status: 403, detail: expect.stringContaining('Only public apps') })
  })

  it.runIf(kind === 'postgresql')(
    'two reviewers at the same moment: one decides, the other is told who did',
    async () => {
      const app = await market.app('Zugleich')
      const submission = await market.submit(app, '1.0.0')
      const other = await market.newReviewer()
      const answers = await Promise.all([
        market.review(market.reviewer, 'approve', submission),
        market.review(other, 'reject', submission, 'No'),
      ])
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    },
  )
})
