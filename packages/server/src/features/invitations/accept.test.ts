import { loadBlueprint } from '@portreeve/blueprints'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import {
  apiTokens,
  assignments,
  invitations,
  memberships,
  messages,
  securityEvents,
  serviceAccounts,
  sessions,
  users,
} from '../../db/schema.ts'
import { join, platform } from '../../http/world.fixture.ts'
import { newId, type ServiceAccountId, type TokenId, type UserId } from '../../ids.ts'
import { emailKey, textKey } from '../../text-key.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import {
  freshEmail,
  type InvitationWorld,
  password,
  type Send,
  secretOf,
  startInvitations,
} from './invitation-world.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('using an invitation', ({ open }) => {
  let world: InvitationWorld
  let admin: Send
  const newcomer = { name: 'Ǫrvar Þórsson', password }

  beforeAll(async () => {
    world = await startInvitations(await open())
    await world.person('owner')
    admin = await world.server.as((await world.person('admin')).id)
  })
  afterAll(() => world.server.stop())

  const read = <Row>(query: Parameters<typeof world.server.service.database.read<Row>>[1]) =>
    world.server.service.database.read(everywhere, query)
  const userWith = async (email: string) =>
    (
      await read((tx) =>
        tx
          .select()
          .from(users)
          .where(eq(users.emailKey, emailKey(email))),
      )
    )[0]
  const rolesOf = async (id: UserId) =>
    (await read((tx) => tx.select().from(assignments).where(eq(assignments.userId, id)))).map(({ role }) => role)

  describe('A8: somebody new', () => {
    it('sees what they are invited to, accepts with a name and a password, and is in and signed in', async () => {
      const email = freshEmail()
      const { link } = await world.inviteOne(admin, email, { note: 'Schön, dass Du kommst' })
      const seen = (await world.open('look', link!)).json()
      expect(seen).toMatchObject({
        ...{ place: 'Größ Entwickler', placeType: 'Developer account', role: 'Developer', email, account: 'none' },
        note: 'Schön, dass Du kommst',
      })
      const before = await auditCount(world.server.service)
      const answer = await world.open('accept', link!, newcomer)
      expect(answer.json()).toMatchObject({ scope: world.account.id, person: { name: newcomer.name, email } })
      const { name: cookie, value } = answer.cookies[0]!
      const inside = await world.server.inject({
        ...{ url: `/api/v1/scopes/${world.account.id}`, headers: { cookie: `${cookie}=${value}` } },
      })
      expect(inside.statusCode).toBe(200)

      const user = (await userWith(email))!
      expect(user.emailProvedAt).not.toBeNull()
      expect(await rolesOf(user.id)).toEqual(['developer-account:developer'])
      expect(await auditCount(world.server.service)).toBe(before + 1)
      expect(await lastAuditEvent(world.server.service)).toMatchObject({
        ...{ action: 'invitation.accepted', actorKind: 'person', actorId: user.id, targetId: user.id },
        after: { account: 'made', roles: ['developer-account:developer'] },
      })
    })

    it('A8: becomes a guest of the organization: no role in it, no view of its people', async () => {
      const email = freshEmail()
      const { link } = await world.inviteOne(admin, email)
      await world.open('accept', link!, newcomer)
      const guest = await world.server.as((await userWith(email))!.id)
      expect((await guest({ url: `/api/v1/scopes/${world.organization.id}` })).statusCode).toBe(404)
      expect((await guest({ url: `/api/v1/scopes/${world.organization.id}/members` })).statusCode).toBe(404)
      const session = (await guest({ url: '/api/v1/session' })).json()
      expect(session.entry).toMatchObject({ state: 'in', scope: world.account.id })
      expect(session.scopes.map(({ id }: { id: string }) => id)).toEqual([world.account.id])
    })

    it('who is let in by it was let in by whoever invited, with the reason and until the end that they set', async () => {
      const email = freshEmail()
      const inviter = await world.person('admin')
      const accessExpiresAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
      const how = { accessExpiresAt, reason: 'For the audit' }
      const { link } = await world.inviteOne(await world.server.as(inviter.id), email, how)
      await world.open('accept', link!, newcomer)
      const { id } = (await userWith(email))!
      const [role] = await read((tx) => tx.select().from(assignments).where(eq(assignments.userId, id)))
      expect(role).toMatchObject({ grantedBy: `person:${inviter.id}`, reason: 'For the audit' })
      expect(role?.expiresAt?.toISOString()).toBe(accessExpiresAt)
      const [member] = await read((tx) => tx.select().from(memberships).where(eq(memberships.userId, id)))
      expect(member?.addedBy).toBe(`person:${inviter.id}`)
    })

    it('chooses a good password and a name that can be read (X7), or is told which field is wrong', async () => {
      const { link } = await world.inviteOne(admin, freshEmail())
      const weak = await world.open('accept', link!, { name: 'A', password: 'short' })
      expect(weak.json()).toMatchObject({ status: 422, errors: [{ field: 'password' }] })
      const hidden = await world.open('accept', link!, { name: 'A\u202eB', password })
      expect(hidden.json()).toMatchObject({ status: 422, errors: [{ field: 'name' }] })
      expect((await world.open('look', link!)).statusCode).toBe(200)
    })

    it('can decline, once, and whoever invited sees it', async () => {
      const email = freshEmail()
      const { link, invitation } = await world.inviteOne(admin, email)
      expect((await world.open('decline', link!)).statusCode).toBe(204)
      expect((await world.open('decline', link!)).json()).toMatchObject({ status: 410, why: 'declined' })
      expect((await world.open('accept', link!, newcomer)).statusCode).toBe(410)
      const ended = await world.list(admin, '&state=ended')
      expect(ended.find(({ id }) => id === invitation)).toMatchObject({ state: 'declined', email })
      expect((await world.inviteOne(admin, email)).outcome).toBe('invited')
    })

    it('X8: whoever does not have the link learns nothing', async () => {
      const answer = await world.open('look', 'http://localhost:7300/invitation#guessed')
      expect(answer.json()).toMatchObject({
        status: 410,
        code: 'link-not-valid',
        why: 'unknown',
        place: null,
        by: null,
      })
    })
  })

  it('X6: a link that opens nothing leaves a security event at every door, at its place where it leads into one', async () => {
    const refused = () => read((tx) => tx.select().from(securityEvents).where(eq(securityEvents.kind, 'link.refused')))
    const person = await world.stranger()
    const { link } = await world.inviteOne(admin, person.email)
    await world.open('decline', link!)
    const before = (await refused()).length
    await world.open('look', link!)
    await world.open('accept', link!, newcomer)
    await world.open('decline', link!)
    await world.acceptAs(person, link!)
    await world.open('look', 'http://localhost:7300/invitation#guessed')
    const since = (await refused()).slice(before).map(({ scopeId }) => scopeId)
    const { id } = world.account
    expect(since.filter((scope) => scope === id)).toHaveLength(4)
    expect(since.filter((scope) => scope === null)).toHaveLength(1)
  })

  describe('X11: whose address it is', () => {
    it('somebody with an account signs in, and accepts as themselves', async () => {
      const stranger = await world.stranger()
      const { link } = await world.inviteOne(admin, stranger.email)
      expect((await world.open('look', link!)).json()).toMatchObject({ account: 'sign-in', population: 'people' })
      expect((await world.open('accept', link!, newcomer)).json()).toMatchObject({ status: 409, account: 'sign-in' })
      expect((await world.acceptAs(stranger, link!)).json()).toEqual({ scope: world.account.id })
      expect(await rolesOf(stranger.id)).toContain('developer-account:developer')
    })

    it('somebody else who has the link cannot accept, and is told who they are and for whom it is', async () => {
      const email = freshEmail()
      const { link } = await world.inviteOne(admin, email)
      const other = await world.stranger()
      const answer = await world.acceptAs(other, link!)
      expect(answer.json()).toMatchObject({
        ...{ status: 409, code: 'invitation-for-another', invited: email, signedInAs: other.email },
      })
      expect(await rolesOf(other.id)).toEqual(['organization:org-user'])
      expect((await world.open('look', link!)).statusCode).toBe(200)
    })

    it('the mailed link proves the address of an account for the first time: what was set before it is wiped', async () => {
      const email = freshEmail()
      const id = await world.unproved(email)
      const squatter = await world.server.as(id)
      await join(world.server.service, { id, email }, platform, { roles: ['platform:operator'] })
      await world.server.service.database.transact(everywhere, (tx) =>
        tx.insert(apiTokens).values({
          ...{
            id: newId<TokenId>(world.clock),
            userId: id,
            scopeId: world.account.id,
            tenantId: world.account.tenantId,
          },
          ...{ name: 'ci', prefix: 'x', permissions: [], tokenHash: id, createdAt: world.clock.now() },
        }),
      )
      const { invitation } = await world.inviteOne(admin, email)
      const mailed = await world.asMailed(invitation!)
      expect((await world.open('look', mailed)).json()).toMatchObject({ account: 'none' })
      expect((await world.acceptAs({ id, email }, mailed)).json()).toMatchObject({ status: 409, account: 'none' })

      expect((await world.open('accept', mailed, newcomer)).statusCode).toBe(200)
      expect(await lastAuditEvent(world.server.service)).toMatchObject({ after: { account: 'taken-over' } })
      expect((await squatter({ url: '/api/v1/session' })).statusCode).toBe(401)
      const former = await world.server.inject({
        ...{ method: 'POST', url: '/api/v1/sign-in' },
        payload: { email, password: 'set before the proof' },
      })
      expect(former.statusCode).toBe(401)
      const user = await userWith(email)
      expect(user).toMatchObject({ id, name: newcomer.name, nameKey: textKey(newcomer.name) })
      expect(user?.emailProvedAt).not.toBeNull()
      const open_ = await read((tx) => tx.select().from(sessions).where(eq(sessions.userId, id)))
      expect(open_.filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
      const tokens = await read((tx) => tx.select().from(apiTokens).where(eq(apiTokens.userId, id)))
      expect(tokens.every(({ endedAt }) => endedAt !== null)).toBe(true)
    })

    it('X2, X11: without a mail server, the link that whoever invited has in hand takes no account over', async () => {
      const email = freshEmail()
      const id = await world.unproved(email)
      const { link } = await world.inviteOne(admin, email)
      expect((await world.open('look', link!)).json()).toMatchObject({ account: 'sign-in' })
      expect((await world.open('accept', link!, newcomer)).statusCode).toBe(409)
      expect((await userWith(email))?.name).toBe('Somebody else')
      // Their own, to which they signed in; that the link was handed to them is all there is.
      expect((await world.acceptAs({ id, email }, link!)).statusCode).toBe(200)
      expect((await userWith(email))?.emailProvedAt).toBeNull()
    })

    it.each(['archived', 'blocked'] as const)('somebody whose account is %s is told so', async (status) => {
      const stranger = await world.stranger()
      const { link } = await world.inviteOne(admin, stranger.email)
      const signedIn = await world.server.as(stranger.id)
      await world.server.service.database.transact(everywhere, (tx) =>
        tx.update(users).set({ status }).where(eq(users.id, stranger.id)),
      )
      const answer = await signedIn({
        ...{ method: 'POST', url: '/api/v1/session/invitations/accept', payload: { secret: secretOf(link!) } },
      })
      expect([401, 403]).toContain(answer.statusCode)
      expect(await rolesOf(stranger.id)).toEqual(['organization:org-user'])
    })

    it('A10: somebody who was disabled meanwhile stays disabled, and is told', async () => {
      const stranger = await world.stranger()
      const { link } = await world.inviteOne(admin, stranger.email)
      const { account, server } = world
      await join(server.service, stranger, account, { roles: ['developer-account:developer'], membership: 'disabled' })
      expect((await world.acceptAs(stranger, link!)).json()).toMatchObject({ status: 409, member: 'disabled' })
    })
  })

  describe('X2: when it is used', () => {
    it('an invitation accepted for a role that no longer exists is refused, and says whom to ask', async () => {
      const { link, invitation } = await world.inviteOne(admin, freshEmail())
      await world.server.service.database.transact(everywhere, (tx) =>
        tx
          .update(invitations)
          .set({ role: 'developer-account:gone' })
          .where(eq(invitations.id, invitation as never)),
      )
      for (const answer of [await world.open('look', link!), await world.open('accept', link!, newcomer)]) {
        expect(answer.json()).toMatchObject({ status: 410, why: 'role-gone', detail: expect.stringMatching(/Ask .+/) })
      }
      const listed = (await world.list(admin)).find(({ id }) => id === invitation)
      expect(listed).toMatchObject({ label: 'developer-account:gone', mayResend: false, mayRevoke: true })
    })

    it.each([
      ['was removed', 'remove'],
      ['is disabled', 'disable'],
    ])('whoever invited %s: the link says so, and whom to ask; sent again by somebody else it works', async (_, act) => {
      const inviter = await world.person('admin')
      const { link, invitation } = await world.inviteOne(await world.server.as(inviter.id), freshEmail())
      await admin({ method: 'POST', url: `/api/v1/scopes/${world.account.id}/members/${inviter.id}/${act}` })
      const refused = await world.open('accept', link!, newcomer)
      expect(refused.json()).toMatchObject({ status: 410, why: 'author-gone', ask: ['Account Owner', 'Admin'] })
      const again = await admin({ method: 'POST', url: `${world.url}/${invitation}/resend` })
      expect((await world.open('accept', again.json().link, newcomer)).statusCode).toBe(200)
    })

    it('whoever invited has a lower role now: the live role counts', async () => {
      const inviter = await world.person('admin')
      const session = await world.server.as(inviter.id)
      const { link } = await world.inviteOne(session, freshEmail())
      await admin({
        ...{ method: 'PATCH', url: `/api/v1/scopes/${world.account.id}/members/${inviter.id}` },
        payload: { give: ['developer'] },
      })
      expect((await world.open('look', link!)).json()).toMatchObject({ status: 410, why: 'author-gone' })
    })

    it('those who look after the place are told of a new administrator', async () => {
      const email = freshEmail()
      const { link } = await world.inviteOne(admin, email, { role: 'admin' })
      await world.open('accept', link!, newcomer)
      const told = await read((tx) => tx.select().from(messages).where(eq(messages.kind, 'administrator-made')))
      expect(told.length).toBeGreaterThan(0)
      expect(told.every(({ toEmail }) => toEmail !== email)).toBe(true)
    })

    it('a role name with a comma stays one role, in the list and for whoever is invited', async () => {
      const blueprint = structuredClone(await loadBlueprint('developer-portal'))
      Object.assign(blueprint.scopes['developer-account']!.roles.developer!, { label: 'Builds, tests, ships' })
      const other = await startInvitations(world.server.service.database, { blueprint })
      try {
        const boss = await other.server.as((await other.person('owner')).id)
        const { link, invitation } = await other.inviteOne(boss, freshEmail())
        const [item] = await other.list(boss)
        expect(item).toMatchObject({ id: invitation, label: 'Builds, tests, ships' })
        expect((await other.open('look', link!)).json().role).toBe('Builds, tests, ships')
        const [mail] = await read((tx) => tx.select().from(messages).where(eq(messages.scopeId, other.account.id)))
        expect(mail?.values).toMatchObject({ role: 'Builds, tests, ships' })
      } finally {
        await other.server.stop()
      }
    })
  })

  it('X2: an invitation by a machine counts as long as the machine does', async () => {
    const { account, server, clock } = world
    const id = newId<ServiceAccountId>(clock)
    const { link, invitation } = await world.inviteOne(admin, freshEmail())
    await server.service.database.transact(everywhere, async (tx) => {
      const at = { scopeId: account.id, tenantId: account.tenantId, createdAt: clock.now() }
      await tx
        .insert(serviceAccounts)
        .values({ ...at, id, name: 'HR', role: 'developer-account:admin', madeBy: 'test' })
      await tx
        .update(invitations)
        .set({ invitedBy: `service-account:${id}` })
        .where(eq(invitations.id, invitation as never))
    })
    expect((await world.open('look', link!)).json()).toMatchObject({ by: null, role: 'Developer' })
    await server.service.database.transact(everywhere, (tx) =>
      tx.update(serviceAccounts).set({ endedAt: clock.now() }).where(eq(serviceAccounts.id, id)),
    )
    expect((await world.open('look', link!)).json()).toMatchObject({ status: 410, why: 'author-gone' })
  })

  it.each([
    'archived',
    'blocked',
  ] as const)('X11: nobody takes over an account that is %s, and it is said', async (status) => {
    const email = freshEmail()
    const id = await world.unproved(email)
    const { invitation } = await world.inviteOne(admin, email)
    const mailed = await world.asMailed(invitation!)
    await world.server.service.database.transact(everywhere, (tx) =>
      tx.update(users).set({ status }).where(eq(users.id, id)),
    )
    const answer = await world.open('accept', mailed, newcomer)
    expect(answer.json()).toMatchObject({ status: 403, code: `account-${status}` })
    expect((await userWith(email))?.name).toBe('Somebody else')
  })
})
