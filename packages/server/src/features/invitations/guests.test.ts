import { afterAll, beforeAll, expect, it } from 'vitest'
import { resourcesById } from '../../access/registered-resources.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { hostContext } from '../../host-context.ts'
import type { MadePerson } from '../../http/world.fixture.ts'
import { platformId, type ResourceId } from '../../ids.ts'
import { registerResource } from '../resources/service.ts'
import { createMachineToken, createServiceAccount } from '../service-accounts/service.ts'
import { freshEmail, type InvitationWorld, password, type Send, startInvitations } from './invitation-world.fixture.ts'

const role = 'guest-developer'
const day = 86_400_000

describeOnDatabases('guests, who work on chosen things until a day', ({ open }) => {
  let w: InvitationWorld
  let owner: MadePerson
  let admin: MadePerson
  let asOwner: Send
  let chosen: ResourceId
  let other: ResourceId
  let machine: string

  beforeAll(async () => {
    w = await startInvitations(await open())
    owner = await w.person('owner')
    admin = await w.person('admin')
    asOwner = await w.server.as(owner.id)
    chosen = await app('Chosen')
    other = await app('Other')
    const context = {
      ...hostContext(w.server.service, 'demo'),
      scope: (await w.server.service.scopes.find(platformId))!,
    }
    const { id } = await createServiceAccount(context, { name: 'Shop', role: 'decision-service' })
    machine = (await createMachineToken(context, id, { name: 'Shop', expiresInDays: null })).token
  })
  afterAll(() => w.server.stop())

  async function app(name: string): Promise<ResourceId> {
    const made = await asOwner({ method: 'POST', url: at('apps'), payload: { name, type: 'public' } })
    expect(made.statusCode, made.body).toBe(201)
    return made.json().id
  }
  const at = (path: string) => `/api/v1/scopes/${w.account.id}/${path}`
  const inDays = (days: number) => new Date(w.clock.now().getTime() + days * day).toISOString()
  const terms = (more: object = {}) => ({
    ...{ role, accessExpiresAt: inDays(30), guest: { resources: [chosen] } },
    ...more,
  })
  const member = async (id: string) => (await asOwner({ url: at(`members/${id}`) })).json()
  const ask = (as: Send, method: 'POST' | 'PATCH', path: string, payload: object) =>
    as({ method, url: at(path), payload })

  /** Somebody of another company, who has accepted. */
  async function guest(more: object = {}, as = asOwner): Promise<MadePerson> {
    const person = await w.stranger()
    const { link } = await w.inviteOne(as, person.email, terms(more))
    expect((await w.acceptAs(person, link!)).statusCode).toBe(200)
    return person
  }

  /** What AuthZEN says of each app, and the list of them: the same. */
  async function mayRead(person: MadePerson) {
    const asked = async (path: string, resource: object) => {
      const payload = { subject: { type: 'user', id: person.id }, action: { name: 'read' }, resource }
      const headers = { authorization: `Bearer ${machine}` }
      return (await w.server.inject({ method: 'POST', url: `/access/v1/${path}`, headers, payload })).json()
    }
    const decided: string[] = []
    for (const id of [chosen, other]) {
      if ((await asked('evaluation', { type: 'app', id })).decision) decided.push(id)
    }
    const { items } = (await (await w.server.as(person.id))({ url: at('apps') })).json()
    const listed = (items ?? []).map(({ id }: { id: string }) => id)
    expect(listed).toEqual(decided)
    return decided
  }

  it('A8: by an invitation with a sponsor, an end and chosen apps, and what is missing is said', async () => {
    const refused = async (more: object) => {
      const answer = await w.invite(asOwner, freshEmail(), terms(more))
      expect(answer.statusCode, answer.body).toBe(422)
      return answer.json().errors[0].field
    }
    const stranger = await w.stranger()
    const guestThere = await guest()
    const elsewhere = await registerResource(hostContext(w.server.service, 'demo'), {
      ...{ kind: 'app', scope: w.organization, ownerId: null, name: 'Elsewhere', attributes: { 'app-type': 'public' } },
    })
    expect(await refused({ guest: undefined })).toBe('role')
    expect(await refused({ accessExpiresAt: undefined })).toBe('accessExpiresAt')
    expect(await refused({ accessExpiresAt: inDays(366) })).toBe('accessExpiresAt')
    expect(await refused({ guest: { resources: [] } })).toBe('guest.resources')
    expect(await refused({ guest: { resources: [chosen, elsewhere.id] } })).toBe('guest.resources')
    expect(await refused({ guest: { resources: [chosen], sponsor: stranger.id } })).toBe('guest.sponsor')
    expect(await refused({ guest: { resources: [chosen], sponsor: guestThere.id } })).toBe('guest.sponsor')
    expect(await refused({ role: 'developer' })).toBe('guest')
  })

  it('sees only what was chosen, nobody else, and no other place of the organization', async () => {
    const person = await guest({ guest: { resources: [chosen], sponsor: admin.id } })
    expect(await mayRead(person)).toEqual([chosen])
    const send = await w.server.as(person.id)
    expect((await send({ url: at('members') })).statusCode).toBe(403)
    expect((await send({ url: `/api/v1/scopes/${w.organization.id}` })).statusCode).toBe(404)
    expect(await member(person.id)).toMatchObject({
      guest: {
        ...{ sponsor: { id: admin.id, here: true }, until: inDays(30), kind: 'app', hidden: 0 },
        resources: [{ id: chosen, name: 'Chosen' }],
      },
    })
    // Their own token is held to the same.
    const made = await ask(send, 'POST', 'tokens', { name: 'CI', permissions: ['app.read'], expiresInDays: 30 })
    expect(made.statusCode, made.body).toBe(201)
  })

  it('of the organization already: is added at once, on the same terms', async () => {
    const colleague = await w.person()
    const result = await w.inviteOne(asOwner, colleague.email, terms())
    expect(result.outcome).toBe('added')
    expect(await mayRead(colleague)).toEqual([chosen])
  })

  it('no other way gives the role: a change, many at once, a new member without terms, a machine, a request', async () => {
    const developer = await w.person('developer')
    const newcomer = await w.person()
    for (const answer of [
      await ask(asOwner, 'PATCH', `members/${developer.id}`, { give: [role], expiresAt: inDays(3) }),
      await ask(asOwner, 'POST', 'members', { person: newcomer.id, roles: [role], expiresAt: inDays(3) }),
      await ask(asOwner, 'POST', 'service-accounts', { name: 'Night build', role }),
    ]) {
      expect(answer.json(), answer.body).toMatchObject({ status: 422, errors: [{ field: 'role' }] })
    }
    const many = await ask(asOwner, 'POST', 'members/bulk/change-roles', { people: [developer.id], give: [role] })
    expect(many.json().results).toMatchObject([{ ok: false, problem: { code: 'invalid-input' } }])
    const preview = await ask(asOwner, 'POST', `members/${developer.id}/preview`, { give: [role] })
    expect(preview.json().refusal.detail).toContain('invitation')

    await (await w.server.as(newcomer.id))({
      ...{ method: 'POST', url: '/api/v1/session/requests', payload: { scope: w.account.id } },
    })
    const [request] = (await asOwner({ url: at('requests') })).json().items
    expect(request.mayGive.map((one: { role: string }) => one.role)).not.toContain(`developer-account:${role}`)
    const accepted = await ask(asOwner, 'POST', `requests/${request.id}/accept`, { role: `developer-account:${role}` })
    expect(accepted.statusCode, accepted.body).toBe(422)
    expect((await member(developer.id)).roles).toMatchObject([{ role: 'developer-account:developer' }])
  })

  it('who becomes something else is no guest any more: sponsor and shares go, at once and with one event', async () => {
    const person = await guest()
    const answer = await ask(asOwner, 'PATCH', `members/${person.id}`, { give: ['developer'], expiresAt: null })
    expect(answer.json()).toMatchObject({ takesEffect: 'now' })
    expect((await member(person.id)).guest).toBeNull()
    expect(await sharedWith(person)).toEqual([])
  })

  async function sharedWith(person: MadePerson) {
    const { database, policy } = w.server.service
    const found = await database.read({ tenants: 'all', person: null }, (tx) =>
      resourcesById(tx, policy(), [chosen, other]),
    )
    return [...found.values()]
      .filter(({ shares }) => shares.some((share) => 'person' in share && share.person === person.id))
      .map(({ id }) => id)
  }

  it('the apps, the sponsor and the end are changed where the guest is, and the end ends everything', async () => {
    const person = await guest()
    const change = (payload: object, as = asOwner) => ask(as, 'PATCH', `members/${person.id}/guest`, payload)
    expect((await change({ resources: [other], sponsor: admin.id })).statusCode).toBe(204)
    expect(await mayRead(person)).toEqual([other])
    expect((await change({ expiresAt: inDays(366) })).json().errors[0].field).toBe('expiresAt')
    expect((await change({ resources: [] })).json().errors[0].field).toBe('guest.resources')
    expect((await change({ sponsor: person.id })).json().errors[0].field).toBe('guest.sponsor')
    expect((await change({ expiresAt: inDays(2) }, await w.server.as(person.id))).statusCode).toBe(403)
    expect((await change({ expiresAt: inDays(2) })).statusCode).toBe(204)
    expect((await member(person.id)).guest).toMatchObject({ sponsor: { id: admin.id }, until: inDays(2) })

    const former = await guest({ accessExpiresAt: inDays(1) })
    w.clock.forward(2 * 24 * 60)
    expect(await mayRead(person)).toEqual([])
    asOwner = await w.server.as(owner.id)
    expect((await member(former.id)).guest).toMatchObject({ resources: [{ id: chosen }] })
    await ask(asOwner, 'PATCH', `members/${former.id}`, { give: ['developer'] })
    expect((await member(former.id)).guest).toBeNull()
    expect(await sharedWith(former)).toEqual([])
    expect((await change({ resources: [chosen] })).json().errors[0].field).toBe('expiresAt')
    expect((await change({ expiresAt: inDays(5) })).statusCode).toBe(204)
    expect(await mayRead(person)).toEqual([other])

    const removed = await ask(asOwner, 'POST', `members/${person.id}/remove`, {})
    expect(removed.statusCode).toBe(200)
    expect(await sharedWith(person)).toEqual([])
    expect((await change({ resources: [chosen] })).statusCode).toBe(404)
  })

  it('X2: an invitation is worth nothing once nobody answers for the guest, or nothing is left of what was chosen', async () => {
    const sponsor = await w.person('developer')
    const invited = await w.stranger()
    const { link } = await w.inviteOne(
      asOwner,
      invited.email,
      terms({ guest: { resources: [chosen], sponsor: sponsor.id } }),
    )
    expect((await w.open('look', link!)).json().guest).toMatchObject({ works: ['Chosen'] })
    await ask(asOwner, 'POST', `members/${sponsor.id}/disable`, {})
    expect((await w.open('accept', link!, { name: 'Ola', password })).json()).toMatchObject({
      ...{ status: 410, why: 'sponsor-gone' },
    })
  })

  it('X5: when a sponsor leaves, their guests are listed, to be ended or taken over with one click each', async () => {
    const sponsor = await w.person('admin')
    const asSponsor = await w.server.as(sponsor.id)
    const [kept, ended] = [await guest({}, asSponsor), await guest({}, asSponsor)]
    const waiting = await w.inviteOne(
      asOwner,
      freshEmail(),
      terms({ guest: { resources: [chosen], sponsor: sponsor.id } }),
    )
    const receipt = await ask(asOwner, 'POST', `members/${sponsor.id}/disable`, {})
    expect(receipt.json().leftBehind).toEqual({ invitations: 1, people: 0, serviceAccounts: 0, guests: 2 })
    const left = async () => (await asOwner({ url: at(`left-behind/${sponsor.id}`) })).json().items
    const items = await left()
    expect(items).toHaveLength(3)
    expect(items[0]).toMatchObject({ kind: 'invitation', id: waiting.invitation, mayTakeOver: false })
    expect(
      items
        .slice(1)
        .map(({ id }: { id: string }) => id)
        .sort(),
    ).toEqual([kept.id, ended.id].sort())
    expect(items[1]).toMatchObject({ kind: 'guest', end: 'disable-member', mayEnd: true, mayTakeOver: true })
    expect((await member(kept.id)).guest.sponsor).toMatchObject({ id: sponsor.id, here: false })

    expect((await ask(asOwner, 'PATCH', `members/${kept.id}/guest`, { sponsor: owner.id })).statusCode).toBe(204)
    expect((await ask(asOwner, 'POST', `members/${ended.id}/disable`, {})).statusCode).toBe(200)
    expect(await left()).toMatchObject([{ kind: 'invitation' }])
    expect((await member(kept.id)).guest.sponsor).toMatchObject({ id: owner.id, here: true })
  })
})
