import { standingsOf } from '../../access/second-factor-standings.ts'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { hostContext } from '../../host-context.ts'
import type { UserId } from '../../ids.ts'
import { type Rounds, startRounds } from '../../rounds.ts'
import { queueMail } from '../mail/queue-mail.ts'
import * as queries from './reminder-queries.ts'

const hourMs = 60 * 60_000
const weekMs = 7 * 24 * hourMs
const lookEveryMs = 10_000
const batch = 100

/** Reminds every hour, and soon after rules have changed. As many nodes as there are can run this. */
export function startRemindingOfFactors(service: Service, onError: (error: unknown) => void): Rounds {
  let [doneAt, doneFor]: [number, number] = [0, -1]
  const look = async () => {
    const changedAt =
      (await service.database.read(hostContext(service, 'mail').wall, queries.lastChange))?.getTime() ?? 0
    const now = service.clock.now().getTime()
    if (changedAt === doneFor && now < doneAt + hourMs) return
    ;[doneAt, doneFor] = [now, changedAt]
    await remindOfSecondFactors(service)
  }
  return startRounds(lookEveryMs, look, onError)
}

/**
 * C9: tells everybody who will need a second factor that they do not have: once when it is asked of them first, and once a week before the
 * day. The mail and the note that it was written are one transaction.
 */
export async function remindOfSecondFactors(service: Service): Promise<void> {
  const context = hostContext(service, 'mail')
  const { database, clock } = service
  const toldBefore = new Date(clock.now().getTime() - hourMs)
  for (const place of await database.read(context.wall, queries.askingPlaces)) {
    for (let after: UserId | null = null; ; ) {
      const wanted = { ...place, after, toldBefore, limit: batch }
      const people: readonly UserId[] = await database.read(context.wall, (tx) => queries.membersLacking(tx, wanted))
      for (const user of people) await database.transact(context.wall, (tx) => remind(tx, context, user))
      after = people.at(-1) ?? null
      if (people.length < batch) break
    }
  }
}

async function remind(tx: Tx, context: Context, user: UserId): Promise<void> {
  const { service } = context
  const told = await queries.takeMemberships(tx, user)
  const coming = (await standingsOf(tx, service, user)).flatMap(({ scope, standing: { due } }) => {
    const row = told.find(({ scopeId }) => scopeId === scope.id)
    return due === null || row === undefined ? [] : [{ scope, due, toldAt: row.toldAt }]
  })
  const [first] = coming.sort((a, b) => a.due.getTime() - b.due.getTime())
  if (first === undefined || !coming.some((one) => isToTell(one, service.clock.now()))) return
  const together = coming.filter(({ due }) => due.getTime() === first.due.getTime())
  await queries.setTold(
    tx,
    user,
    coming.map(({ scope }) => scope.id),
    service.clock.now(),
  )
  await queueMail(tx, context, {
    ...{ kind: 'second-factor-due', to: { user }, scope: first.scope.id },
    values: { places: together.map(({ scope }) => scope.name), due: first.due.toISOString() },
  })
}

function isToTell({ due, toldAt }: { readonly due: Date; readonly toldAt: Date | null }, now: Date): boolean {
  if (toldAt === null) return true
  const lastWeek = due.getTime() - weekMs
  return now.getTime() >= lastWeek && toldAt.getTime() < lastWeek
}
