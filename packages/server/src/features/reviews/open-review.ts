import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { newId, type ReviewId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { type OpenDoors, openDoors } from './doors.ts'
import * as queries from './queries.ts'
import { readReview, requireReviewer } from './service.ts'
import { takeSnapshot } from './take-snapshot.ts'

interface NewReview {
  readonly name: string
  readonly dueAt: Date
  readonly inactiveDays: number
}

interface Beginning {
  readonly scope: ScopeRow
  readonly input: NewReview
  /** Tried a moment before: what is undone afterwards cannot be part of this. */
  readonly doors: OpenDoors
}

/** C14: begins a review with everybody as they are now. One at a time in a place. */
export async function openReview(context: ScopedContext, input: NewReview) {
  const { service } = context
  requireReviewer(context)
  requireDue(input.dueAt, service.clock.now())
  // What was used a moment ago counts as used.
  await service.use.flush()
  const doors = await openDoors(service, context.scope)
  const id = await change(context, async (tx) => {
    const scope = await lockScope(tx, context.scope.id)
    if (await queries.findOpenReview(tx, scope.id)) throw oneAtATime()
    return openReviewIn(tx, context, { scope, input, doors })
  })
  return readReview(context, id)
}

/** As part of a change that has the scope locked and in which none is open. */
export async function openReviewIn(
  tx: Tx,
  context: Context,
  { scope, input, doors }: Beginning,
): Promise<Changed<ReviewId>> {
  const { service } = context
  const { name, dueAt, inactiveDays } = input
  const id = newId<ReviewId>(service.clock)
  await queries.insertReview(tx, {
    ...{ id, scopeId: scope.id, tenantId: scope.tenantId, state: 'open', name, dueAt, inactiveDays },
    ...{ openedBy: actorName(context), openedAt: service.clock.now() },
  })
  const { lines, people, facts } = await takeSnapshot(tx, service, { id, scope, inactiveDays, doors })
  await queries.setCounted(tx, id, { lines, people, facts })
  const event: AuditEvent = {
    ...{ action: 'review.opened', scope: scope.id, target: { kind: 'review', id } },
    after: { name, dueAt, inactiveDays, lines },
  }
  return { result: id, event }
}

function requireDue(dueAt: Date, now: Date): void {
  if (dueAt > now) return
  const message = 'That moment has passed. Choose one to come.'
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'dueAt', message }] })
}

const oneAtATime = () =>
  new Problem('conflict', { detail: 'A review is open here already. Sign it off or cancel it first.' })
