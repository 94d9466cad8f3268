import { findScope } from '../../access/scopes.ts'
import type { Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { hostContext } from '../../host-context.ts'
import { type Rounds, startRounds } from '../../rounds.ts'
import { queueMailToThoseWhoMay } from '../mail/queue-mail.ts'
import * as queries from './queries.ts'

const lookEveryMs = 10 * 60_000
const dayMs = 24 * 60 * 60_000
/** A week before the end of the day on which a review is due, and on that day. */
const toldBeforeDueMs = [7 * dayMs, dayMs]

export function startRemindingOfReviews(service: Service, onError: (error: unknown) => void): Rounds {
  return startRounds(lookEveryMs, () => remindOfReviews(service), onError)
}

/** C14: tells whoever may run a review that it is due. The mail and the note that it was written are one transaction. */
export async function remindOfReviews(service: Service): Promise<void> {
  const { database, clock } = service
  const { wall } = hostContext(service, 'mail')
  const now = clock.now().getTime()
  const coming = new Date(now + Math.max(...toldBeforeDueMs))
  for (const review of await database.read(wall, (tx) => queries.dueReviews(tx, coming))) {
    const moments = toldBeforeDueMs.map((before) => review.dueAt.getTime() - before).filter((moment) => moment <= now)
    const last = new Date(Math.max(...moments))
    await database.transact(wall, (tx) => remind(tx, service, review, last))
  }
}

async function remind(tx: Tx, service: Service, { id }: queries.ReviewRow, moment: Date): Promise<void> {
  const review = await queries.takeUntold(tx, id, moment)
  if (review === undefined) return
  await queries.setReminded(tx, id, service.clock.now())
  const { undecided } = queries.countsOf(review)
  const context = hostContext(service, 'mail')
  const scope = await findScope(tx, review.scopeId)
  await queueMailToThoseWhoMay(tx, context, review.scopeId, 'reviews.manage', {
    ...{ kind: 'review-due', scope: review.scopeId },
    values: { place: scope?.name ?? '', review: review.name, undecided, dueAt: review.dueAt.toISOString() },
  })
}
