import { canOnSome, type Policy, type Role } from '@portreeve/engine'
import type { MovingClock } from '../../packages/server/src/http/moving-clock.fixture.ts'
import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { operation } from './operations.ts'
import type { HeldSession, HeldToken, Place, RandomWorld, WorldPerson } from './random-world.ts'
import { Standing } from './standing.ts'
import type { State } from './state.ts'
import type { Step } from './steps.ts'

/** What the numbers of a step stand for in the world as it is now. */
export interface Chosen {
  readonly server: TestServer
  readonly world: RandomWorld
  readonly clock: MovingClock
  readonly now: Date
  readonly place: Place
  readonly actor: WorldPerson
  /** None of whoever never signed in. */
  readonly session: HeldSession | undefined
  /** Of the actor, in this place. */
  readonly token: HeldToken | undefined
  readonly whom: WorldPerson
  readonly other: WorldPerson
  /** The key of a role. */
  readonly role: string
  readonly detail: number
  /** A body that asks for a permission of the place, or just to be let in. */
  readonly permission: { readonly permission?: string }
  /** What the actor may put into a token there. */
  readonly carriable: readonly string[]
  readonly tokensOfWhom: readonly string[]
  readonly ownToken: string | undefined
  readonly ownRequest: string | undefined
  /** Of the place. */
  readonly openRequest: string | undefined
  readonly machine: string | undefined
  readonly invitation: string | undefined
  readonly openClaim: string | undefined
  /** Of a link for the actor, or of any. */
  readonly secret: string | undefined
  /** Of a link for somebody who has no account. */
  readonly strangersSecret: string | undefined
  /** Keeps the links of an answer to invitations. */
  rememberLinks(answer: Record<string, unknown>): void
}

export interface Setting {
  readonly server: TestServer
  readonly world: RandomWorld
  readonly clock: MovingClock
  readonly state: State
}

export function choose({ server, world, clock, state }: Setting, step: Step): Chosen {
  const policy = server.service.policy()
  const now = clock.now()
  const standing = new Standing(policy, state, now)
  const candidates = step.aimed ? aim(world, state, standing, policy, step) : []
  const { on, ...aimed } = at(candidates, step.actor) ?? {}
  const actor = aimed.person ?? at(world.people, step.actor)!
  const place = aimed.place ?? at(world.places, step.where)!
  const own = world.sessions.filter(({ person }) => person === actor.id)
  const session = aimed.session ?? at(own.slice(-2), step.detail)
  const type = policy.scopeType(place.type)!
  const others = on ?? world.people
  // Half of the time somebody for whom a change waits (A9), where there is one.
  const waiting = others.filter(({ id }) => standing.isWaiting(id, place.id))
  const whom = at(step.detail % 2 === 0 && waiting.length > 0 ? waiting : others, step.whom) ?? actor
  const roles: readonly Role[] = step.aimed ? type.roles : policy.roles
  const permission = at(type.permissions, step.detail)
  const live = standing.live(actor.id, place.id)
  const open = (tokens: State['tokens']) => tokens.filter(({ ended }) => !ended).map(({ id }) => id)
  const linksTo = (fits: (email: string) => boolean) =>
    world.links
      .filter(({ invitation }) => {
        const stored = state.invitations.find(({ id }) => id === invitation)
        return stored !== undefined && !stored.accepted && !stored.over && fits(stored.emailKey)
      })
      .reverse()
  const known = new Set(world.tokens.map(({ id }) => id))
  return {
    ...{ server, world, clock, now, place, actor, session, whom },
    token: tokenOf(world, state, actor, place),
    other: at(others, step.detail) ?? actor,
    // The strongest are where ceilings are.
    role: at(roles, step.role < 12 ? step.role % 2 : step.role)!.key,
    detail: step.detail,
    permission: step.detail % 2 === 0 && permission !== undefined ? { permission: permission.id } : {},
    carriable: carriable(policy, place, live),
    tokensOfWhom: state.tokens
      .filter((token) => token.person === whom.id && token.scope === place.id)
      .map(({ id }) => id),
    ownToken: at(open(state.tokens.filter((token) => token.person === actor.id && known.has(token.id))), step.detail),
    ownRequest: state.requests.find((request) => request.person === actor.id && request.state === 'open')?.id,
    openRequest: at(
      state.requests.filter((request) => request.scope === place.id && request.state === 'open').map(({ id }) => id),
      step.detail,
    ),
    machine: state.machines.find((machine) => machine.scope === place.id && !machine.ended)?.id,
    invitation: at(
      state.invitations.filter(({ scope, over }) => scope === place.id && !over).map(({ id }) => id),
      step.detail,
    ),
    openClaim: state.claims.find((claim) => claim.state === 'open')?.id,
    secret: (
      at(
        linksTo((email) => email === actor.email),
        0,
      ) ?? at(world.links, step.detail)
    )?.secret,
    strangersSecret: at(
      linksTo((email) => world.people.every((person) => person.email !== email)),
      step.detail,
    )?.secret,
    rememberLinks: (answer) => rememberLinks(world, answer),
  }
}

