import { type Blueprint, compile } from '@portreeve/engine'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { patienceMs, runs } from '../../../engine/src/deep-runs.fixture.ts'
import { blueprints } from '../../../engine/src/random-blueprint.fixture.ts'
import type { Context } from '../context.ts'
import type { Database, Tx } from '../db/database.ts'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import { Problem } from '../errors.ts'
import { hostContext } from '../host-context.ts'
import { startTestServer, type TestServer } from '../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../http/world.fixture.ts'
import type { SessionId } from '../ids.ts'
import { mayStillGive, requireMayActOn, requireMayActOnPerson, requireMayCarry, requireMayGive } from './ceiling.ts'

const everywhere = { tenants: 'all', person: null } as const

function asPerson(server: TestServer, { id }: MadePerson, pinned: Record<string, readonly string[]> = {}): Context {
  const now = server.service.clock.now()
  return {
    service: server.service,
    principal: {
      kind: 'person',
      userId: id,
      sessionId: 'none' as SessionId,
      pinned,
      secondFactorAt: null,
      methods: ['password'],
      factors: [],
      provedAt: now,
    },
    wall: everywhere,
    scope: null,
    request: { id: 'test', ip: null, agent: null, device: null, session: null },
  }
}

/** The code of the problem that it throws, or `yes`. */
async function verdict(database: Database, work: (tx: Tx) => Promise<void>): Promise<string> {
  try {
    await database.transact(everywhere, work)
    return 'yes'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** One person of a random world: what they hold where (place in the list of scopes), and where a session pins what. */
interface Holding {
  readonly roles: readonly (readonly string[])[]
  readonly membership: readonly ('active' | 'disabled' | 'none')[]
  readonly pins: readonly (readonly string[] | null)[]
}

interface World {
  readonly blueprint: Blueprint
  readonly types: readonly string[]
  readonly people: readonly Holding[]
}

function worlds(): fc.Arbitrary<World> {
  return blueprints().chain((blueprint) => {
    const types = Object.keys(blueprint.scopes)
    const perScope = <T>(make: (type: string) => fc.Arbitrary<T>) => fc.tuple(...types.map(make))
    const held = (type: string) =>
      fc.subarray(Object.keys(blueprint.scopes[type]?.roles ?? {}).map((id) => `${type}:${id}`))
    const person = fc.record({
      roles: perScope(held),
      membership: perScope(() =>
        fc.constantFrom('active' as const, 'active' as const, 'disabled' as const, 'none' as const),
      ),
      pins: perScope((type) => fc.option(held(type), { nil: null })),
    })
    return fc.tuple(person, person).map((people) => ({ blueprint, types, people }))
  })
}

/** X2, read off the blueprint's own words: what one list of roles may give, and whom it reaches. */
function names(
  blueprint: Blueprint,
  actor: readonly string[],
  words: readonly ('assigns' | 'manages')[],
  target: string,
) {
  return actor.some((key) => {
    const [type, id] = key.split(':') as [string, string]
    const role = blueprint.scopes[type]?.roles[id]
    return words.some((word) =>
      (role?.[word] ?? []).some((reference) => reference === target || `${type}:${String(reference)}` === target),
    )
  })
}

/** The two lists of roles that must both allow it: live, and as the session pins them. */
function views({ types }: World, { roles, membership, pins }: Holding, upTo: number): readonly (readonly string[])[] {
  const counts = types.map((_, i) => i <= upTo && membership[i] === 'active')
  const live = types.flatMap((_, i) => (counts[i] ? (roles[i] ?? []) : []))
  const pinned = types.flatMap((_, i) => (counts[i] ? (pins[i] ?? roles[i] ?? []) : []))
  return [live, pinned]
}

/** On the embedded database transactions come one after the other and are slower, so fewer cases are tried there. */
describeOnDatabases('the grant ceiling', ({ open, kind }) => {
  it('X2: gives, takes and reaches what the blueprint says in so many words, in every random world', {
    timeout: patienceMs,
  }, async () => {
    const database = await open()
    await fc.assert(
      fc.asyncProperty(worlds(), async (world) => {
        const { blueprint, types } = world
        const server = await startTestServer({ blueprint, database })
        try {
          const scopes: MadeScope[] = []
          for (const [i, type] of types.entries()) {
            scopes.push(i === 0 ? platform : await makeScope(server.service, type, scopes[i - 1]))
          }
          const people: MadePerson[] = []
          for (const { roles, membership } of world.people) {
            const person = await makePerson(server.service)
            people.push(person)
            for (const [i, scope] of scopes.entries()) {
              const how = membership[i]
              if (how !== 'none')
                await join(server.service, person, scope, { roles: roles[i] ?? [], membership: how ?? 'active' })
            }
          }
          const [actor, target] = world.people as [Holding, Holding]
          const pins = Object.fromEntries(
            scopes.flatMap(({ id }, i) => (actor.pins[i] == null ? [] : [[id, actor.pins[i]]])),
          )
          const context = asPerson(server, people[0]!, pins)
          const allows = (upTo: number, words: readonly ('assigns' | 'manages')[], key: string) =>
            views(world, actor, upTo).every((view) => names(blueprint, view, words, key))
          const held = (i: number) => (target.membership[i] === 'none' ? [] : (target.roles[i] ?? []))
          for (const [i, scope] of scopes.entries()) {
            for (const role of compile(blueprint).roles) {
              const expected =
                role.scopeType === types[i] && allows(i, ['assigns'], role.key) ? 'yes' : 'above-your-role'
              const found = server.service.policy().role(role.key)!
              expect(await verdict(database, (tx) => requireMayGive(tx, context, scope.id, found))).toBe(expected)
            }
            const reach = held(i).every((key) => allows(i, ['assigns', 'manages'], key))
            const acted = await verdict(database, (tx) => requireMayActOn(tx, context, scope.id, people[1]!.id))
            expect(acted).toBe(reach ? 'yes' : 'above-your-role')
          }
          const whole = types.every((_, i) => held(i).every((key) => allows(i, ['assigns', 'manages'], key)))
          const acted = await verdict(database, (tx) => requireMayActOnPerson(tx, context, people[1]!.id))
          expect(acted).toBe(whole ? 'yes' : 'above-your-role')
        } finally {
          await server.stop()
        }
      }),
      { numRuns: kind === 'embedded' ? runs(4) : runs(15) },
    )
  })
})

describeOnDatabases('the grant ceiling of the developer portal', ({ open }) => {
  let server: TestServer
  let account: MadeScope
  let organization: MadeScope
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open() })
    organization = await makeScope(server.service, 'organization')
    account = await makeScope(server.service, 'developer-account', organization)
  })
  afterAll(() => server.stop())

  const memberWith = async (...roles: string[]) => {
    const person = await makePerson(server.service)
    await join(server.service, person, account, { roles })
    return person
  }
  const roleOf = (key: string) => server.service.policy().role(key)!
  const check = (work: (tx: Tx) => Promise<void>) => verdict(server.service.database, work)

  it('A4: nobody gives the role of the owner, not even the owner', async () => {
    const owner = asPerson(server, await memberWith('developer-account:owner'))
    expect(await check((tx) => requireMayGive(tx, owner, account.id, roleOf('developer-account:owner')))).toBe(
      'above-your-role',
    )
    expect(await check((tx) => requireMayGive(tx, owner, account.id, roleOf('developer-account:admin')))).toBe('yes')
  })

  it('A9: somebody demoted gives nothing away meanwhile, somebody promoted waits for the next sign-in', async () => {
    const demoted = await memberWith('developer-account:developer')
    const promoted = await memberWith('developer-account:admin')
    const target = await memberWith('developer-account:developer')
    for (const [person, former] of [
      [demoted, 'developer-account:admin'],
      [promoted, 'developer-account:developer'],
    ] as const) {
      const context = asPerson(server, person, { [account.id]: [former] })
      const give = (tx: Tx) => requireMayGive(tx, context, account.id, roleOf('developer-account:admin'))
      expect(await check(give)).toBe('above-your-role')
      expect(await check((tx) => requireMayActOn(tx, context, account.id, target.id))).toBe('above-your-role')
    }
  })

  it('X4: nobody acts on themselves', async () => {
    const admin = await memberWith('developer-account:admin')
    const context = asPerson(server, admin)
    expect(await check((tx) => requireMayActOn(tx, context, account.id, admin.id))).toBe('own-role')
    expect(await check((tx) => requireMayActOnPerson(tx, context, admin.id))).toBe('own-role')
  })

  it('X2 (c): refuses to judge a whole person from behind the wall of one tenant', async () => {
    const context = {
      ...asPerson(server, await memberWith('developer-account:admin')),
      wall: { tenants: [account.tenantId!], person: null },
    }
    const other = await memberWith('developer-account:developer')
    await expect(check((tx) => requireMayActOnPerson(tx, context, other.id))).rejects.toThrow('sees every tenant')
  })

  it('X2 (d): a token carries only what its maker holds there', async () => {
    const developer = asPerson(server, await memberWith('developer-account:developer'))
    const carry = (id: string) =>
      check((tx) => requireMayCarry(tx, developer, account.id, [server.service.policy().permission(id)!], 'token'))
    expect(await carry('app.read')).toBe('yes')
    expect(await carry('member.invite')).toBe('above-your-role')
    expect(await carry('organization.read')).toBe('above-your-role')
  })

  it('X2: what was given earlier counts only while its author could still give it', async () => {
    const admin = await memberWith('developer-account:admin')
    const developer = await memberWith('developer-account:developer')
    const gone = await makePerson(server.service, { status: 'archived' })
    await join(server.service, gone, account, { roles: ['developer-account:admin'] })
    const still = (author: MadePerson) =>
      server.service.database.read(everywhere, (tx) =>
        mayStillGive(tx, server.service, author.id, account.id, roleOf('developer-account:developer')),
      )
    expect([await still(admin), await still(developer), await still(gone)]).toEqual([true, false, false])
  })

  it('the host passes: set-up, import and the demo are the named exceptions', async () => {
    const host = hostContext(server.service, 'import')
    expect(await check((tx) => requireMayGive(tx, host, account.id, roleOf('developer-account:owner')))).toBe('yes')
  })
})
