import type { Policy } from '@portreeve/engine'
import type { Acted } from './act.ts'
import type { Setting } from './choose.ts'
import type { HeldSession, Place, RandomWorld } from './random-world.ts'
import { Standing } from './standing.ts'
import { changeable, type State } from './state.ts'
import type { Told } from './told.ts'

/** What happened at the same moment, and the database before and after it. */
export interface Happened {
  readonly policy: Policy
  readonly world: RandomWorld
  readonly acted: readonly Acted[]
  readonly told: readonly Told[]
  readonly before: State
  readonly after: State
  readonly now: Date
}

/** X3: wherever a role must be held, it still is, or an act that may leave nobody has marked the place. */
export function lostHolders({ policy, world, acted, before, after, now }: Happened): readonly string[] {
  return world.places.flatMap((place) => {
    const marked = after.scopes.find(({ id }) => id === place.id)?.ownerlessSince !== null
    const roles = policy.scopeType(place.type)!.roles.filter(({ atLeast }) => atLeast > 0)
    return roles.flatMap((role) => {
      const had = new Standing(policy, before, now).usableHolders(place.id, role).length > 0
      const has = new Standing(policy, after, now).usableHolders(place.id, role).length > 0
      if (has && marked) return [`${place.type} has a holder of ${role.key} and is marked as if it had none`]
      if (has || !had) return []
      if (!marked) return [`${place.type} has lost the last holder of ${role.key}, and is not marked`]
      const mayEnd = acted.some(
        ({ actor, status }) => status < 300 && mayEndLastHolder(policy, before, place, actor, now),
      )
      return mayEnd
        ? []
        : [`${place.type} has lost the last holder of ${role.key} to somebody who may not leave nobody`]
    })
  })
}

/** Somebody whose role, held above the place, may end the access even of the last holder there. */
function mayEndLastHolder(policy: Policy, state: State, place: Place, actor: string, now: Date): boolean {
  const standing = new Standing(policy, state, now)
  return place.up.slice(1).some(({ id }) => standing.live(actor, id).some(({ endsLastHolder }) => endsLastHolder))
}

/** X6: every change wrote exactly one event, nothing else wrote any, and nothing went wrong in a way nobody thought of. */
export function miscounted({ acted, told, before, after }: Happened): readonly string[] {
  const problems = acted.flatMap((one) => {
    const events = told.filter(({ requestId }) => requestId === one.requestId).length
    if (one.status >= 500) return [`answered ${one.status}: ${one.line}`]
    const most = one.status >= 400 || one.isNoChange ? 0 : changesIn(one)
    return events > most ? [`${events} events where at most ${most} belong: ${one.line}`] : []
  })
  const requests = new Set(acted.map(({ requestId }) => requestId))
  const strangers = told
    .filter(({ requestId }) => !requests.has(requestId))
    .map(({ action }) => `nobody asked for ${action}`)
  const changed = changeable(before) !== changeable(after)
  const silent =
    changed && told.length === 0 ? [`something changed without an event: ${difference(before, after)}`] : []
  // Of several at once one can undo what another did.
  const isAlone = acted.length === 1 && told.length > 0
  const loud =
    !changed && isAlone && told.every(({ action }) => !/^(request|service-account|invitation)\./.test(action))
  return [...problems, ...strangers, ...silent, ...(loud ? [`an event without a change: ${told[0]?.action}`] : [])]
}

/** An answer about several people holds a change for each for whom it went well. */
function changesIn({ answer }: Acted): number {
  const results = answer.results as readonly { readonly ok?: boolean; readonly outcome?: string }[] | undefined
  return results?.filter(({ ok, outcome }) => ok === true || (outcome ?? 'refused') !== 'refused').length ?? 1
}

function difference(before: State, after: State): string {
  return (Object.keys(after) as (keyof State)[])
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => `${name}: ${JSON.stringify(before[name])} -> ${JSON.stringify(after[name])}`)
    .join('; ')
}

