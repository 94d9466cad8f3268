import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ofMembership } from '../../access/role-holders.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, memberships, messages, scopes, users } from '../../db/schema.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('handing a role on', ({ open, kind }) => {
  let portal: Portal
  let account: MadeScope
  let owner: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
  })
  afterAll(() => portal.server.stop())
  beforeEach(async () => {
    account = await makeScope(portal.server.service, 'developer-account', portal.organization)
    owner = await member('owner')
  })

  async function member(role: string, membership: 'active' | 'disabled' | 'removed' = 'active', status?: 'archived') {
    const made = await makePerson(portal.server.service, status && { status })
    await join(portal.server.service, made, account, { roles: [`developer-account:${role}`], membership })
    return made
  }
  const as = ({ id }: MadePerson) => portal.server.as(id)
  const path = (person: MadePerson, verb: string) => `/api/v1/scopes/${account.id}/members/${person.id}/${verb}`
  const hand = async (from: MadePerson, to: MadePerson) =>
    (await as(from))({ method: 'POST', url: path(to, 'transfer') })
  const rows = <Row>(
    work: (tx: Parameters<Parameters<Portal['server']['service']['database']['read']>[1]>[0]) => Promise<Row>,
  ) => portal.server.service.database.read(everywhere, work)

  async function rolesOf(...people: MadePerson[]) {
    const looker = await member('admin')
    const get = await as(looker)
    const answers = await Promise.all(
      people.map(({ id }) => get({ url: `/api/v1/scopes/${account.id}/members/${id}` })),
    )
    return answers.map((answer) => answer.json().roles?.map(({ role }: { role: string }) => role) ?? answer.statusCode)
  }

  it('A4: the owner hands on to an active member, who is that alone; the former owner is an admin; one event', async () => {
    const heir = await member('developer')
    const count = await auditCount(portal.server.service)
    const answer = await hand(owner, heir)
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        role: 'developer-account:owner',
        giver: ['developer-account:admin'],
        receiver: ['developer-account:owner'],
        holdsFrom: expect.any(String),
      },
    ])
    expect(await auditCount(portal.server.service)).toBe(count + 1)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({
      action: 'member.ownership-transferred',
      actorId: owner.id,
      targetId: heir.id,
      before: { giver: ['developer-account:owner'], receiver: ['developer-account:developer'] },
      after: { role: 'developer-account:owner', giver: ['developer-account:admin'] },
    })
    expect(await rolesOf(owner, heir)).toEqual([['developer-account:admin'], ['developer-account:owner']])
    // Now it is the heir's to hand back, and no longer the giver's.
    expect((await hand(owner, heir)).json()).toMatchObject({ code: 'not-allowed' })
    expect((await hand(heir, owner)).statusCode).toBe(200)
  })

  it('A9: a transfer does not wait: open sessions of both have their new role at once, also where a change waited', async () => {
    const heir = await member('developer')
    const [giving, receiving] = [await as(owner), await as(heir)]
    await giving({ method: 'PATCH', url: path(heir, '').slice(0, -1), payload: { give: ['admin'] } })
    const members = { url: `/api/v1/scopes/${account.id}/members` }
    expect((await receiving(members)).statusCode).toBe(403)
    expect((await giving({ method: 'POST', url: path(heir, 'transfer') })).statusCode).toBe(200)
    expect((await receiving(members)).statusCode).toBe(200)
    expect((await receiving({ method: 'POST', url: path(owner, 'transfer') })).statusCode).toBe(200)
    expect((await giving({ method: 'POST', url: path(heir, 'transfer') })).statusCode).toBe(200)
  })

  it('both are told by mail, and those who look after the place', async () => {
    const [heir, admin] = [await member('developer'), await member('admin')]
    await hand(owner, heir)
    const sent = (await rows((tx) => tx.select().from(messages))).filter(({ scopeId }) => scopeId === account.id)
    const told = (person: MadePerson) =>
      sent.filter(({ userId }) => userId === person.id).map(({ kind: what, values }) => ({ what, values }))
    expect(told(owner)).toMatchObject([{ what: 'ownership-transferred', values: { youAre: 'Admin' } }])
    expect(told(heir)).toMatchObject([{ what: 'ownership-transferred', values: { youAre: 'Account Owner' } }])
    expect(told(admin)).toMatchObject([{ what: 'administrator-made', values: { role: 'Account Owner' } }])
  })

  describe('A4: not to', () => {
    it.each<[string, () => Promise<MadePerson>, string]>([
      ['oneself', async () => owner, 'own-role'],
      ['somebody disabled', () => member('developer', 'disabled'), 'conflict'],
      ['somebody removed', () => member('developer', 'removed'), 'not-found'],
      ['somebody who was never here', () => portal.stranger(), 'not-found'],
      ['somebody whose account is archived', () => member('developer', 'active', 'archived'), 'conflict'],
      ['somebody who has not proved their address (X11)', () => changed({ emailProvedAt: null }), 'conflict'],
      ['somebody who cannot sign in (X3)', () => changed({ passwordHash: null }), 'conflict'],
      [
        'somebody whose temporary password has ended (C3)',
        () => changed({ passwordExpiresAt: new Date(0) }),
        'conflict',
      ],
    ])('%s', async (_whom, make, code) => {
      const heir = await make()
      const count = await auditCount(portal.server.service)
      expect((await hand(owner, heir)).json()).toMatchObject({ code })
      expect(await auditCount(portal.server.service)).toBe(count)
      expect(await rolesOf(owner)).toEqual([['developer-account:owner']])
    })

    async function changed(values: Partial<typeof users.$inferInsert>) {
      const made = await member('developer')
      await portal.server.service.database.transact(everywhere, (tx) =>
        tx.update(users).set(values).where(eq(users.id, made.id)),
      )
      return made
    }
  })

  it('X13: it takes a proof that is not old', async () => {
    const heir = await member('developer')
    const session = await as(owner)
    portal.clock.forward(16)
    expect((await session({ method: 'POST', url: path(heir, 'transfer') })).json()).toMatchObject({
      code: 'fresh-sign-in-needed',
    })
    expect(await rolesOf(owner)).toEqual([['developer-account:owner']])
  })

  it('A9: whose session still has the owner’s role and whose live role is another hands nothing on', async () => {
    const heir = await member('developer')
    const session = await as(owner)
    // By hand, as a blueprint in which the owner can be demoted would.
    const { database } = portal.server.service
    await database.transact(everywhere, async (tx) => {
      await tx.execute(
        `update sessions set pinned = jsonb_build_object('${account.id}', '["developer-account:owner"]'::jsonb) where user_id = '${owner.id}'`,
      )
      await tx.execute(`update assignments set role = 'developer-account:admin' where user_id = '${owner.id}'`)
    })
    const answer = await session({ method: 'POST', url: path(heir, 'transfer') })
    expect(answer.json()).toMatchObject({ code: 'above-your-role' })
    expect(await rolesOf(heir)).toEqual([['developer-account:developer']])
  })

  const race = it.runIf(kind === 'postgresql')

  race('A4: of two transfers at the same moment one happens, and there is one owner', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await member('developer'), await member('developer')]
      const [from] = (await holders()) as [MadePerson]
      const answers = await Promise.all([hand(from, one), hand(from, other)])
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403])
      expect(await holders()).toHaveLength(1)
    }
  })

  race('X3: handed on to somebody who is removed at the same moment, the place has a member as its owner', async () => {
    const admin = await member('admin')
    for (let round = 0; round < 5; round += 1) {
      const heir = await member('developer')
      const [from] = (await holders()) as [MadePerson]
      const removing = (await as(admin))({ method: 'POST', url: path(heir, 'remove') })
      const [handed, removed] = await Promise.all([hand(from, heir), removing])
      const [left] = (await holders()) as [MadePerson]
      expect([handed.statusCode, removed.statusCode, left.id]).toEqual(
        handed.statusCode === 200 ? [200, 403, heir.id] : [404, 200, from.id],
      )
    }
  })

  race(
    'X3: handed on to somebody who is archived at the same moment, the place has an owner or says that it needs one',
    async () => {
      const operator = await portal.operator()
      for (let round = 0; round < 5; round += 1) {
        account = await makeScope(portal.server.service, 'developer-account', portal.organization)
        const [from, heir] = [await member('owner'), await member('developer')]
        const archiving = (await as(operator))({
          ...{ method: 'POST', url: `/api/v1/scopes/platform/people/${heir.id}/archive` },
        })
        await Promise.all([hand(from, heir), archiving])
        const [scope] = await rows((tx) => tx.select().from(scopes).where(eq(scopes.id, account.id)))
        const [person] = await rows((tx) => tx.select().from(users).where(eq(users.id, heir.id)))
        const [left] = (await holders()) as [MadePerson]
        const isLost = left.id === heir.id && person?.status === 'archived'
        expect([isLost, scope?.ownerlessSince !== null]).toEqual([isLost, isLost])
      }
    },
  )

  async function holders(): Promise<readonly MadePerson[]> {
    return rows((tx) =>
      tx
        .select({ id: users.id, email: users.email })
        .from(assignments)
        .innerJoin(users, eq(users.id, assignments.userId))
        .innerJoin(memberships, ofMembership)
        .where(
          and(
            eq(assignments.scopeId, account.id),
            eq(assignments.role, 'developer-account:owner'),
            eq(memberships.status, 'active'),
          ),
        ),
    )
  }
})
