import { keeperOf } from '../../access/keeper.ts'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { hostContext } from '../../host-context.ts'
import type { UserId } from '../../ids.ts'
import { type Rounds, startRounds } from '../../rounds.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { deviceLastsMs, forgetUnusedDevices } from './known-devices.ts'
import * as queries from './queries.ts'
import { closedMs, rowMs } from './tries.ts'
import * as triesQueries from './tries-queries.ts'

const lookEveryMs = 5_000
const batch = 50

/**
 * Tells people whose password way is closed (C8), and forgets what no longer counts. Apart from the sign-in that closed it,
 * which for this takes no longer where there is an account than where there is none (X8).
 */
export function startWatchingTries(service: Service, onError: (error: unknown) => void): Rounds {
  return startRounds(lookEveryMs, () => lookAfterTries(service), onError)
}

export async function lookAfterTries(service: Service): Promise<void> {
  const context = hostContext(service, 'mail')
  const now = service.clock.now()
  while (await service.database.transact(context.wall, (tx) => tellSome(tx, context, now)));
  await service.database.transact(context.wall, async (tx) => {
    await triesQueries.forgetOld(tx, new Date(now.getTime() - rowMs), now)
    await triesQueries.forgetEndedChallenges(tx, new Date(now.getTime() - rowMs))
    await forgetUnusedDevices(tx, new Date(now.getTime() - deviceLastsMs))
  })
}

export interface ClosedWay {
  readonly since: Date
  readonly until: Date
  /** Attempts in a row, with those that were not looked at any more. */
  readonly count: number
  /** Where the last one came from. */
  readonly network: string | null
}

/** Whose password way is closed now (C8), for those who look after accounts. */
export async function closedWays(
  tx: Tx,
  { service }: Context,
  people: readonly UserId[],
): Promise<ReadonlyMap<UserId, ClosedWay>> {
  const ways = new Map<UserId, ClosedWay>()
  for (const { userId, closedUntil, count, lastIp } of await triesQueries.closedNow(tx, people, service.clock.now())) {
    if (userId === null || closedUntil === null) continue
    const since = new Date(closedUntil.getTime() - closedMs)
    ways.set(userId, { since, until: closedUntil, count, network: lastIp })
  }
  return ways
}

export async function reopenWays(tx: Tx, user: UserId): Promise<void> {
  await triesQueries.forgetTriesOf(tx, user)
}

/** Says whether there may be more. */
async function tellSome(tx: Tx, context: Context, now: Date): Promise<boolean> {
  const closed = await triesQueries.closedUntold(tx, batch)
  for (const { key, userId, count, lastIp, closedUntil } of closed) {
    await triesQueries.setTold(tx, key, now)
    const account = userId === null ? null : await queries.accountById(tx, userId)
    if (account === null || account.status !== 'active' || closedUntil === null) continue
    await queueMail(tx, context, {
      ...{ kind: 'sign-in-closed', to: { user: account.id } },
      scope: await keeperOf(tx, context.service, account.population),
      values: { count, network: lastIp, endsAt: closedUntil.toISOString() },
    })
  }
  return closed.length === batch
}
