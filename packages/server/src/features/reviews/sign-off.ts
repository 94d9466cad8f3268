import { peopleWhoMay } from '../../access/people-who-may.ts'
import { lockScope } from '../../access/scopes.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ReviewId, UserId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { namesOf } from './line-queries.ts'
import * as queries from './queries.ts'
import { digestOf } from './report.ts'
import { requireOpen, requireReviewer } from './service.ts'

const namedMost = 5

/** C14: ends a review with its result. The audit log gets the digest of the report, so that an exported one can be held against it. */
export async function signOff(context: ScopedContext, id: ReviewId, note: string | undefined): Promise<void> {
  const { service } = context
  const signer = requireReviewer(context)
  await change(context, async (tx) => {
    const scope = await lockScope(tx, context.scope.id)
    const review = await requireOpen(tx, context, id)
    await requireDecided(tx, context, id, signer)
    await queries.closeReview(tx, id, {
      ...{ state: 'signed-off', note: note || null },
      ...{ closedBy: actorName(context), closedAt: service.clock.now() },
      newcomers: await queries.countNewcomers(tx, review),
    })
    const event: AuditEvent = {
      ...{ action: 'review.signed-off', scope: scope.id, target: { kind: 'review', id } },
      ...{
        before: { state: 'open' },
        after: { state: 'signed-off', ...queries.countsOf(review), report: await digestOf(tx, id) },
      },
      ...(note ? { personal: { note } } : {}),
    }
    return { result: undefined, event }
  })
}

/** X4: nobody decides about themselves. Where nobody else could either, those lines stay open, and the report says so. */
async function requireDecided(tx: Tx, context: ScopedContext, id: ReviewId, signer: UserId): Promise<void> {
  const undecided = await queries.undecidedPeople(tx, id)
  const others = undecided.filter((person) => person !== signer)
  if (others.length > 0) {
    const who = others.length === 1 ? 'one person' : `${others.length} people`
    throw new Problem('conflict', { detail: `Not everything is decided: ${who} still wait for a decision.` })
  }
  if (undecided.length === 0) return
  const able = await peopleWhoMay(tx, context.service, context.scope.id, 'reviews.manage', {
    ...{ leftOut: [signer], limit: namedMost },
  })
  if (able.length === 0) return
  const names = [...(await namesOf(tx, able)).values()].sort((a, b) => a.localeCompare(b))
  throw new Problem('second-person-needed', {
    detail: `What is about you is decided by somebody else. Ask one of these people: ${names.join(', ')}.`,
  })
}
