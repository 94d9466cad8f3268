import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import type { MadePerson } from '../../http/world.fixture.ts'
import { newId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { startThings, type ThingsWorld } from './things.fixture.ts'

type Answer = Awaited<ReturnType<ThingsWorld['send']>>

const outcome = (answer: Answer) => [answer.statusCode, answer.json().code]

describeOnDatabases('things that people own, where organizations are kept apart', ({ kind, open }) => {
  let world: ThingsWorld
  let maker: MadePerson
  let colleague: MadePerson
  let stranger: MadePerson

  beforeAll(async () => {
    world = await startThings(await open(), 'multi')
    maker = await world.developer()
    colleague = await world.developer()
    stranger = await world.developer(world.elsewhere)
  })
  afterAll(() => world?.server.stop())

  it('C12: what somebody makes is theirs and nobody else’s, until it is changed or deleted by whoever may', async () => {
    const before = await auditCount(world.service)
    const made = await world.send(maker, 'POST', '/resources/project', { name: 'Größe', description: 'Für alle' })
    expect(made.json()).toMatchObject({
      ...{ name: 'Größe', description: 'Für alle', owner: { id: maker.id }, organization: { id: world.harbour.id } },
      ...{ relation: null, sharing: { people: 0, organization: false }, version: 1, transfer: null, shares: [] },
      may: ['read', 'change', 'share', 'transfer', 'delete'],
    })
    const path = `/resources/project/${made.json().id}`
    const list = await world.send(maker, 'GET', '/resources/project')
    expect(list.json()).toMatchObject({ mayCreate: true, whyNot: null, kind: { plural: 'Projects' } })
    expect(list.json().organizations).toEqual([{ id: world.harbour.id, name: 'Hafenbetriebe Größ' }])
    expect(list.json().items.map(({ id }: { id: string }) => id)).toEqual([made.json().id])
    for (const other of [colleague, stranger]) {
      expect((await world.send(other, 'GET', '/resources/project')).json().items).toEqual([])
      expect((await world.send(other, 'GET', path)).statusCode).toBe(404)
      expect((await world.send(other, 'DELETE', path)).statusCode).toBe(404)
    }
    const rename = (name: string) => world.send(maker, 'PATCH', path, { version: 1, name })
    expect((await rename('\u202eno')).statusCode).toBe(422)
    expect((await rename('株式会社')).json()).toMatchObject({ name: '株式会社', version: 2, description: 'Für alle' })
    expect(outcome(await rename('of somebody who looked before'))).toEqual([412, 'changed-meanwhile'])
    // Of another kind there is none of that id, and of a kind that no menu lists there is nothing at all.
    expect((await world.send(maker, 'GET', path.replace('project', 'prompt'))).statusCode).toBe(404)
    expect((await world.send(maker, 'GET', '/resources/submission')).statusCode).toBe(404)
    expect((await world.send(maker, 'DELETE', path)).statusCode).toBe(204)
    expect((await world.send(maker, 'GET', path)).statusCode).toBe(404)
    expect(await auditCount(world.service)).toBe(before + 3)
    expect(await lastAuditEvent(world.service)).toMatchObject({
      ...{ action: 'resource.deleted', targetKind: 'resource', targetId: made.json().id, tenantId: world.harbour.id },
    })
  })

  it('C12: a viewer reads, an editor changes too, only the owner shares, hands on and deletes', async () => {
    const made = await world.make(maker, 'prompt')
    const share = (relation: string) => world.send(maker, 'PUT', `${made.path}/shares/${colleague.id}`, { relation })
    expect((await share('viewer')).json()).toMatchObject({
      sharing: { people: 1, organization: false },
      shares: [{ with: { kind: 'person', id: colleague.id, email: colleague.email }, relation: { label: 'Viewer' } }],
      relations: [
        { id: 'viewer', label: 'Viewer', allows: ['View'] },
        { id: 'editor', label: 'Editor', allows: ['View', 'Change and rename'] },
      ],
    })
    const rename = () => world.send(colleague, 'PATCH', made.path, { version: 1, name: 'Grüße' })
    const seen = (await world.send(colleague, 'GET', made.path)).json()
    expect(seen).toMatchObject({ relation: { id: 'viewer', label: 'Viewer' }, may: ['read'], shares: [] })
    expect((await rename()).json()).toMatchObject({
      ...{ status: 403, code: 'not-allowed' },
      detail: expect.stringMatching(/^Only its owner changes it, and whoever it is shared with as Editor\./),
    })
    expect((await share('editor')).json().sharing.people).toBe(1)
    expect((await rename()).json()).toMatchObject({ name: 'Grüße', may: ['read', 'change'] })
    expect(outcome(await world.send(colleague, 'DELETE', made.path))).toEqual([403, 'not-allowed'])
    const shareOn = await world.send(colleague, 'PUT', `${made.path}/shares/${maker.id}`, { relation: 'viewer' })
    expect(shareOn.json()).toMatchObject({
      ...{ status: 403, code: 'not-allowed' },
      detail: 'Only its owner does that. Ask them.',
    })
    expect((await world.send(maker, 'DELETE', `${made.path}/shares/${colleague.id}`)).statusCode).toBe(204)
    expect((await world.send(colleague, 'GET', made.path)).statusCode).toBe(404)
    expect(outcome(await world.send(maker, 'DELETE', `${made.path}/shares/${colleague.id}`))).toEqual([
      404,
      'not-found',
    ])
  })

  it('C10: shared with the organization it is seen by everybody there, and never beyond', async () => {
    const made = await world.make(maker, 'model')
    const relation = 'viewer'
    const withHarbour = await world.send(maker, 'PUT', `${made.path}/shares/${world.harbour.id}`, { relation })
    expect(withHarbour.json()).toMatchObject({ sharing: { people: 0, organization: true } })
    expect((await world.send(colleague, 'GET', made.path)).json().relation.id).toBe('viewer')
    expect((await world.send(stranger, 'GET', made.path)).statusCode).toBe(404)
    for (const id of [stranger.id, world.elsewhere.id, newId(world.clock)]) {
      expect(outcome(await world.send(maker, 'PUT', `${made.path}/shares/${id}`, { relation }))).toEqual([
        404,
        'not-found',
      ])
      expect((await world.send(maker, 'PUT', `${made.path}/transfer`, { to: id })).statusCode).toBe(404)
    }
    const shareable = (await world.send(maker, 'GET', `${made.path}/shareable`)).json()
    const ids = shareable.people.map(({ id }: MadePerson) => id)
    expect([ids.includes(colleague.id), ids.includes(maker.id), ids.includes(stranger.id)]).toEqual([
      true,
      false,
      false,
    ])
    expect(shareable).toMatchObject({ organizations: [{ id: world.harbour.id }], whyNot: null })
    const byEmail = await world.send(maker, 'GET', `${made.path}/shareable?search=${colleague.email.toUpperCase()}`)
    expect(byEmail.json()).toMatchObject({ people: [{ id: colleague.id }], organizations: [] })
  })

  it('C12: sharing says what is in its way', async () => {
    const made = await world.make(maker, 'app')
    const share = async (id: string, relation = 'viewer') =>
      outcome(await world.send(maker, 'PUT', `${made.path}/shares/${id}`, { relation }))
    const archived = await world.developer()
    await world.setStatus(archived, 'archived')
    const disabled = await world.developer()
    await world.setMembership(disabled, 'disabled')
    expect(await share(maker.id)).toEqual([409, 'conflict'])
    expect(await share(archived.id)).toEqual([409, 'conflict'])
    expect(await share(disabled.id)).toEqual([409, 'conflict'])
    expect(await share(colleague.id, 'owner')).toEqual([422, 'invalid-input'])
  })

  it('C10: whoever is alone in their organization cannot share, and is told why', async () => {
    const alone = await world.organization('O’Neil & Søn')
    const solo = await world.developer(alone)
    const made = await world.make(solo, 'project')
    const { people, organizations, whyNot } = (await world.send(solo, 'GET', `${made.path}/shareable`)).json()
    expect({ people, organizations }).toEqual({ people: [], organizations: [] })
    expect(whyNot).toContain('You are the only one in O’Neil & Søn.')
    for (const id of [alone.id, maker.id]) {
      const refused = await world.send(solo, 'PUT', `${made.path}/shares/${id}`, { relation: 'viewer' })
      expect(refused.json()).toMatchObject({ code: 'nobody-to-share-with', detail: whyNot })
    }
  })

  it('C10: a thing belongs to one of its maker’s organizations, and whoever belongs to none makes nothing', async () => {
    const none = await world.person(['platform:developer'])
    const both = await world.person(['platform:developer'], world.harbour, world.elsewhere)
    const make = (by: MadePerson, organization?: string) =>
      world.send(by, 'POST', '/resources/budget', { name: 'Größe', ...(organization && { organization }) })
    const list = (await world.send(none, 'GET', '/resources/project')).json()
    expect(list).toMatchObject({ items: [], mayCreate: false, organizations: [] })
    const refused = await world.send(none, 'POST', '/resources/project', { name: 'Größe' })
    expect(refused.json()).toMatchObject({ code: 'not-allowed', detail: list.whyNot })
    const admin = await world.person(['platform:admin'], world.harbour, world.elsewhere)
    expect(outcome(await make(both, world.harbour.id))).toEqual([403, 'not-allowed'])
    expect(outcome(await make(admin))).toEqual([422, 'invalid-input'])
    const other = await world.organization('Noor')
    expect(outcome(await make(admin, other.id))).toEqual([422, 'invalid-input'])
    expect((await make(admin, world.elsewhere.id)).json().organization).toEqual({
      id: world.elsewhere.id,
      name: '港湾',
    })
  })

  it('C12: handed on, it stays its owner’s until the other has taken it, once', async () => {
    const made = await world.make(maker, 'workflow')
    const other = await world.developer()
    const offer = (to: MadePerson) => world.send(maker, 'PUT', `${made.path}/transfer`, { to: to.id })
    const accept = (by: MadePerson) => world.send(by, 'POST', `/offers/${made.id}/accept`)
    expect((await offer(colleague)).json().transfer).toMatchObject({ to: { id: colleague.id } })
    expect((await offer(other)).json().transfer).toMatchObject({ to: { id: other.id } })
    // The earlier offer was replaced.
    expect((await world.send(colleague, 'GET', '/offers')).json().items).toEqual([])
    expect((await accept(colleague)).statusCode).toBe(404)
    expect((await world.send(other, 'GET', '/offers')).json().items).toMatchObject([
      { resource: { id: made.id, kind: { id: 'workflow', label: 'Workflow' } }, from: { id: maker.id } },
    ])
    expect((await world.send(maker, 'DELETE', `${made.path}/transfer`)).statusCode).toBe(204)
    expect((await accept(other)).statusCode).toBe(404)
    await offer(other)
    expect((await world.send(other, 'POST', `/offers/${made.id}/decline`)).statusCode).toBe(204)
    expect((await accept(other)).statusCode).toBe(404)
    await offer(other)
    // Whoever merely sees it does not learn to whom it is to go.
    await world.send(maker, 'PUT', `${made.path}/shares/${colleague.id}`, { relation: 'viewer' })
    expect((await world.send(colleague, 'GET', made.path)).json().transfer).toBeNull()
    const taken = await accept(other)
    expect(taken.json()).toMatchObject({ owner: { id: other.id }, relation: null, transfer: null })
    expect(await lastAuditEvent(world.service)).toMatchObject({
      ...{ action: 'resource.transferred', before: { owner: maker.id }, after: { owner: other.id } },
    })
    expect((await accept(other)).statusCode).toBe(404)
    expect((await world.send(maker, 'GET', made.path)).statusCode).toBe(404)
  })

  it('C12: only somebody who could make such a thing is offered one, and an offer dies with whoever leaves', async () => {
    const made = await world.make(maker, 'workflow')
    const offer = (to: MadePerson) => world.send(maker, 'PUT', `${made.path}/transfer`, { to: to.id })
    const dashboardOnly = await world.person([], world.harbour)
    expect(outcome(await offer(dashboardOnly))).toEqual([409, 'conflict'])
    expect(outcome(await offer(maker))).toEqual([409, 'conflict'])
    const leaver = await world.developer()
    const his = await world.make(leaver, 'workflow')
    await world.send(leaver, 'PUT', `${his.path}/transfer`, { to: colleague.id })
    await offer(leaver)
    const owner = await world.person([], { ...world.harbour, role: 'owner' })
    const removal = `/api/v1/scopes/${world.harbour.id}/members/${leaver.id}/remove`
    const asked = await world.request(owner, 'POST', removal, {})
    expect(asked.json()).toMatchObject({ code: 'belongings-undecided', belongings: { total: 1 } })
    const removed = await world.request(owner, 'POST', removal, { belongings: { what: 'transfer', to: maker.id } })
    expect(removed.statusCode).toBe(200)
    expect((await world.send(colleague, 'GET', '/offers')).json().items).toEqual([])
    expect((await world.send(leaver, 'POST', `/offers/${made.id}/accept`)).statusCode).toBe(404)
    expect((await world.send(maker, 'GET', made.path)).json().transfer).toBeNull()
    expect((await world.send(maker, 'GET', his.path)).json().owner.id).toBe(maker.id)
  })

  it('X10: a change of roles takes nothing away: with the role back everything is there again', async () => {
    const made = await world.make(colleague, 'experiment')
    const admin = await world.person(['platform:admin'])
    const toggle = (act: object) =>
      world.request(admin, 'PATCH', `/api/v1/scopes/platform/members/${colleague.id}`, act)
    expect((await toggle({ take: ['platform:developer'] })).statusCode).toBe(200)
    expect((await world.send(colleague, 'GET', made.path)).statusCode).toBe(403)
    expect((await toggle({ give: ['platform:developer'] })).statusCode).toBe(200)
    expect((await world.send(colleague, 'GET', made.path)).json()).toMatchObject({ id: made.id, may: made.may })
  })

  it('C12: whoever manages people reads how much somebody owns, and by name only what they may see', async () => {
    const owner = await world.developer(world.elsewhere)
    const [seen, hidden] = [await world.make(owner, 'project'), await world.make(owner, 'prompt')]
    const admin = await world.person(['platform:admin'], world.elsewhere)
    await world.send(owner, 'PUT', `${seen.path}/shares/${admin.id}`, { relation: 'viewer' })
    const owned = await world.send(admin, 'GET', `/people/${owner.id}/resources`)
    expect(owned.json()).toEqual({
      items: [
        {
          ...{ id: seen.id, name: seen.name, kind: { id: 'project', label: 'Project' } },
          organization: { id: world.elsewhere.id, name: '港湾' },
        },
      ],
      total: 2,
    })
    expect(owned.body).not.toContain(hidden.id)
    expect((await world.send(owner, 'GET', `/people/${owner.id}/resources`)).statusCode).toBe(403)
  })

  it.runIf(kind === 'postgresql')('C12: of two who take an offer at the same moment one has it', async () => {
    const made = await world.make(maker, 'workflow')
    const other = await world.developer()
    await world.send(maker, 'PUT', `${made.path}/transfer`, { to: other.id })
    const before = await auditCount(world.service)
    const both = await Promise.all([1, 2].map(() => world.send(other, 'POST', `/offers/${made.id}/accept`)))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404])
    expect(await auditCount(world.service)).toBe(before + 1)
  })
})

