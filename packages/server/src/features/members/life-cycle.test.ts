import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { memberships, users } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import type { MadePerson } from '../../http/world.fixture.ts'
import { auditCount } from '../audit/audit-count.fixture.ts'
import { takeOverIn } from '../people/first-proof.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'
import { type AccountState, accountActs, type ScopeAct, type ScopeState, scopeActs } from './life-cycle.ts'

type AskedAct = Extract<ScopeAct, 'add' | 'change roles' | 'disable' | 'enable' | 'remove' | 'leave'>

const everywhere = { tenants: 'all', person: null } as const

/** The guarantee: the table that the guide is written from says of every act and every state what the running server does. */
describeOnDatabases('the life of a member', ({ open }) => {
  let portal: Portal
  let owner: MadePerson
  let operator: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
    operator = await portal.operator()
  })
  afterAll(() => portal.server.stop())

  const members = (rest = '') => `/api/v1/scopes/${portal.account.id}/members${rest}`
  const send = async (by: MadePerson, method: 'POST' | 'PATCH', url: string, payload?: object) =>
    (await portal.server.as(by.id))({ method, url, ...(payload && { payload }) })

  /** Those that need no second step (an invitation, a request, a change that waits, 72 hours): the others have tests of their own. */
  const asked: Readonly<Record<AskedAct, (whom: MadePerson) => ReturnType<typeof send>>> = {
    add: (whom) => send(owner, 'POST', members(), { person: whom.id, roles: ['developer'] }),
    'change roles': (whom) => send(owner, 'PATCH', members(`/${whom.id}`), { give: ['admin'] }),
    disable: (whom) => send(owner, 'POST', members(`/${whom.id}/disable`)),
    enable: (whom) => send(owner, 'POST', members(`/${whom.id}/enable`)),
    remove: (whom) => send(owner, 'POST', members(`/${whom.id}/remove`)),
    leave: (whom) => send(whom, 'POST', `/api/v1/session/scopes/${portal.account.id}/leave`),
  }

  async function somebody(state: ScopeState): Promise<MadePerson> {
    if (state === 'none' || state === 'invited') return portal.person()
    return portal.person(state === 'removed' ? undefined : 'developer', state)
  }

  async function stateOf({ id }: MadePerson): Promise<ScopeState> {
    const [row] = await portal.server.service.database.read(everywhere, (tx) =>
      tx
        .select({ status: memberships.status })
        .from(memberships)
        .where(and(eq(memberships.userId, id), eq(memberships.scopeId, portal.account.id))),
    )
    return row?.status ?? 'none'
  }

  it.each(
    (Object.keys(asked) as AskedAct[]).flatMap((act) =>
      (['none', 'active', 'disabled', 'removed'] as const).map((state) => [act, state] as const),
    ),
  )('A10: %s, of somebody who is: %s', async (name, state) => {
    const whom = await somebody(state)
    const act = scopeActs[name]
    const count = await auditCount(portal.server.service)
    const answer = await asked[name](whom)
    const starts = (act.from as readonly ScopeState[]).includes(state)
    const isDone = starts || ('again' in act && act.to === state)
    expect(answer.statusCode < 300).toBe(isDone)
    expect(await stateOf(whom)).toBe(starts && act.to !== 'same' ? act.to : state)
    expect(await auditCount(portal.server.service)).toBe(starts ? count + 1 : count)
  })

  it.each(
    (Object.keys(accountActs) as (keyof typeof accountActs)[]).flatMap((act) =>
      (['active', 'archived', 'blocked'] as const).map((state) => [act, state] as const),
    ),
  )('C7: %s, of an account that is %s', async (name, state) => {
    const whom = await portal.person('developer')
    const { database } = portal.server.service
    await database.transact(everywhere, (tx) => tx.update(users).set({ status: state }).where(eq(users.id, whom.id)))
    const act = accountActs[name]
    const answer = await send(operator, 'POST', `/api/v1/scopes/platform/people/${whom.id}/${name}`)
    const starts = (act.from as readonly AccountState[]).includes(state)
    expect(answer.statusCode < 300).toBe(starts || act.to === state)
    const [row] = await database.read(everywhere, (tx) => tx.select().from(users).where(eq(users.id, whom.id)))
    expect(row?.status).toBe(starts ? act.to : state)
  })

  it('C7: whoever was blocked when archived comes back blocked, until somebody unblocks them', async () => {
    const whom = await portal.person('developer')
    for (const [act, status] of [
      ['block', 'blocked'],
      ['archive', 'archived'],
      ['unarchive', 'blocked'],
      ['unblock', 'active'],
      ['archive', 'archived'],
      ['unarchive', 'active'],
    ] as const) {
      await send(operator, 'POST', `/api/v1/scopes/platform/people/${whom.id}/${act}`)
      const account = (await portal.get(operator, `/api/v1/scopes/platform/people/${whom.id}`)).json()
      expect(account.status, act).toBe(status)
    }
  })

  it.each([
    ['X5: the whole account was archived meanwhile', 'archived'],
    ['X11: the address was proved for the first time meanwhile', 'proved'],
    ['A15: nothing came on top', 'nothing'],
  ] as const)('tokens of somebody who was disabled: %s', async (_, meanwhile) => {
    const whom = await portal.person('developer')
    const token = (
      await send(whom, 'POST', `/api/v1/scopes/${portal.account.id}/tokens`, {
        ...{ name: 'Laptop', permissions: ['app.read'], expiresInDays: 30 },
      })
    ).json()
    await asked.disable(whom)
    if (meanwhile === 'archived') {
      for (const verb of ['archive', 'unarchive'])
        expect(
          (await send(operator, 'POST', `/api/v1/scopes/platform/people/${whom.id}/${verb}`)).statusCode,
        ).toBeLessThan(300)
    }
    if (meanwhile === 'proved') {
      const { service } = portal.server
      const proof = { name: 'The real one', passwordHash: 'no password fits this' }
      await service.database.transact(everywhere, (tx) =>
        takeOverIn(tx, hostContext(service, 'import'), whom.id, proof),
      )
    }
    const resumes = meanwhile === 'nothing'
    const list = (await (await portal.server.as(owner.id))({ url: members(`/${whom.id}/tokens/resumable`) })).json()
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual(resumes ? [token.id] : [])
    await send(owner, 'POST', members(`/${whom.id}/enable`), { resumeTokens: [token.id] })
    const asToken = await portal.server.inject({
      ...{ method: 'GET', url: '/api/v1/session', headers: { authorization: `Bearer ${token.token}` } },
    })
    expect(asToken.statusCode === 401).toBe(!resumes)
  })
})
