import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, messages, scopes, users } from '../../db/schema.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope } from '../../http/world.fixture.ts'
import { emailKey } from '../../text-key.ts'
import { ensureStandingScopes } from '../scopes/service.ts'
import {
  freshEmail,
  type InvitationWorld,
  password,
  type Send,
  secretOf,
  startInvitations,
} from './invitation-world.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const
const newcomer = { name: 'Ǫrvar Þórsson', password }

describeOnDatabases('C2, C10, C11: who is new becomes on the way in what every newcomer becomes', ({ open }) => {
  async function invitedInto(tenancy: 'single' | 'multi', role: string) {
    const database = await open()
    const ai = await startInvitations(database, { blueprint: 'ai-platform', tenancy })
    try {
      const { service } = ai.server
      // Where everybody is in one organization, it is the first.
      const [first] = await database.read(everywhere, (tx) =>
        tx.select().from(scopes).where(eq(scopes.type, 'organization')).orderBy(scopes.id),
      )
      const organization = tenancy === 'single' && first ? first : await makeScope(service, 'organization')
      const boss = await makePerson(service)
      await join(service, boss, organization, { roles: ['organization:owner'] })
      const email = freshEmail()
      const made = await (await ai.server.as(boss.id))({
        ...{ method: 'POST', url: `/api/v1/scopes/${organization.id}/invitations` },
        payload: { emails: [email], role },
      })
      expect((await ai.open('accept', made.json().results[0].link, newcomer)).json().scope).toBe(organization.id)
      const [user] = await database.read(everywhere, (tx) => tx.select().from(users).where(eq(users.email, email)))
      const held = await database.read(everywhere, (tx) =>
        tx.select().from(assignments).where(eq(assignments.userId, user!.id)),
      )
      return held.map((assignment) => assignment.role).sort()
    } finally {
      await ai.server.stop()
    }
  }

  it('a new person of a platform with organizations gets the newcomer’s role, and joins that organization only', async () => {
    expect(await invitedInto('multi', 'member')).toEqual(['organization:member', 'platform:app'])
  })

  it('where everybody is in the one organization, the role of the invitation takes the place of the newcomer’s', async () => {
    expect(await invitedInto('single', 'admin')).toEqual(['organization:admin', 'platform:app'])
  })

  it('an address can be a teammate and a user: each is an account of its own', async () => {
    const database = await open()
    const other = await startTestServer({ blueprint: 'auth-dashboard', database })
    try {
      const { service } = other
      await ensureStandingScopes(service)
      const [team] = await database.read(everywhere, (tx) => tx.select().from(scopes).where(eq(scopes.type, 'team')))
      const organization = await makeScope(service, 'organization', team!)
      const boss = await makePerson(service, { population: 'teammates' })
      await join(service, boss, team!, { roles: ['team:owner'] })
      const as = await other.as(boss.id)
      const made = await as({
        ...{ method: 'POST', url: `/api/v1/scopes/${organization.id}/invitations` },
        payload: { emails: [boss.email], role: 'member' },
      })
      const { link } = made.json().results[0]
      const secret = secretOf(link)
      const look = await other.inject({ method: 'POST', url: '/api/v1/invitations/look', payload: { secret } })
      expect(look.json()).toMatchObject({ account: 'none', population: 'users' })
      const mine = await as({ method: 'POST', url: '/api/v1/session/invitations/accept', payload: { secret } })
      expect(mine.json()).toMatchObject({ status: 409, code: 'invitation-for-another' })
      const accept = { ...newcomer, secret }
      const answer = await other.inject({ method: 'POST', url: '/api/v1/invitations/accept', payload: accept })
      expect(answer.statusCode).toBe(200)
      const both = await database.read(everywhere, (tx) =>
        tx
          .select()
          .from(users)
          .where(eq(users.emailKey, emailKey(boss.email))),
      )
      expect(both.map(({ population }) => population).sort()).toEqual(['teammates', 'users'])
    } finally {
      await other.stop()
    }
  })
})

