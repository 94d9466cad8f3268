import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { hostContext } from '../../host-context.ts'
import { join, makePerson } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { disableMember, enableMember } from '../members/cut-off.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'
import { type Harbour, openHarbour } from './harbour.fixture.ts'

const hours = 60

describeOnDatabases('claiming a place that needs an owner', ({ open }) => {
  let portal: Portal
  beforeAll(async () => {
    portal = await startPortal(await open())
  })
  afterAll(() => portal.server.stop())

  /** The owner is cut off in the account by an outside identity provider, and can still sign in. */
  async function ownerCutOff(harbour: Harbour) {
    const context = hostContext(portal.server.service, 'import')
    await disableMember(context, { scope: harbour.portal.account.id, user: harbour.owner.id, from: 'outside' })
    return context
  }
  const claim = (harbour: Harbour, person = harbour.orgAdmin) => portal.post(person, harbour.claimUrl())
  const complete = (harbour: Harbour, person = harbour.orgAdmin) => portal.post(person, harbour.claimUrl('complete'))
  const read = async (harbour: Harbour, person = harbour.orgAdmin) =>
    (await portal.get(person, harbour.claimUrl())).json()
  const object = async (harbour: Harbour) => {
    const { items } = (await portal.get(harbour.owner, '/api/v1/session/claims')).json()
    return () => portal.post(harbour.owner, `/api/v1/session/claims/${items[0].id}/object`)
  }

  it('X3: it is theirs after 72 hours: one event and the mails for each step', async () => {
    const harbour = await openHarbour(portal)
    await harbour.loseOwner()
    const count = await auditCount(portal.server.service)
    const made = await claim(harbour)
    expect(made.statusCode, made.body).toBe(201)
    expect(await auditCount(portal.server.service)).toBe(count + 1)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({ action: 'scope.claimed' })
    expect(await harbour.mails('place-claimed')).toEqual(['Greta', 'Jürgen'])
    expect(await read(harbour)).toMatchObject({
      role: { id: 'owner', label: 'Account Owner' },
      formerHolders: [{ id: harbour.owner.id, name: 'Greta' }],
      claim: { state: 'open', isOwn: true, by: { name: 'Otto' }, mayComplete: false, dueAt: made.json().dueAt },
      mayClaim: false,
    })
    expect(await read(harbour, harbour.admin)).toMatchObject({
      claim: { state: 'open', isOwn: false },
      mayClaim: false,
    })

    portal.clock.forward(72 * hours - 1)
    expect((await complete(harbour)).json()).toMatchObject({ code: 'conflict', dueAt: made.json().dueAt })
    portal.clock.forward(1)
    expect((await read(harbour)).claim.mayComplete).toBe(true)
    expect((await complete(harbour, harbour.otherOrgAdmin)).statusCode).toBe(409)
    const done = await complete(harbour)
    expect(done.json()).toEqual({ role: 'developer-account:owner' })
    expect(await auditCount(portal.server.service)).toBe(count + 2)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({
      action: 'scope.claim-completed',
      targetId: harbour.orgAdmin.id,
      before: { status: 'none', roles: [] },
      after: { status: 'active', roles: ['developer-account:owner'], role: 'developer-account:owner' },
    })
    expect(await harbour.mails('claim-completed')).toEqual(['Greta', 'Jürgen'])
    expect(await harbour.ownerlessSince()).toBe(null)
    const members = `/api/v1/scopes/${harbour.portal.account.id}/members`
    expect((await portal.get(harbour.orgAdmin, members)).statusCode).toBe(200)
  })

  it('X3: an admin of the place who may claim it becomes its owner alone (one role per person)', async () => {
    const harbour = await openHarbour(portal)
    const both = await makePerson(portal.server.service)
    await join(portal.server.service, both, harbour.portal.organization, { roles: ['organization:org-admin'] })
    await join(portal.server.service, both, harbour.portal.account, { roles: ['developer-account:developer'] })
    await harbour.loseOwner()
    expect((await claim(harbour, both)).statusCode).toBe(201)
    portal.clock.forward(72 * hours)
    expect((await complete(harbour, both)).statusCode).toBe(200)
    const member = await portal.get(harbour.admin, `/api/v1/scopes/${harbour.portal.account.id}/members/${both.id}`)
    expect(member.json().roles).toMatchObject([{ role: 'developer-account:owner' }])
    const event = await lastAuditEvent(portal.server.service)
    expect(event, 'X6: what they were before is told').toMatchObject({
      before: { status: 'active', roles: ['developer-account:developer'] },
      after: { status: 'active', roles: ['developer-account:owner'] },
    })
  })

  it('X3: a former holder who can sign in sees the claim and objects: it ends, and the place still needs an owner', async () => {
    const harbour = await openHarbour(portal)
    await ownerCutOff(harbour)
    await claim(harbour)
    const { items } = (await portal.get(harbour.owner, '/api/v1/session/claims')).json()
    expect(items).toMatchObject([
      { scope: { name: 'Möbelhaus Größ', typeLabel: 'Developer account' }, role: { label: 'Account Owner' } },
    ])
    expect((await portal.get(harbour.admin, '/api/v1/session/claims')).json().items).toEqual([])
    const url = `/api/v1/session/claims/${items[0].id}/object`
    expect((await portal.post(harbour.admin, url)).statusCode).toBe(404)
    expect((await portal.post(harbour.orgAdmin, url)).statusCode).toBe(404)
    expect((await portal.post(harbour.owner, url)).statusCode).toBe(204)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({ action: 'scope.claim-objected' })
    expect(await harbour.mails('claim-objected')).toEqual(['Ida', 'Otto'])
    expect((await portal.post(harbour.owner, url)).json()).toMatchObject({ code: 'conflict', state: 'objected' })

    portal.clock.forward(72 * hours)
    expect((await complete(harbour)).json()).toMatchObject({ code: 'conflict', state: 'objected' })
    expect(await read(harbour)).toMatchObject({ claim: { state: 'objected' }, mayClaim: true })
  })

  it('X3: a claim can be withdrawn, by whoever made it; then another can be made', async () => {
    const harbour = await openHarbour(portal)
    await harbour.loseOwner()
    await claim(harbour)
    expect((await portal.post(harbour.otherOrgAdmin, harbour.claimUrl('withdraw'))).statusCode).toBe(409)
    expect((await claim(harbour, harbour.otherOrgAdmin)).json().detail).toContain('Otto')
    expect((await portal.post(harbour.orgAdmin, harbour.claimUrl('withdraw'))).statusCode).toBe(204)
    expect((await claim(harbour, harbour.otherOrgAdmin)).statusCode).toBe(201)
  })

  it('X3: it is over by itself when an owner is back', async () => {
    const harbour = await openHarbour(portal)
    const context = await ownerCutOff(harbour)
    await claim(harbour)
    await enableMember(context, { scope: harbour.portal.account.id, user: harbour.owner.id })
    expect(await harbour.ownerlessSince()).toBe(null)
    portal.clock.forward(72 * hours)
    expect((await complete(harbour)).json()).toMatchObject({ code: 'conflict', state: 'over' })
    expect((await claim(harbour)).json()).toMatchObject({ code: 'conflict' })
    expect((await portal.get(harbour.owner, '/api/v1/session/claims')).json().items).toEqual([])
  })

  it('X3: one that nobody completes within a week, or whose claimant is gone, makes room', async () => {
    const harbour = await openHarbour(portal)
    await harbour.loseOwner()
    await claim(harbour)
    portal.clock.forward(72 * hours + 7 * 24 * hours + 1)
    expect((await complete(harbour)).statusCode).toBe(409)
    expect((await claim(harbour, harbour.otherOrgAdmin)).statusCode).toBe(201)
    await portal.post(harbour.operator, `/api/v1/scopes/platform/people/${harbour.otherOrgAdmin.id}/block`)
    expect((await claim(harbour)).statusCode).toBe(201)
  })

  it('X3: only while nobody is there who can mend it', async () => {
    const harbour = await openHarbour(portal)
    const count = await auditCount(portal.server.service)
    expect((await claim(harbour)).json()).toMatchObject({ code: 'conflict' })
    expect(await auditCount(portal.server.service)).toBe(count)
  })

  it('X3, X8: only by those whom the blueprint lets, and another organization learns nothing', async () => {
    const harbour = await openHarbour(portal)
    await harbour.loseOwner()
    const stranger = await portal.stranger()
    for (const verb of [undefined, 'complete', 'withdraw']) {
      expect((await portal.post(harbour.admin, harbour.claimUrl(verb))).statusCode).toBe(403)
      expect((await portal.post(stranger, harbour.claimUrl(verb))).statusCode).toBe(404)
    }
    expect((await portal.get(stranger, harbour.claimUrl())).statusCode).toBe(404)
    expect((await portal.get(await portal.agent(), harbour.claimUrl())).statusCode).toBe(404)
  })

  it('X4: nobody enables themselves by a claim', async () => {
    const harbour = await openHarbour(portal)
    const disabled = await makePerson(portal.server.service)
    await join(portal.server.service, disabled, harbour.portal.organization, { roles: ['organization:org-admin'] })
    await join(portal.server.service, disabled, harbour.portal.account, {
      ...{ roles: ['developer-account:admin'], membership: 'disabled' },
    })
    await harbour.loseOwner()
    expect((await claim(harbour, disabled)).statusCode).toBe(409)
    expect(await read(harbour, disabled)).toMatchObject({
      mayClaim: false,
      whyNot: expect.stringContaining('disabled'),
    })
  })

  it('X3: whoever may no longer claim cannot complete either', async () => {
    const harbour = await openHarbour(portal)
    await harbour.loseOwner()
    await claim(harbour)
    const member = `/api/v1/scopes/${harbour.portal.organization.id}/members/${harbour.orgAdmin.id}`
    const demoted = await (await portal.server.as(harbour.otherOrgAdmin.id))({
      ...{ method: 'PATCH', url: member, payload: { give: ['org-user'] } },
    })
    expect(demoted.statusCode, demoted.body).toBe(200)
    portal.clock.forward(72 * hours)
    expect((await complete(harbour)).statusCode).toBe(404)
    expect(await harbour.ownerlessSince()).not.toBe(null)
    // Nor do they keep others away from a place that needs somebody.
    expect(await read(harbour, harbour.otherOrgAdmin)).toMatchObject({ claim: { state: 'over' }, mayClaim: true })
    expect((await claim(harbour, harbour.otherOrgAdmin)).statusCode).toBe(201)
  })

  it('X3: of two who claim at once one does; of two who complete at once one does', async () => {
    const harbour = await openHarbour(portal)
    await harbour.loseOwner()
    const claims = await Promise.all([claim(harbour), claim(harbour, harbour.otherOrgAdmin)])
    expect(claims.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    const who = claims[0].statusCode === 201 ? harbour.orgAdmin : harbour.otherOrgAdmin
    portal.clock.forward(72 * hours)
    const count = await auditCount(portal.server.service)
    const done = await Promise.all([complete(harbour, who), complete(harbour, who)])
    expect(done.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(await auditCount(portal.server.service)).toBe(count + 1)
  })

  it('X3: of an objection and the completion at the same moment one counts', async () => {
    const harbour = await openHarbour(portal)
    await ownerCutOff(harbour)
    await claim(harbour)
    portal.clock.forward(72 * hours)
    const objecting = await object(harbour)
    const [objected, completed] = await Promise.all([objecting(), complete(harbour)])
    const isObjected = objected.statusCode === 204
    expect(completed.statusCode).toBe(isObjected ? 409 : 200)
    expect((await harbour.ownerlessSince()) !== null).toBe(isObjected)
  })
})
