import { lockScope } from '../../access/scopes.ts'
import type { Service } from '../../context.ts'
import { hostContext } from '../../host-context.ts'
import type { ScopeId } from '../../ids.ts'
import { type Rounds, startRounds } from '../../rounds.ts'
import { change } from '../audit/change.ts'
import { queueMailToThoseWhoMay } from '../mail/queue-mail.ts'
import { openDoors } from './doors.ts'
import { openReviewIn } from './open-review.ts'
import { periodName } from './periods.ts'
import { applying, nextOf, scheduleOfType } from './schedule.ts'
import * as queries from './schedule-queries.ts'

const lookEveryMs = 60_000
const dayMs = 24 * 60 * 60_000
const batch = 100

export function startBeginningReviews(service: Service, onError: (error: unknown) => void): Rounds {
  return startRounds(lookEveryMs, () => beginDueReviews(service), onError)
}

/**
 * C14: begins the reviews whose period has begun, each once however many nodes look. After a long stop that is one, for the period
 * that it is by then. Where one is open it waits for its end.
 */
export async function beginDueReviews(service: Service): Promise<void> {
  const { database, clock } = service
  const { wall } = hostContext(service, 'schedule')
  await database.transact(wall, async (tx) => {
    const types = service.policy().scopeTypes.map(({ id }) => id)
    const said = types.flatMap((type) => {
      const schedule = scheduleOfType(service.policy(), type)
      return schedule === null ? [] : [{ type, schedule }]
    })
    for (const { type, schedule } of said) {
      await queries.followBlueprint(tx, type, { ...schedule, nextAt: nextOf(schedule, clock.now()) })
    }
    await queries.forgetOthers(
      tx,
      said.map(({ type }) => type),
    )
  })
  for (const scopeId of await database.read(wall, (tx) => queries.scopesDue(tx, clock.now(), batch))) {
    await beginIn(service, scopeId)
  }
}

async function beginIn(service: Service, scopeId: ScopeId): Promise<void> {
  const context = hostContext(service, 'schedule')
  const place = await service.scopes.find(scopeId)
  if (place === null) return
  await service.use.flush()
  const doors = await openDoors(service, place)
  await change(context, async (tx) => {
    const now = service.clock.now()
    const scope = await lockScope(tx, scopeId)
    const row = await queries.takeDue(tx, scopeId, now)
    if (row === undefined) return { result: undefined, event: null }
    const schedule = applying(service.policy(), scope, row)
    await queries.setNext(tx, scopeId, nextOf(schedule, now))
    if (schedule.every === 'never') return { result: undefined, event: null }
    const { dueDays, inactiveDays } = schedule
    const input = {
      name: periodName(schedule.every, now),
      dueAt: new Date(now.getTime() + dueDays * dayMs),
      inactiveDays,
    }
    const { event } = await openReviewIn(tx, context, { scope, input, doors })
    await queueMailToThoseWhoMay(tx, context, scopeId, 'reviews.manage', {
      ...{ kind: 'review-begun', scope: scopeId },
      values: { place: scope.name, review: input.name, dueAt: input.dueAt.toISOString() },
    })
    return { result: undefined, event }
  })
}