describeOnDatabases('with a mail server, the link that whoever invited can copy', ({ open }) => {
  let world: InvitationWorld
  let boss: Send
  beforeAll(async () => {
    const mail = { url: 'smtp://127.0.0.1:1', from: 'portreeve@example.com' }
    world = await startInvitations(await open(), { config: { mail } })
    boss = await world.server.as((await world.person('owner')).id)
  })
  afterAll(() => world.server.stop())

  const userWith = async (email: string) => {
    const [user] = await world.server.service.database.read(everywhere, (tx) =>
      tx
        .select()
        .from(users)
        .where(eq(users.emailKey, emailKey(email))),
    )
    return user
  }

  it('X12: proves no mailbox; the mailed one does', async () => {
    const [shown, mailed] = [freshEmail(), freshEmail()]
    const { link } = await world.inviteOne(boss, shown)
    await world.open('accept', link!, newcomer)
    expect((await userWith(shown))?.emailProvedAt).toBeNull()
    const { invitation } = await world.inviteOne(boss, mailed)
    await world.open('accept', await world.asMailed(invitation!), newcomer)
    expect((await userWith(mailed))?.emailProvedAt).not.toBeNull()
  })

  it('X11: lets nobody in whose address is unproved; the mailed one proves it', async () => {
    const email = freshEmail()
    const id = await world.unproved(email)
    const { link, invitation } = await world.inviteOne(boss, email)
    expect((await world.acceptAs({ id, email }, link!)).json()).toMatchObject({
      ...{ status: 409, account: 'mailed-link', detail: expect.stringContaining('your mailbox') },
    })
    const mailed = await world.asMailed(invitation!)
    expect((await world.open('look', mailed)).json()).toMatchObject({ account: 'none' })
    expect((await world.open('accept', mailed, newcomer)).statusCode).toBe(200)
  })

  it('X3: somebody who gets a first password by it is back wherever an owner was missed', async () => {
    const { service } = world.server
    const email = freshEmail()
    const id = await world.unproved(email)
    const place = await makeScope(service, 'developer-account', world.organization)
    await join(service, { id, email }, place, { roles: ['developer-account:owner'] })
    await service.database.transact(everywhere, async (tx) => {
      await tx.update(users).set({ passwordHash: null }).where(eq(users.id, id))
      await tx.update(scopes).set({ ownerlessSince: world.clock.now() }).where(eq(scopes.id, place.id))
    })
    const { invitation } = await world.inviteOne(boss, email)
    await world.open('accept', await world.asMailed(invitation!), newcomer)
    const [now] = await service.database.read(everywhere, (tx) =>
      tx.select().from(scopes).where(eq(scopes.id, place.id)),
    )
    expect(now?.ownerlessSince).toBeNull()
  })

  it('a mail whose link was replaced, withdrawn, declined or used meanwhile is not sent any more', async () => {
    const waiting = async (email: string) => {
      const rows = await world.server.service.database.read(everywhere, (tx) =>
        tx.select().from(messages).where(eq(messages.toEmail, email)).orderBy(messages.createdAt, messages.id),
      )
      return rows.filter(({ kind }) => kind === 'invitation').map(({ state }) => state)
    }
    const at = `${world.url}/`
    const email = freshEmail()
    await world.inviteOne(boss, email)
    world.clock.forward(1)
    const { invitation } = await world.inviteOne(boss, email)
    expect(await waiting(email)).toEqual(['failed', 'queued'])
    world.clock.forward(1)
    await boss({ method: 'POST', url: `${at}${invitation}/resend` })
    expect(await waiting(email)).toEqual(['failed', 'failed', 'queued'])
    await boss({ method: 'POST', url: `${at}${invitation}/revoke` })
    expect(await waiting(email)).toEqual(['failed', 'failed', 'failed'])

    for (const end of ['accept', 'decline'] as const) {
      const other = freshEmail()
      const { link } = await world.inviteOne(boss, other)
      await world.open(end, link!, end === 'accept' ? newcomer : {})
      expect(await waiting(other)).toEqual(['failed'])
    }
  })

  it('X8: tells nobody whether there is an account, not by a bad password either; accepted it works for both', async () => {
    const known = await world.stranger()
    const toKnown = await world.inviteOne(boss, known.email)
    const toNobody = await world.inviteOne(boss, freshEmail())
    for (const { link } of [toKnown, toNobody]) {
      expect((await world.open('look', link!)).json()).toMatchObject({ account: 'either' })
      const weak = await world.open('accept', link!, { name: 'A', password: 'short' })
      expect(weak.json()).toMatchObject({ status: 422 })
    }
    expect((await world.acceptAs(known, toKnown.link!)).statusCode).toBe(200)
    expect((await world.open('accept', toNobody.link!, newcomer)).statusCode).toBe(200)
  })
})
