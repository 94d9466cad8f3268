import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, invitations, memberships, users } from '../../db/schema.ts'
import { emailKey } from '../../text-key.ts'
import { auditCount } from '../audit/audit-count.fixture.ts'
import { freshEmail, type InvitationWorld, password, type Send, startInvitations } from './invitation-world.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('invitations at the same moment', ({ open }) => {
  let world: InvitationWorld
  let admin: Send
  let other: Send

  beforeAll(async () => {
    world = await startInvitations(await open())
    await world.person('owner')
    admin = await world.server.as((await world.person('admin')).id)
    other = await world.server.as((await world.person('admin')).id)
  })
  afterAll(() => world.server.stop())

  const read = <Row>(query: Parameters<typeof world.server.service.database.read<Row>>[1]) =>
    world.server.service.database.read(everywhere, query)
  const statuses = (answers: readonly { readonly statusCode: number }[]) =>
    answers.map(({ statusCode }) => statusCode).sort()

  it('two acceptances of one invitation make one account, one member and one event', async () => {
    for (let round = 0; round < 5; round++) {
      const email = freshEmail()
      const { link } = await world.inviteOne(admin, email)
      const before = await auditCount(world.server.service)
      const answers = await Promise.all(['One', 'Two'].map((name) => world.open('accept', link!, { name, password })))
      const late = statuses(answers)
      expect(late[0]).toBe(200)
      expect([409, 410]).toContain(late[1])
      expect(await auditCount(world.server.service)).toBe(before + 1)
      const found = await read((tx) =>
        tx
          .select()
          .from(users)
          .where(eq(users.emailKey, emailKey(email))),
      )
      expect(found).toHaveLength(1)
    }
  })

  it('A8: the same by somebody with an account: one gets in, the other is told that it was used', async () => {
    const stranger = await world.stranger()
    const { link } = await world.inviteOne(admin, stranger.email)
    const answers = await Promise.all([world.acceptAs(stranger, link!), world.acceptAs(stranger, link!)])
    expect(statuses(answers)).toEqual([200, 410])
  })

  it('A8: two who add the same person directly: one does, the other is told that they are in', async () => {
    for (let round = 0; round < 5; round++) {
      const somebody = await world.person()
      const results = await Promise.all([admin, other].map((as) => world.inviteOne(as, somebody.email)))
      expect(results.map(({ outcome }) => outcome).sort()).toEqual(['added', 'refused'])
      const roles = await read((tx) => tx.select().from(assignments).where(eq(assignments.userId, somebody.id)))
      expect(roles.filter(({ scopeId }) => scopeId === world.account.id)).toHaveLength(1)
    }
  })

  it('A8: two invitations to one address leave one that is open', async () => {
    const email = freshEmail()
    await Promise.all([admin, other].map((as) => world.inviteOne(as, email)))
    const rows = await read((tx) => tx.select().from(invitations).where(eq(invitations.email, email)))
    expect(rows.map(({ endedHow }) => endedHow).sort()).toEqual([null, 'replaced'].sort())
  })

  it('A10: invite and delete together: afterwards they are out, or invited, and never in', async () => {
    for (let round = 0; round < 5; round++) {
      const member = await world.person('developer')
      const [result, removed] = await Promise.all([
        world.inviteOne(other, member.email),
        admin({ method: 'POST', url: `/api/v1/scopes/${world.account.id}/members/${member.id}/remove` }),
      ])
      expect(removed.statusCode).toBe(200)
      const rows = await read((tx) => tx.select().from(memberships).where(eq(memberships.userId, member.id)))
      expect(rows.find(({ scopeId }) => scopeId === world.account.id)?.status).toBe('removed')
      // Refused while they were a member still, or an invitation that came after the removal.
      expect(['refused', 'invited']).toContain(result.outcome)
      const roles = await read((tx) => tx.select().from(assignments).where(eq(assignments.userId, member.id)))
      expect(roles.filter(({ scopeId }) => scopeId === world.account.id)).toEqual([])
    }
  })

  it('accept and withdraw together: either in, or out, and the list agrees', async () => {
    for (let round = 0; round < 5; round++) {
      const stranger = await world.stranger()
      const { link, invitation } = await world.inviteOne(admin, stranger.email)
      const [accepted, revoked] = await Promise.all([
        world.acceptAs(stranger, link!),
        admin({ method: 'POST', url: `${world.url}/${invitation}/revoke` }),
      ])
      const rows = await read((tx) => tx.select().from(memberships).where(eq(memberships.userId, stranger.id)))
      const isIn = rows.some(({ scopeId }) => scopeId === world.account.id)
      expect([accepted.statusCode, revoked.statusCode]).toEqual(isIn ? [200, 409] : [410, 204])
    }
  })
})
