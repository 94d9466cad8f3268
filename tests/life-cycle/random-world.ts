import { sessionCookieName } from '../../packages/server/src/access/session-cookie.ts'
import { openSession } from '../../packages/server/src/access/sessions.ts'
import type { Row } from '../../packages/server/src/db/connection.ts'
import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import {
  join,
  type MadePerson,
  type MadeScope,
  makePerson,
  makeScope,
  platform,
} from '../../packages/server/src/http/world.fixture.ts'
import { platformId, type UserId } from '../../packages/server/src/ids.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One tree of scopes, with people who hold roles in them: what random acts are done in. */
export interface RandomWorld {
  readonly places: readonly Place[]
  /** Grows while people are made. */
  readonly people: WorldPerson[]
  /** Every session that anybody ever had, the newest last: who was cut off must be refused with each. */
  readonly sessions: HeldSession[]
  /** Every token that was ever shown to anybody. */
  readonly tokens: HeldToken[]
  /** Every invitation link that was ever made. */
  readonly links: HeldLink[]
}

export interface Place extends MadeScope {
  readonly type: string
  readonly population: string
  /** The kind of accounts that are kept there. */
  readonly keeps: string | undefined
  /** As an address names it. */
  readonly path: string
  /** Itself and those above it, the nearest first. */
  readonly up: readonly Place[]
}

export interface WorldPerson extends MadePerson {
  readonly population: string
}

export interface HeldSession {
  readonly person: UserId
  readonly id: string
  readonly cookie: string
}

export interface HeldToken {
  readonly id: string
  readonly secret: string
}

interface HeldLink {
  readonly invitation: string
  readonly secret: string
}

/** Statements as a hand in psql makes them; answers the rows of the last. */
export type ByHand = (statements: string) => Promise<readonly Row[]>

/** What each of the people holds in each of the places: the number of a role, or a greater one for none. */
export type Holdings = readonly (readonly number[])[]

export const peopleAtFirst = 6
const everywhere = { tenants: 'all', person: null } as const

/**
 * The first person of each kind holds the first role everywhere, so that somebody can begin; the others hold what `holdings`
 * says. The platform is the same for every world of a database: call `leavePlatform` first.
 */
export async function makeRandomWorld(server: TestServer, holdings: Holdings): Promise<RandomWorld> {
  const { service } = server
  const policy = service.policy()
  const places: Place[] = []
  for (const { id: type, parent, population, definition } of policy.scopeTypes.toSorted(
    (a, b) => a.path.length - b.path.length,
  )) {
    const above = places.find((place) => place.type === parent)
    const made = parent === null ? platform : await makeScope(service, type, above)
    const path = made.id === platformId ? 'platform' : made.id
    const place: { -readonly [Key in keyof Place]: Place[Key] } = {
      ...{ ...made, type, population, keeps: definition.keeps, path },
      up: [],
    }
    place.up = [place, ...(above?.up ?? [])]
    places.push(place)
  }
  const world: RandomWorld = { places, people: [], sessions: [], tokens: [], links: [] }
  const populations = [...new Set(policy.scopeTypes.map(({ population }) => population))]
  for (const [number, held] of holdings.entries()) {
    const population = populations[number % populations.length]!
    const person = { ...(await makePerson(service, { population, name: `Person ${number}` })), population }
    world.people.push(person)
    for (const [at, place] of places.entries()) {
      const type = policy.scopeType(place.type)!
      if (type.population !== population) continue
      const role = type.roles[number < populations.length ? 0 : held[at]!]
      if (role !== undefined) await join(service, person, place, { roles: [role.key] })
    }
    await signInAgain(server, world, person.id)
  }
  return world
}

/** Takes into the world whom an act has made, with what the database says of them. */
export async function welcome(byHand: ByHand, world: RandomWorld, ids: readonly string[]): Promise<void> {
  const strangers = ids.filter((id) => uuid.test(id) && !world.people.some((person) => person.id === id))
  for (const id of new Set(strangers)) {
    const [row] = await byHand(`select email, population from users where id = '${id}'`)
    if (row) world.people.push({ id: id as UserId, email: String(row.email), population: String(row.population) })
  }
}

/** A session opened without a password, which is slow to check. */
export async function signInAgain({ service }: TestServer, world: RandomWorld, person: UserId): Promise<void> {
  const { id, secret } = await service.database.transact(everywhere, (tx) =>
    openSession(tx, service, { userId: person, ip: null, agent: null }),
  )
  world.sessions.push({ person, id, cookie: `${sessionCookieName(service)}=${secret}` })
}

/** Statements that leave the platform without people: it outlives every world. */
export const leavePlatform = `
  delete from assignments where scope_id = '${platformId}';
  update memberships set status = 'removed' where scope_id = '${platformId}'`
