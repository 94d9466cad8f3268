import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { patienceMs, runs } from '../../../engine/src/deep-runs.fixture.ts'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import { assignments, memberships, users } from '../db/schema.ts'
import { Problem } from '../errors.ts'
import { partWithHolderEverywhere } from '../features/leftovers/part-with-holder.ts'
import { hostContext } from '../host-context.ts'
import { startTestServer, type TestServer } from '../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../http/world.fixture.ts'
import { pinScope } from './sessions.ts'
import { requireHolderLeft, usableHolders } from './usable-holders.ts'

const everywhere = { tenants: 'all', person: null } as const
const key = 'organization:org-admin'

/** On the embedded database transactions come one after the other and are slower, so fewer cases are tried there. */
describeOnDatabases('the people who can mend a scope', ({ open, kind }) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
  })
  afterAll(() => server.stop())

  const context = () => hostContext(server.service, 'import')
  const transact: TestServer['service']['database']['transact'] = (wall, work) =>
    server.service.database.transact(wall, work)
  const organizationWith = async (people: number) => {
    const scope = await makeScope(server.service, 'organization')
    const admins: MadePerson[] = []
    for (let i = 0; i < people; i++) {
      const person = await makePerson(server.service)
      await join(server.service, person, scope, { roles: [key] })
      admins.push(person)
    }
    return { scope, admins }
  }
  const holders = (scope: MadeScope) =>
    transact(everywhere, (tx) => usableHolders(tx, context(), scope.id, server.service.policy().role(key)!))
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'yes',
      (error) => {
        if (error instanceof Problem) return error.code
        throw error
      },
    )

  /** The ways of losing a role inside the product, each under its own rule. */
  const acts = {
    demote: (scope: MadeScope, { id: userId }: MadePerson) =>
      transact(everywhere, async (tx) => {
        await requireHolderLeft(tx, context(), scope.id, { userId, role: server.service.policy().role(key)! })
        await tx.delete(assignments).where(and(eq(assignments.userId, userId), eq(assignments.scopeId, scope.id)))
      }),
    disable: (scope: MadeScope, { id: userId }: MadePerson) =>
      transact(everywhere, async (tx) => {
        await requireHolderLeft(tx, context(), scope.id, { userId })
        await tx
          .update(memberships)
          .set({ status: 'disabled' })
          .where(and(eq(memberships.userId, userId), eq(memberships.scopeId, scope.id)))
      }),
    archive: (_scope: MadeScope, { id: userId }: MadePerson) =>
      transact(everywhere, async (tx) => {
        await partWithHolderEverywhere(tx, context(), userId)
        await tx.update(users).set({ status: 'archived' }).where(eq(users.id, userId))
      }),
    limit: (scope: MadeScope, { id: userId }: MadePerson) =>
      transact(everywhere, async (tx) => {
        await requireHolderLeft(tx, context(), scope.id, { userId })
        await tx
          .update(assignments)
          .set({ expiresAt: new Date('2031-01-01') })
          .where(and(eq(assignments.userId, userId), eq(assignments.scopeId, scope.id)))
      }),
  }
  type Act = keyof typeof acts

  it('X3: whoever acts on whom at the same moment, somebody usable is left', { timeout: patienceMs }, async () => {
    const act = fc.record({
      what: fc.constantFrom(...(Object.keys(acts) as Act[])),
      whom: fc.nat(2),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(act, { minLength: 2, maxLength: 6 }),
        async (people, all) => {
          const { scope, admins } = await organizationWith(people)
          const outcomes = await Promise.all(
            all.map(({ what, whom }) => outcome(acts[what](scope, admins[whom % people]!))),
          )
          expect(new Set(['yes', 'last-holder', ...outcomes])).toEqual(new Set(['yes', 'last-holder']))
          expect((await holders(scope)).length).toBeGreaterThan(0)
        },
      ),
      { numRuns: kind === 'embedded' ? runs(4) : runs(25) },
    )
  })

  it('X3: two admins who demote each other at the same moment: one of them stays', async () => {
    const { scope, admins } = await organizationWith(2)
    const [first, second] = admins as [MadePerson, MadePerson]
    const outcomes = await Promise.all([outcome(acts.demote(scope, second)), outcome(acts.demote(scope, first))])
    expect(outcomes.sort()).toEqual(['last-holder', 'yes'])
  })

  it('X3: who is archived, disabled, without a way in, or only there for a while is no usable holder', async () => {
    const { scope, admins } = await organizationWith(1)
    const add = async (person: MadePerson, how = {}) => join(server.service, person, scope, { roles: [key], ...how })
    await add(await makePerson(server.service, { status: 'archived' }))
    await add(await makePerson(server.service), { membership: 'disabled' })
    await add(await makePerson(server.service), { expiresAt: new Date('2031-01-01') })
    const passwordless = await makePerson(server.service)
    await transact(everywhere, (tx) =>
      tx.update(users).set({ passwordHash: null }).where(eq(users.id, passwordless.id)),
    )
    await add(passwordless)
    // C3: a temporary password that has ended is none.
    await add(await makePerson(server.service, { passwordExpiresAt: server.service.clock.now() }))
    expect(await holders(scope)).toEqual([admins[0]!.id])
    expect(await outcome(acts.demote(scope, admins[0]!))).toBe('last-holder')
  })

  it('A9: who was given the role but whose sessions all keep the former one does not count yet', async () => {
    const { scope, admins } = await organizationWith(2)
    const [first, promoted] = admins as [MadePerson, MadePerson]
    await server.as(promoted.id)
    await transact(everywhere, (tx) => pinScope(tx, server.service, promoted.id, scope.id, ['organization:org-user']))
    expect(await outcome(acts.demote(scope, first))).toBe('last-holder')
    await server.as(promoted.id)
    expect(await outcome(acts.demote(scope, first))).toBe('yes')
  })
})
