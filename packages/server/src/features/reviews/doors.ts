import { liveSession, liveToken, personOf, tokenPrincipalOf } from '../../access/authenticate.ts'
import type { PersonPrincipal, TokenPrincipal } from '../../access/principal.ts'
import { principalGrants } from '../../access/principal-grants.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import { credentialsOf } from '../../access/way-in.ts'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import { hostContext } from '../../host-context.ts'
import type { UserId } from '../../ids.ts'
import { openSessionIn, type Way } from '../sign-in/service.ts'
import * as queries from './door-queries.ts'

/** A way in that worked when it was tried. */
export type Door = Way | 'session' | 'token'

export type OpenDoors = ReadonlyMap<UserId, readonly Door[]>

const batch = 100

/**
 * C14: whether members who are cut off can still come in is tried, not assumed. Whoever's account is closed is signed in by each way
 * that they have, as after the right proof, in a transaction that is undone; each of their sessions and tokens is looked at as the
 * next request with it would be. Of those who are only disabled here, sessions and tokens must open nothing here.
 */
export async function openDoors(service: Service, scope: Pick<ScopeRow, 'id'>): Promise<OpenDoors> {
  const found: [UserId, readonly Door[]][] = []
  for (let after: UserId | null = null; ; ) {
    const people: readonly queries.CutOff[] = await service.database.read(everywhere, (tx) =>
      queries.membersCutOff(tx, scope.id, { after, limit: batch }),
    )
    const closed = people.flatMap(({ id, isClosed }) => (isClosed ? [id] : []))
    const ways = await waysIn(service, closed)
    const kept = await keptOpen(service, scope, people)
    for (const { id } of people) {
      const doors = [...(ways.get(id) ?? []), ...(kept.get(id) ?? [])]
      if (doors.length > 0) found.push([id, doors])
    }
    after = people.at(-1)?.id ?? null
    if (people.length < batch) return new Map(found)
  }
}

/** Undoes everything that was done to find something out. */
class Undone extends Error {}

/** The ways by which each of the people would get a session now, if they showed what it takes. Leaves nothing behind. */
export async function waysIn(service: Service, people: readonly UserId[]): Promise<OpenDoors> {
  const context = hostContext(service, 'schedule')
  const open = new Map<UserId, Door[]>()
  const tryAll = async (tx: Tx) => {
    open.clear()
    for (const person of await credentialsOf(tx, people)) {
      const tried: [Way, boolean][] = []
      for (const way of waysOf(person)) tried.push([way, await letsIn(tx, context, person.id, way)])
      const worked = tried.flatMap(([way, lets]) => (lets ? [way] : []))
      if (worked.length > 0) open.set(person.id, worked)
    }
    throw new Undone()
  }
  if (people.length === 0) return open
  try {
    await service.database.transact(everywhere, tryAll)
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return open
}

/** A link can be mailed to whoever has an address. */
function waysOf({
  passwordHash,
  factors,
  providers,
}: Awaited<ReturnType<typeof credentialsOf>>[number]): readonly Way[] {
  return [
    ...(passwordHash === null ? [] : (['password'] as const)),
    'link',
    ...(factors.includes('passkey') ? (['passkey'] as const) : []),
    ...providers.map((id) => `provider:${id}` as const),
  ]
}

async function letsIn(tx: Tx, context: Context, user: UserId, way: Way): Promise<boolean> {
  try {
    await openSessionIn(tx, context, user, way)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

async function keptOpen(
  service: Service,
  scope: Pick<ScopeRow, 'id'>,
  people: readonly queries.CutOff[],
): Promise<OpenDoors> {
  const open = new Map<UserId, Door[]>()
  const { sessions, tokens } = await service.database.read(everywhere, (tx) =>
    queries.credentialsKept(
      tx,
      people.map(({ id }) => id),
    ),
  )
  const isClosed = new Map(people.map((person) => [person.id, person.isClosed]))
  const note = async (userId: UserId, door: Door, principal: PersonPrincipal | TokenPrincipal) => {
    const opens = isClosed.get(userId) === true || (await principalGrants(service, principal, scope.id)) !== null
    if (opens) open.set(userId, [...new Set([...(open.get(userId) ?? []), door])])
  }
  for (const { userId, tokenHash } of sessions) {
    const session = await liveSession(service, tokenHash)
    if (session !== null) await note(userId, 'session', personOf(session))
  }
  for (const { userId, tokenHash } of tokens) {
    const token = userId === null ? null : await liveToken(service, tokenHash)
    const principal = token === null ? null : tokenPrincipalOf(service, token)
    if (userId !== null && principal?.kind === 'token') await note(userId, 'token', principal)
  }
  return open
}