/** X5 and A10: whoever is cut off has nothing there that would open again by itself, should they come back. */
export function leftOpen({ world, after }: Happened): readonly string[] {
  const out = (person: string, scope: string) =>
    ['disabled', 'removed'].includes(
      after.memberships.find((row) => row.person === person && row.scope === scope)?.status ?? '',
    )
  const closed = (id: string | null) => after.people.some((person) => person.id === id && person.status !== 'active')
  const tokens = after.tokens.filter(
    ({ person, scope, ended }) => !ended && person !== null && (closed(person) || out(person, scope)),
  )
  const pins = after.sessions.filter(
    ({ person, pinned, ended }) => !ended && world.places.some(({ id }) => id in pinned && out(person, id)),
  )
  const roles = after.assignments.filter(({ person, scope }) =>
    after.memberships.some((row) => row.person === person && row.scope === scope && row.status === 'removed'),
  )
  return [
    ...tokens.map(({ person }) => `a token of ${person}, who was cut off, has not ended`),
    ...pins.map(({ person }) => `a session of ${person}, who was cut off, keeps roles there`),
    ...roles.map(({ person, role }) => `${person} was removed and has ${role} still`),
  ]
}

/** Pages that are read with one guard each. */
const pages = {
  'members.read': '/members?limit=1',
  'audit.read': '/audit-events?limit=1',
  'requests.answer': '/requests?limit=1',
  'scope.read': '',
  'roles.read': '/roles',
} as const

/**
 * X1 and X5: everybody is let in exactly where the state says so, with every session and token that they ever had. Somebody
 * who was cut off is one of those for whom the state says no.
 */
export async function wronglyAnswered(setting: Setting, people: readonly string[]): Promise<readonly string[]> {
  const { server, world, state, clock } = setting
  const standing = new Standing(server.service.policy(), state, clock.now())
  const problems: string[] = []
  const ask = async (place: Place, page: string, headers: Record<string, string>) =>
    (await server.inject({ method: 'GET', url: `/api/v1/scopes/${place.path}${page}`, headers })).statusCode
  const expectAnswer = (status: number, expected: readonly number[], what: string) => {
    if (!expected.includes(status)) problems.push(`${what} was answered ${status} and not ${expected.join(' or ')}`)
  }
  for (const held of sessionsOf(world, people)) {
    const stored = state.sessions.find(({ id }) => id === held.id)
    const isOpen = stored !== undefined && standing.isOpen(stored)
    if (isOpen === null || stored === undefined) continue
    for (const [number, place] of world.places.entries()) {
      const operation = Object.keys(pages)[
        (number + clock.now().getMinutes() + state.sessions.length) % 5
      ] as keyof typeof pages
      const passes = isOpen && standing.passes(stored, place, operation)
      const status = await ask(place, pages[operation], { cookie: held.cookie })
      expectAnswer(
        status,
        passes ? [200] : isOpen ? [403, 404] : [401],
        `${operation} in ${place.type} by ${held.person}`,
      )
      if (!isOpen) break
    }
  }
  for (const { id, secret } of world.tokens) {
    const stored = state.tokens.find((token) => token.id === id)
    const place = world.places.find((one) => one.id === stored?.scope)
    if (stored?.person == null || place === undefined || !people.includes(stored.person)) continue
    const isValid = standing.isValid(stored)
    const passes = isValid && standing.passesWithToken(stored, place, 'scope.read')
    const status = await ask(place, pages['scope.read'], { authorization: `Bearer ${secret}` })
    expectAnswer(status, passes ? [200] : isValid ? [403, 404] : [401], `a token of ${stored.person} in ${place.type}`)
  }
  return problems
}

/** The first and the last few: enough of those who sign in again and again. */
function sessionsOf(world: RandomWorld, people: readonly string[]): readonly HeldSession[] {
  return people.flatMap((id) => {
    const own = world.sessions.filter(({ person }) => person === id)
    return own.length <= 3 ? own : [own[0]!, ...own.slice(-2)]
  })
}
