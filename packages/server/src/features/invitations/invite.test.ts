import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, invitations, memberships, messages, users } from '../../db/schema.ts'
import { join, makePerson, makeScope } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { freshEmail, type InvitationWorld, type Send, startInvitations } from './invitation-world.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const
const days = (n: number) => n * 24 * 60

describeOnDatabases('inviting people', ({ open }) => {
  let world: InvitationWorld
  let owner: Send
  let admin: Send

  beforeAll(async () => {
    world = await startInvitations(await open())
    owner = await world.server.as((await world.person('owner')).id)
    admin = await world.server.as((await world.person('admin')).id)
  })
  afterAll(() => world.server.stop())

  const membershipOf = async (user: string) =>
    (
      await world.server.service.database.read(everywhere, (tx) =>
        tx
          .select()
          .from(memberships)
          .where(eq(memberships.userId, user as never)),
      )
    ).find(({ scopeId }) => scopeId === world.account.id)

  describe('A8: who is of the organization', () => {
    it('A8: is added at once, with immediate access, one event, and a mail that says so', async () => {
      const somebody = await world.person()
      const before = await auditCount(world.server.service)
      const result = await world.inviteOne(admin, somebody.email)
      expect(result).toMatchObject({ outcome: 'added', person: { id: somebody.id }, replaced: false })
      expect(result.link).toBeUndefined()
      expect(await auditCount(world.server.service)).toBe(before + 1)
      expect(await lastAuditEvent(world.server.service)).toMatchObject({ action: 'member.added' })
      const reached = await (await world.server.as(somebody.id))({ url: `/api/v1/scopes/${world.account.id}` })
      expect(reached.statusCode).toBe(200)
      const mails = await world.server.service.database.read(everywhere, (tx) =>
        tx.select().from(messages).where(eq(messages.userId, somebody.id)),
      )
      expect(mails.map(({ kind }) => kind)).toEqual(['member-added'])
    })

    it('A8: with another spelling of the address all the same, and with an end where one is set', async () => {
      const somebody = await world.person()
      const accessExpiresAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
      const result = await world.inviteOne(admin, ` ${somebody.email.toUpperCase()} `, { accessExpiresAt })
      expect(result.outcome).toBe('added')
      const [held] = await world.server.service.database.read(everywhere, (tx) =>
        tx
          .select()
          .from(assignments)
          .where(eq(assignments.userId, somebody.id))
          .then((rows) => rows.filter(({ scopeId }) => scopeId === world.account.id)),
      )
      expect(held?.expiresAt?.toISOString()).toBe(accessExpiresAt)
    })

    it('is told apart where they are a member already, and where they are disabled', async () => {
      const member = await world.person('developer')
      const disabled = await world.person('developer', 'disabled')
      const answer = (await world.invite(admin, [member.email, disabled.email])).json()
      expect(answer.results).toMatchObject([
        { outcome: 'refused', problem: { code: 'conflict', detail: expect.stringContaining('member here already') } },
        { outcome: 'refused', problem: { code: 'conflict', detail: expect.stringContaining('Enable') } },
      ])
    })

    it('A10: re-inviting a deleted person is not answered with "already exists": an invitation brings them back, afresh', async () => {
      const somebody = await world.person('admin')
      await owner({ method: 'POST', url: `/api/v1/scopes/${world.account.id}/members/${somebody.id}/remove` })
      const result = await world.inviteOne(admin, somebody.email)
      expect(result).toMatchObject({ outcome: 'invited', replaced: false })
      expect((await membershipOf(somebody.id))?.status).toBe('removed')
      expect((await world.acceptAs(somebody, result.link!)).json()).toEqual({ scope: world.account.id })
      const roles = await world.server.service.database.read(everywhere, (tx) =>
        tx.select().from(assignments).where(eq(assignments.userId, somebody.id)),
      )
      expect(roles.filter(({ scopeId }) => scopeId === world.account.id).map(({ role }) => role)).toEqual([
        'developer-account:developer',
      ])
    })

    it('X11: an account whose address is unproved is not added: the address gets an invitation', async () => {
      const somebody = await world.person()
      await world.server.service.database.transact(everywhere, (tx) =>
        tx.update(users).set({ emailProvedAt: null }).where(eq(users.id, somebody.id)),
      )
      expect((await world.inviteOne(admin, somebody.email)).outcome).toBe('invited')
    })

    it('X8: somebody of another organization gets an invitation like an address that nobody has', async () => {
      const stranger = await world.stranger()
      const [known, unknown] = (await world.invite(admin, [stranger.email, freshEmail()])).json().results
      expect(Object.keys(known)).toEqual(Object.keys(unknown))
      expect(known.outcome).toBe('invited')
    })
  })

  describe('several addresses', () => {
    it('each has its own result and its own event: an unreadable or doubled one leaves the others', async () => {
      const before = await auditCount(world.server.service)
      const [one, two] = [freshEmail(), freshEmail()]
      const answer = (await world.invite(admin, [one, 'not an address', one.toUpperCase(), two])).json()
      expect(answer.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
        ...['invited', 'refused', 'refused', 'invited'],
      ])
      expect(await auditCount(world.server.service)).toBe(before + 2)
    })

    it('a hundred-member ceiling: 101 people are invited, and all of them are listed, the newest first', async () => {
      const emails = Array.from({ length: 101 }, freshEmail)
      expect((await world.invite(admin, emails)).statusCode).toBe(422)
      expect((await world.invite(admin, emails.slice(0, 100))).statusCode).toBe(200)
      expect((await world.invite(admin, emails.slice(100))).statusCode).toBe(200)
      const listed = await world.list(admin)
      expect(listed[0]?.email).toBe(emails[100])
      expect(emails.filter((email) => !listed.some((item) => item.email === email))).toEqual([])
    })
  })

  describe('X2: what may be offered', () => {
    it('A4: nobody is invited as what moves by transfer only, and nothing happened', async () => {
      const before = await auditCount(world.server.service)
      const answer = await world.invite(owner, freshEmail(), { role: 'owner' })
      expect(answer.json()).toMatchObject({ status: 403, code: 'above-your-role' })
      expect(await auditCount(world.server.service)).toBe(before)
    })

    it('says which roles there are, and refuses an end that is over', async () => {
      expect((await world.invite(admin, freshEmail(), { role: 'king' })).json().detail).toContain('no role king')
      const late = await world.invite(admin, freshEmail(), { accessExpiresAt: '2001-01-01T00:00:00Z' })
      expect(late.json()).toMatchObject({ code: 'invalid-input', errors: [{ field: 'accessExpiresAt' }] })
    })

    it('A8: a second invitation to an address replaces the first, whose link then says so', async () => {
      const email = freshEmail()
      const first = await world.inviteOne(admin, email)
      const second = await world.inviteOne(owner, email, { role: 'admin' })
      expect(second).toMatchObject({ outcome: 'invited', replaced: true })
      expect(await lastAuditEvent(world.server.service)).toMatchObject({
        before: { replaced: first.invitation, role: 'developer-account:developer' },
      })
      const gone = await world.open('look', first.link!)
      expect(gone.json()).toMatchObject({ status: 410, code: 'link-not-valid', why: 'replaced' })
      expect((await world.open('look', second.link!)).json()).toMatchObject({ role: 'Admin', account: 'none' })
      expect((await world.list(admin)).filter((item) => item.email === email)).toHaveLength(1)
      const ended = await world.list(admin, '&state=ended')
      expect(ended.find(({ id }) => id === first.invitation)).toMatchObject({ state: 'replaced', mayResend: false })
    })
  })

  describe('X12: the link', () => {
    it('is told to whoever issued it, and never again; what is kept opens nothing', async () => {
      const result = await world.inviteOne(admin, freshEmail())
      expect(result.link).toMatch(/^http:\/\/localhost:7300\/invitation#[\w-]{43}$/)
      const [row] = await world.server.service.database.read(everywhere, (tx) =>
        tx
          .select()
          .from(invitations)
          .where(eq(invitations.id, result.invitation as never)),
      )
      expect(JSON.stringify(row)).not.toContain(new URL(result.link!).hash.slice(1))
      const stored = await world.server.inject({
        ...{ method: 'POST', url: '/api/v1/invitations/look', payload: { secret: row!.tokenHash } },
      })
      expect(stored.statusCode).toBe(410)
      expect(JSON.stringify(await world.list(admin))).not.toContain('#')
    })
  })

  describe('the list', () => {
    it('an expired invitation stays in the list, and can be sent again: the old link dies, the new one works', async () => {
      const email = freshEmail()
      const first = await world.inviteOne(admin, email)
      world.clock.forward(days(7) + 1)
      owner = await world.server.as((await world.person('owner')).id)
      admin = await world.server.as((await world.person('admin')).id)
      const expired = await world.open('look', first.link!)
      expect(expired.json()).toMatchObject({
        status: 410,
        why: 'expired',
        detail: expect.stringContaining('expired on'),
      })
      const listed = (await world.list(admin)).find((item) => item.email === email)
      expect(listed).toMatchObject({ state: 'expired', mayResend: true, mayRevoke: true, label: 'Developer' })
      expect((await world.list(admin, '&state=expired')).some((item) => item.email === email)).toBe(true)

      const again = await admin({ method: 'POST', url: `${world.url}/${first.invitation}/resend` })
      expect(again.statusCode).toBe(200)
      expect((await world.open('look', first.link!)).json()).toMatchObject({ status: 410, why: 'unknown' })
      expect((await world.open('look', again.json().link)).statusCode).toBe(200)
      const listedAgain = (await world.list(admin)).find((item) => item.email === email)
      expect(listedAgain).toMatchObject({ state: 'waiting', expiresAt: again.json().expiresAt })
      expect(await lastAuditEvent(world.server.service)).toMatchObject({ action: 'invitation.resent' })
    })

    it('what is withdrawn stays withdrawn, says so, and writes one event however often', async () => {
      const result = await world.inviteOne(admin, freshEmail())
      const path = `${world.url}/${result.invitation}`
      const before = await auditCount(world.server.service)
      for (const _ of [1, 2]) {
        expect((await admin({ method: 'POST', url: `${path}/revoke` })).statusCode).toBe(204)
      }
      expect(await auditCount(world.server.service)).toBe(before + 1)
      expect((await world.open('look', result.link!)).json()).toMatchObject({ status: 410, why: 'revoked' })
      expect((await admin({ method: 'POST', url: `${path}/resend` })).json()).toMatchObject({ code: 'conflict' })
    })

    it('A7: shows who invited, and what the reader could do about it', async () => {
      const result = await world.inviteOne(admin, freshEmail(), { note: 'Willkommen' })
      const item = (await world.list(owner)).find(({ id }) => id === result.invitation)
      expect(item).toMatchObject({ note: 'Willkommen', invitedBy: { name: expect.any(String) }, mayResend: true })
    })

    it('an invitation of another place is not found here', async () => {
      const other = await startInvitations(world.server.service.database)
      try {
        const boss = await other.server.as((await other.person('owner')).id)
        const foreign = await other.inviteOne(boss, freshEmail())
        for (const verb of ['resend', 'revoke']) {
          const answer = await admin({ method: 'POST', url: `${world.url}/${foreign.invitation}/${verb}` })
          expect(answer.statusCode).toBe(404)
        }
      } finally {
        await other.server.stop()
      }
    })

    it('a role without a say over a role can neither send its invitation again nor withdraw it', async () => {
      const team = await startInvitations(world.server.service.database, { blueprint: 'starter' })
      try {
        const { service } = team.server
        const workspace = await makeScope(service, 'workspace')
        const [top, below] = [await makePerson(service), await makePerson(service)]
        await join(service, top, workspace, { roles: ['workspace:owner'] })
        await join(service, below, workspace, { roles: ['workspace:admin'] })
        const url = `/api/v1/scopes/${workspace.id}/invitations`
        const boss = await team.server.as(top.id)
        const second = await team.server.as(below.id)
        const email = freshEmail()
        const made = await boss({ method: 'POST', url, payload: { emails: [email], role: 'owner' } })
        const id = made.json().results[0].invitation
        for (const verb of ['resend', 'revoke']) {
          const answer = await second({ method: 'POST', url: `${url}/${id}/${verb}` })
          expect(answer.json()).toMatchObject({ status: 403, code: 'above-your-role' })
        }
        const replacing = await second({ method: 'POST', url, payload: { emails: [email], role: 'viewer' } })
        expect(replacing.json().results[0]).toMatchObject({ outcome: 'refused', problem: { code: 'above-your-role' } })
        const [seen] = (await second({ url })).json().items
        expect(seen).toMatchObject({ id, state: 'waiting', mayResend: false, mayRevoke: false })
      } finally {
        await team.server.stop()
      }
    })
  })
})
