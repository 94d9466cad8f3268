import { sessionCookieName } from '../../packages/server/src/access/session-cookie.ts'
import { openSession } from '../../packages/server/src/access/sessions.ts'
import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { join, type MadePerson, makePerson } from '../../packages/server/src/http/world.fixture.ts'
import type { TokenId } from '../../packages/server/src/ids.ts'
import { addMachine, addToken, type HomeAndAway } from './home-and-away.ts'

/** Somebody who asks: a column of the table. */
export interface Actor {
  readonly name: string
  readonly as: 'nobody' | 'person' | 'token' | 'machine'
  /** The role that they hold at home, where it is one. */
  readonly role: string | null
  readonly headers: Readonly<Record<string, string>>
  /** A token of their own, for whoever has one. */
  readonly ownToken: TokenId
}

interface Holding {
  readonly type: string
  readonly role?: string | undefined
  readonly at: 'home' | 'away'
  readonly membership?: 'active' | 'disabled'
}

const everywhere = { tenants: 'all', person: null } as const

/**
 * Everybody who can ask: each role alone, and whoever must be refused although they hold something: a stranger, somebody
 * powerful in another organization, somebody disabled, and tokens and machines with the strongest role of each scope type.
 */
export async function makeActors(server: TestServer, world: HomeAndAway): Promise<readonly Actor[]> {
  const policy = server.service.policy()
  const strongest = (type: string) => policy.scopeType(type)?.roles[0]?.key
  const types = policy.scopeTypes.map(({ id }) => id)
  const actors: Actor[] = [{ name: 'nobody signed in', as: 'nobody', role: null, headers: {}, ownToken: noToken }]
  actors.push(await person(server, world, 'signed in, no role anywhere', []))
  for (const { key, scopeType } of policy.roles) {
    actors.push(await person(server, world, key, [{ type: scopeType, role: key, at: 'home' }]))
  }
  const away = [...world.away.keys()].map((type): Holding => ({ type, role: strongest(type), at: 'away' }))
  actors.push(await person(server, world, 'another organization: strongest roles', away))
  const disabled = types.map((type): Holding => ({ type, role: strongest(type), at: 'home', membership: 'disabled' }))
  actors.push(await person(server, world, 'disabled everywhere, strongest roles', disabled))
  for (const type of types) {
    const { scope } = world.home.get(type)!
    const owner = await newPerson(server, world, [{ type, role: strongest(type), at: 'home' }])
    const carried = policy.scopeType(type)!.permissions.filter(({ sessionOnly }) => !sessionOnly)
    const token = await addToken(
      server,
      scope,
      owner,
      carried.map(({ id }) => id),
    )
    actors.push({
      ...{ name: `token of ${strongest(type)}`, as: 'token', role: strongest(type) ?? null },
      ...{ headers: bearer(token.secret), ownToken: token.id },
    })
  }
  for (const type of types) {
    const machine = await addMachine(server, world.home.get(type)!.scope, strongest(type)!)
    actors.push({
      ...{ name: `machine as ${strongest(type)}`, as: 'machine', role: strongest(type) ?? null },
      ...{ headers: bearer(machine.secret), ownToken: machine.tokenId },
    })
  }
  const asking = await addMachine(server, world.home.get('platform')!.scope, 'platform:decision-service')
  actors.push({
    name: 'machine as platform:decision-service',
    as: 'machine',
    role: 'platform:decision-service',
    headers: bearer(asking.secret),
    ownToken: asking.tokenId,
  })
  return actors
}

const noToken = '00000000-0000-7000-8000-000000000000' as TokenId

function bearer(secret: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${secret}` }
}

async function newPerson(
  { service }: TestServer,
  world: HomeAndAway,
  holdings: readonly Holding[],
): Promise<MadePerson> {
  const [first] = holdings
  const population = first && service.policy().scopeType(first.type)?.population
  const made = await makePerson(service, population === undefined ? {} : { population })
  for (const { type, role, at, membership = 'active' } of holdings) {
    const scope = at === 'home' ? world.home.get(type)?.scope : world.away.get(type)
    await join(service, made, scope!, { roles: role === undefined ? [] : [role], membership })
  }
  return made
}

async function person(
  server: TestServer,
  world: HomeAndAway,
  name: string,
  holdings: readonly Holding[],
): Promise<Actor> {
  const { service } = server
  const made = await newPerson(server, world, holdings)
  const { secret } = await service.database.transact(everywhere, (tx) =>
    openSession(tx, service, { userId: made.id, ip: null, agent: null }),
  )
  const place = world.home.get(holdings[0]?.type ?? 'platform')!
  const { id } = await addToken(server, place.scope, made, [])
  const [first, ...others] = holdings
  const role = others.length === 0 && first?.at === 'home' ? (first.role ?? null) : null
  return { name, as: 'person', role, headers: { cookie: `${sessionCookieName(service)}=${secret}` }, ownToken: id }
}
