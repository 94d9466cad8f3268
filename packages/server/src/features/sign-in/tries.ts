import { hashSecret } from '../../access/secret.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { isKnownDevice } from './known-devices.ts'
import { networkOf } from './network.ts'
import * as queries from './tries-queries.ts'

const minuteMs = 60_000
/** C8: so many wrong ones in a row close the way, */
const wrongMost = 10
/** for so long: no longer, and not doubling, since whoever closes it is not whom it is closed for. */
export const closedMs = 15 * minuteMs
/** A row of wrong ones is one of a day. */
export const rowMs = 24 * 60 * minuteMs

/** What a try is made on: an account from devices that it does not know, one device, a person who has signed in. */
export interface TriedOn {
  readonly key: string
  readonly user: UserId | null
}

export function triedOn(
  user: UserId | null,
  kind: 'account' | 'device' | 'person' | 'ask',
  ...names: string[]
): TriedOn {
  return { key: hashSecret(JSON.stringify([kind, ...names])), user }
}

export interface CountedTry {
  readonly admitted: boolean
  /** With this try or since an earlier one. */
  readonly closedUntil: Date | null
}

/**
 * Counts a try *before* it is looked at: many at once are then no more than one after the other. Says whether it may be looked
 * at, and until when not. All from one network count together as well, and there being too many is told, since it says nothing about an account.
 * Throws `too-many-requests`.
 */
export async function countTry(context: Context, on: TriedOn): Promise<CountedTry> {
  const { clock, config, database } = context.service
  const now = clock.now()
  const { ip } = context.request
  const before = (ms: number) => new Date(now.getTime() - ms)
  const counted = { ip, now, closeUntil: new Date(now.getTime() + closedMs) }
  const { tried, network } = await database.transact(everywhere, async (tx) => ({
    tried: await queries.countTry(tx, {
      ...counted,
      ...{ key: on.key, userId: on.user, most: wrongMost, forget: { since: 'last', before: before(rowMs) } },
    }),
    network: await queries.countTry(tx, {
      ...counted,
      ...{ key: networkKey(ip), userId: null, most: config.wrongTriesPerNetwork },
      forget: { since: 'first', before: before(closedMs) },
    }),
  }))
  if (network.closedUntil !== null) throw tooMany(network.closedUntil, now, 'wrong attempts from your network')
  return { admitted: tried.count <= wrongMost, closedUntil: tried.closedUntil }
}

/**
 * The same for somebody who has signed in, or shown the password, and who is told when it was too often. A right password forgets no
 * wrong codes: whoever knows the one must not guess the other for ever. Whoever guesses on a device that the person has never used
 * closes nothing on those that they have. Throws `too-many-requests`.
 */
export async function requireFewTries(
  context: Context,
  user: UserId,
  what: 'password' | 'code' = 'password',
): Promise<TriedOn> {
  const isKnown = await context.service.database.read(everywhere, (tx) => isKnownDevice(tx, context, user))
  const device = isKnown ? [context.request.device ?? ''] : []
  // Nobody's way in: who has signed in is told here, and nobody else needs to know.
  const on = triedOn(null, 'person', user, what, ...device)
  const { admitted, closedUntil } = await countTry(context, on)
  if (!admitted && closedUntil !== null)
    throw tooMany(closedUntil, context.service.clock.now(), 'wrong attempts for this account')
  return on
}

interface AskLimit {
  readonly most: number
  readonly withinMs: number
}

/**
 * Counts that somebody asked for a mail to an address, with or without an account. That there were too many for one is told to
 * nobody and answered here; too many from one network are told, as they say nothing about an address. Throws `too-many-requests`.
 */
export async function countAsk(context: Context, on: TriedOn, { most, withinMs }: AskLimit): Promise<boolean> {
  const { clock, config, database } = context.service
  const now = clock.now()
  const { ip } = context.request
  const counted = (key: string, limit: AskLimit) => ({
    ...{ key, userId: null, ip, now, most: limit.most },
    closeUntil: new Date(now.getTime() + limit.withinMs),
    forget: { since: 'first', before: new Date(now.getTime() - limit.withinMs) } as const,
  })
  const { asked, network } = await database.transact(everywhere, async (tx) => ({
    asked: await queries.countTry(tx, counted(on.key, { most, withinMs })),
    network: await queries.countTry(
      tx,
      counted(networkKey(ip, 'asks'), { most: config.wrongTriesPerNetwork, withinMs: closedMs }),
    ),
  }))
  if (network.closedUntil !== null && network.count > config.wrongTriesPerNetwork)
    throw tooMany(network.closedUntil, now, 'mails asked for from your network')
  return asked.count <= most
}

/** In the transaction of what the right password opened. */
export async function forgetTries(tx: Tx, context: Context, on: TriedOn): Promise<void> {
  await queries.forgetTries(tx, on.key)
  await queries.forgetOneTry(tx, networkKey(context.request.ip))
}

function networkKey(ip: string | null, ...of: string[]): string {
  return hashSecret(JSON.stringify(['network', networkOf(ip ?? ''), ...of]))
}

function tooMany(until: Date, now: Date, what: string): Problem {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  const minutes = Math.ceil(seconds / 60)
  return new Problem('too-many-requests', {
    detail: `There were too many ${what}. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    retryAfter: seconds,
  })
}