describeOnDatabases('things that people own, where everybody is in one organization', ({ open }) => {
  it('C10: everybody shares with everybody, and with the one organization that there is', async () => {
    const world = await startThings(await open(), 'single')
    const [maker, colleague] = [await world.developer(), await world.developer()]
    const made = await world.make(maker, 'project')
    expect((await world.send(maker, 'GET', '/resources/project')).json().organizations).toEqual([])
    expect((await world.send(colleague, 'GET', made.path)).statusCode).toBe(404)
    const shareable = (await world.send(maker, 'GET', `${made.path}/shareable`)).json()
    expect(shareable).toMatchObject({ people: [{ id: colleague.id }], organizations: [{ id: world.harbour.id }] })
    await world.send(maker, 'PUT', `${made.path}/shares/${world.harbour.id}`, { relation: 'editor' })
    expect((await world.send(colleague, 'GET', made.path)).json().may).toEqual(['read', 'change'])
    await world.send(maker, 'PUT', `${made.path}/transfer`, { to: colleague.id })
    const taken = await world.send(colleague, 'POST', `/offers/${made.id}/accept`)
    expect(taken.json()).toMatchObject({ owner: { id: colleague.id } })
    expect((await world.send(maker, 'GET', made.path)).json().relation.id).toBe('editor')
    await world.server.stop()
  })
})
