import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { resourceShares, resources } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { join, type MadePerson, type MadeScope, makeScope } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'
import { registerResource } from '../resources/service.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('what somebody owns', ({ open }) => {
  let portal: Portal
  let owner: MadePerson
  const at = (path: string) => `/api/v1/scopes/${portal.account.id}/${path}`

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
  })
  afterAll(() => portal.server.stop())

  async function own(person: MadePerson, scope: MadeScope = portal.account, kind = 'app', sharedWith?: MadePerson) {
    const shares = sharedWith ? [{ as: 'viewer', person: sharedWith.id }] : []
    const context = hostContext(portal.server.service, 'import')
    return (await registerResource(context, { kind, scope, ownerId: person.id, name: 'Lagerstand-Ampel', shares })).id
  }

  const ownerOf = async (id: string) => {
    const rows = await portal.server.service.database.read(everywhere, (tx) => tx.select().from(resources))
    return rows.find((row) => row.id === id)?.ownerId
  }

  const remove = (person: MadePerson, belongings?: object) =>
    portal.post(owner, at(`members/${person.id}/remove`), belongings && { belongings })

  it('X10: removing somebody asks what becomes of it, and does nothing until it is said', async () => {
    const leaver = await portal.person('developer')
    await own(leaver)
    await own(leaver)
    await own(leaver, portal.account, 'no-longer-known')
    const elsewhere = await own(leaver, portal.organization)
    const count = await auditCount(portal.server.service)
    const refused = await remove(leaver)
    expect(refused.statusCode).toBe(409)
    const belongings = {
      total: 3,
      kinds: [
        { kind: 'app', label: 'App', plural: 'Apps', count: 2 },
        { kind: 'no-longer-known', label: 'no-longer-known', plural: 'no-longer-known', count: 1 },
      ],
    }
    expect(refused.json()).toMatchObject({ code: 'belongings-undecided', belongings })
    expect(await auditCount(portal.server.service)).toBe(count)
    expect((await portal.get(owner, at(`members/${leaver.id}`))).statusCode).toBe(200)
    expect((await portal.get(owner, at(`belongings/${leaver.id}`))).json()).toEqual(belongings)

    expect((await remove(leaver, { what: 'keep' })).statusCode).toBe(200)
    expect(await auditCount(portal.server.service)).toBe(count + 1)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({
      action: 'member.removed',
      after: { belongings: { what: 'keep', resources: 3 } },
    })
    expect(await ownerOf(elsewhere)).toBe(leaver.id)
  })

  it('X10: it goes to another active member of the place, to nobody else', async () => {
    const leaver = await portal.person('developer')
    const id = await own(leaver)
    const refused = [leaver, await portal.person(), await portal.stranger(), await portal.person('admin', 'disabled')]
    for (const to of refused) {
      const answer = await remove(leaver, { what: 'transfer', to: to.id })
      expect(answer.json()).toMatchObject({ code: 'invalid-input', errors: [{ field: 'belongings.to' }] })
    }
    expect(await ownerOf(id)).toBe(leaver.id)
    const heir = await portal.person('developer')
    expect((await remove(leaver, { what: 'transfer', to: heir.id })).statusCode).toBe(200)
    expect(await ownerOf(id)).toBe(heir.id)
    expect((await lastAuditEvent(portal.server.service))?.after).toMatchObject({
      belongings: { what: 'transfer', to: heir.id, resources: 1 },
    })
  })

  it('X10: it is deleted with whom it was shared, here and nowhere else', async () => {
    const leaver = await portal.person('developer')
    const gone = await own(leaver, portal.account, 'app', owner)
    const stays = await own(leaver, portal.organization)
    expect((await remove(leaver, { what: 'delete' })).statusCode).toBe(200)
    expect(await ownerOf(gone)).toBe(undefined)
    expect(await ownerOf(stays)).toBe(leaver.id)
  })

  it('A10: what others shared with somebody removed ends there, so that coming back starts fresh', async () => {
    const leaver = await portal.person('developer')
    const id = await own(owner, portal.account, 'app', leaver)
    expect((await remove(leaver)).statusCode).toBe(200)
    const shares = await portal.server.service.database.read(everywhere, (tx) =>
      tx.select().from(resourceShares).where(eq(resourceShares.resourceId, id)),
    )
    expect(shares).toEqual([])
  })

  it('X10: disabling and blocking ask nothing: both can be undone', async () => {
    const leaver = await portal.person('developer')
    const id = await own(leaver)
    expect((await portal.post(owner, at(`members/${leaver.id}/disable`))).statusCode).toBe(200)
    const operator = await portal.operator()
    const block = await portal.post(operator, `/api/v1/scopes/platform/people/${leaver.id}/block`)
    expect(block.statusCode).toBe(200)
    expect(await ownerOf(id)).toBe(leaver.id)
  })

  it('X10: archiving asks for all places at once, and names those where the receiver is not', async () => {
    const second = await makeScope(portal.server.service, 'product-account', portal.organization, 'Filialen Süd')
    const leaver = await portal.person('developer')
    await join(portal.server.service, leaver, second, { roles: ['product-account:agent'] })
    const ids = [await own(leaver), await own(leaver, second)]
    const operator = await portal.operator()
    const url = `/api/v1/scopes/platform/people/${leaver.id}`
    const archive = (belongings?: object) => portal.post(operator, `${url}/archive`, belongings && { belongings })
    const undecided = await archive()
    expect(undecided.json()).toMatchObject({ code: 'belongings-undecided', belongings: { total: 2 } })
    const summary = (await portal.get(operator, `${url}/belongings`)).json()
    expect(summary).toMatchObject({ total: 2, kinds: [{ kind: 'app', count: 2 }] })
    expect(summary.scopes.map(({ scope }: { scope: { id: string } }) => scope.id).sort()).toEqual(
      [portal.account.id, second.id].sort(),
    )

    const heir = await portal.person('developer')
    const missing = await archive({ what: 'transfer', to: heir.id })
    expect(missing.statusCode).toBe(422)
    expect(missing.json().detail).toContain('Filialen Süd')
    await join(portal.server.service, heir, second, { roles: ['product-account:agent'] })
    const archived = await archive({ what: 'transfer', to: heir.id })
    expect(archived.statusCode, archived.body).toBe(200)
    expect(await Promise.all(ids.map(ownerOf))).toEqual([heir.id, heir.id])
  })

  it('X10: whoever owns nothing is not asked about', async () => {
    const leaver = await portal.person('developer')
    expect((await portal.get(owner, at(`belongings/${leaver.id}`))).json()).toEqual({ total: 0, kinds: [] })
    expect((await remove(leaver)).statusCode).toBe(200)
  })
})
