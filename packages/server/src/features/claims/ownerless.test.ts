import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { hostContext } from '../../host-context.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { disableMember, enableMember, removeMember } from '../members/cut-off.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'
import { recover } from '../set-up/recover.ts'
import { openHarbour } from './harbour.fixture.ts'

describeOnDatabases('a place that has lost its last owner', ({ open }) => {
  let portal: Portal
  beforeAll(async () => {
    portal = await startPortal(await open())
  })
  afterAll(() => portal.server.stop())

  it('X3: the operator may archive even the last owner: the place is marked, and those are told who can mend it', async () => {
    const harbour = await openHarbour(portal)
    const count = await auditCount(portal.server.service)
    const answer = await harbour.loseOwner()
    expect(answer.statusCode, answer.body).toBe(200)
    expect(await auditCount(portal.server.service)).toBe(count + 1)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({
      action: 'person.archived',
      after: { ownerless: [harbour.portal.account.id] },
    })
    expect(await harbour.ownerlessSince()).toEqual(portal.clock.now())
    expect(await harbour.mails('owner-missing')).toEqual(['Ida', 'Jürgen', 'Otto'])

    const url = `/api/v1/session/scopes/${harbour.portal.account.id}`
    const since = portal.clock.now().toISOString()
    expect((await portal.get(harbour.admin, url)).json()).toMatchObject({ ownerlessSince: since })
    const claimer = (await portal.get(harbour.orgAdmin, url)).json()
    expect(claimer).toMatchObject({ ownerlessSince: since, operations: ['scope.claim'] })
    const below = await portal.get(harbour.orgAdmin, `/api/v1/scopes/${harbour.portal.organization.id}/children`)
    expect(below.json().items).toMatchObject([{ id: harbour.portal.account.id, ownerlessSince: since, open: true }])
  })

  it('X3: in a place of many people, those who can claim it are told before the others', async () => {
    const harbour = await openHarbour(portal)
    for (let number = 0; number < 21; number += 1) {
      const made = await makePerson(portal.server.service, { name: `Anna ${number}` })
      await join(portal.server.service, made, harbour.portal.account, { roles: ['developer-account:admin'] })
    }
    await harbour.loseOwner()
    const told = await harbour.mails('owner-missing')
    expect(told).toHaveLength(20)
    expect(told).toEqual(expect.arrayContaining(['Ida', 'Otto']))
    expect(new Set(told).size).toBe(20)
  })

  it('X3: blocking does the same, and unblocking brings the owner back: the mark goes by itself', async () => {
    const harbour = await openHarbour(portal)
    const url = `/api/v1/scopes/platform/people/${harbour.owner.id}`
    expect((await portal.post(harbour.operator, `${url}/block`)).statusCode).toBe(200)
    expect(await harbour.ownerlessSince()).not.toBe(null)
    expect((await portal.post(harbour.operator, `${url}/unblock`)).statusCode).toBe(200)
    expect(await harbour.ownerlessSince()).toBe(null)
    // Nothing is to be claimed any more, and nobody from above sees the place by it.
    const seen = await portal.get(harbour.orgAdmin, `/api/v1/session/scopes/${harbour.portal.account.id}`)
    expect(seen.statusCode).toBe(404)
  })

  it('C7, X3: an owner who is unarchived by somebody who cannot give that role does not bring it back', async () => {
    const harbour = await openHarbour(portal)
    await harbour.loseOwner()
    const url = `/api/v1/scopes/platform/people/${harbour.owner.id}/unarchive`
    const back = await portal.post(harbour.operator, url)
    expect(back.json().rolesLost).toContain('developer-account:owner')
    expect(await harbour.ownerlessSince()).not.toBe(null)
  })

  it('X3: where another owner stays nothing is marked', async () => {
    const harbour = await openHarbour(portal)
    const second = await makePerson(portal.server.service)
    await join(portal.server.service, second, harbour.portal.account, { roles: ['developer-account:owner'] })
    await harbour.loseOwner()
    expect(await harbour.ownerlessSince()).toBe(null)
    expect(await harbour.mails('owner-missing')).toEqual([])
  })

  it.each([
    ['disables', disableMember],
    ['removes', removeMember],
  ])('X3: an outside identity provider %s even the last owner; inside the product nobody does', async (_, cutOff) => {
    const harbour = await openHarbour(portal)
    const input = { scope: harbour.portal.account.id, user: harbour.owner.id }
    const context = hostContext(portal.server.service, 'import')
    await expect(cutOff(context, input)).rejects.toMatchObject({ code: 'last-holder' })
    expect(await harbour.ownerlessSince()).toBe(null)
    await cutOff(context, { ...input, from: 'outside' })
    expect(await harbour.ownerlessSince()).toEqual(portal.clock.now())
    expect((await lastAuditEvent(portal.server.service))?.after).toMatchObject({
      unheld: ['developer-account:owner'],
    })
    expect(await harbour.mails('owner-missing')).toEqual(['Ida', 'Jürgen', 'Otto'])
  })

  it('X3: the mark goes when the owner is enabled again, and when the place is recovered on the host', async () => {
    const harbour = await openHarbour(portal)
    const input = { scope: harbour.portal.account.id, user: harbour.owner.id }
    const context = hostContext(portal.server.service, 'import')
    await disableMember(context, { ...input, from: 'outside' })
    await enableMember(context, input)
    expect(await harbour.ownerlessSince()).toBe(null)

    await disableMember(context, { ...input, from: 'outside' })
    await recover(portal.server.service, { email: harbour.admin.email, scope: harbour.portal.account.id })
    expect(await harbour.ownerlessSince()).toBe(null)
  })
})

describeOnDatabases('the last owner of a place', ({ open }) => {
  it('X3: is kept by whoever holds no role above that may end it, and never ended from within', async () => {
    const server = await startTestServer({ blueprint: 'auth-dashboard', database: await open() })
    const { service } = server
    const team = await makeScope(service, 'team')
    const organization = await makeScope(service, 'organization', team)
    const member = async (role: string, scope: typeof team, population = 'teammates') => {
      const made = await makePerson(service, { population })
      await join(service, made, scope, { roles: [role] })
      return { ...made, ask: await server.as(made.id) }
    }
    const teamOwner = await member('team:owner', team)
    const customer = await member('organization:owner', organization, 'users')
    const operator = await member('platform:operator', platform)
    const other = await member('platform:operator', platform)

    // B4: a team's owner looks after the users, and still the last owner of a customer's organization stays.
    const inTeam = `/api/v1/scopes/${team.id}/people/${customer.id}/archive`
    const refused = await teamOwner.ask({ method: 'POST', url: inTeam })
    expect(refused.json()).toMatchObject({ code: 'last-holder', role: 'organization:owner' })

    const people = '/api/v1/scopes/platform/people'
    const ended = await operator.ask({ method: 'POST', url: `${people}/${teamOwner.id}/archive` })
    expect(ended.statusCode, ended.body).toBe(200)
    // Operators are of the same scope as each other: the last of them stays.
    expect((await operator.ask({ method: 'POST', url: `${people}/${other.id}/block` })).statusCode).toBe(200)
    const self = await operator.ask({ method: 'POST', url: `${people}/${operator.id}/block` })
    expect(self.statusCode).toBe(409)
    await server.stop()
  })
})