function at<Item>(items: readonly Item[], number: number): Item | undefined {
  return items.length === 0 ? undefined : items[number % items.length]
}

interface Candidate {
  readonly person?: WorldPerson
  readonly place?: Place
  readonly session?: HeldSession
  /** To whom it can be done there. */
  readonly on?: readonly WorldPerson[]
}

/** Who can do it where, with what it takes there, and somebody to whom it can be done. */
function aim(world: RandomWorld, state: State, standing: Standing, policy: Policy, step: Step): readonly Candidate[] {
  const { guard, on, by, needs } = operation(step.what)
  if (guard === undefined && by === undefined) return []
  return world.people.flatMap((person) => {
    const session = world.sessions.findLast((held) => held.person === person.id)
    const stored = state.sessions.find(({ id }) => id === session?.id)
    if (session === undefined || stored === undefined || standing.isOpen(stored) === false) return []
    const can = (place: Place) => guard === undefined || standing.passes(stored, place, guard)
    const open = world.places.filter((place) => can(place) && has(state, standing, place, person, needs ?? by))
    return open.flatMap((place) => {
      const { population, definition } = policy.scopeType(place.type)!
      const isAccount = on === 'account' || on === 'archived' || on === 'blocked'
      const kind = isAccount ? definition.keeps : population
      const fits = world.people.filter((one) => one.id !== person.id && one.population === kind)
      const there = fits.filter(({ id }) => on === undefined || isThat(standing, on, id, place))
      return there.length === 0 ? [] : [{ person, place, session, on: there }]
    })
  })
}

function has(
  state: State,
  standing: Standing,
  { id }: Place,
  { id: person, email }: WorldPerson,
  what?: string,
): boolean {
  const here = <Row extends { readonly scope: string }>(rows: readonly Row[]) =>
    rows.filter(({ scope }) => scope === id)
  const isOpen = ({ accepted, over }: State['invitations'][number]) => !accepted && !over
  switch (what) {
    case 'request':
      return here(state.requests).some((request) => request.state === 'open')
    case 'asker':
      return here(state.requests).some((request) => request.state === 'open' && request.person === person)
    case 'invitation':
      return here(state.invitations).some(isOpen)
    case 'invited':
      return here(state.invitations).some((one) => isOpen(one) && one.emailKey === email)
    case 'machine':
      return here(state.machines).some(({ ended }) => !ended)
    case 'claim':
      return here(state.claims).some((claim) => claim.state === 'open' && claim.person === person)
    case 'no owner':
      return state.scopes.some((scope) => scope.id === id && scope.ownerlessSince !== null)
    case 'member':
      return standing.membership(person, id) === 'active'
    default:
      return true
  }
}

function isThat(standing: Standing, on: string, person: string, place: Place): boolean {
  const membership = standing.membership(person, place.id) ?? 'removed'
  if (on === 'outside') return membership === 'removed'
  if (on === 'active' || on === 'disabled') return membership === on
  return standing.status(person) === (on === 'account' ? 'active' : on)
}

function tokenOf(world: RandomWorld, state: State, actor: WorldPerson, place: Place): HeldToken | undefined {
  const stored = state.tokens.filter((token) => token.person === actor.id && token.scope === place.id)
  return world.tokens.findLast(({ id }) => stored.some((token) => token.id === id))
}

function carriable(policy: Policy, place: Place, roles: readonly Role[]): readonly string[] {
  const grants = policy.grants(roles)
  return (policy.scopeType(place.type)?.permissions ?? [])
    .filter((permission) => !permission.sessionOnly && canOnSome(grants, permission) !== 'never')
    .map(({ id }) => id)
}

function rememberLinks(world: RandomWorld, answer: Record<string, unknown>): void {
  const results = (answer.results ?? []) as readonly { readonly invitation?: string; readonly link?: string }[]
  for (const { invitation, link } of results) {
    const secret = link?.split('#')[1]
    if (invitation !== undefined && secret !== undefined) world.links.push({ invitation, secret })
  }
}
