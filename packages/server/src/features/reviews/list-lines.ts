import type { ScopedContext } from '../../context.ts'
import type { ReviewId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { operationsHeld } from '../members/may-do.ts'
import { decidableLines } from './describe-lines.ts'
import { cursorAt, placeAfter } from './line-cursor.ts'
import * as queries from './line-queries.ts'
import { organizationsSeen } from './seen-shares.ts'
import { requireReview } from './service.ts'

interface LineList extends Omit<queries.LineFilter, 'after' | 'seen'> {
  readonly after?: string | undefined
}

/** A page of a review's lines, by the people's names. */
export async function listLines(context: ScopedContext, id: ReviewId, { search, after, limit, ...filter }: LineList) {
  const { service, scope, wall } = context
  const place = placeAfter(after)
  const held = await operationsHeld(context, scope.id)
  const seen = await organizationsSeen(context)
  return service.database.read(wall, async (tx) => {
    const review = await requireReview(tx, context, id)
    const key = search === undefined ? {} : { search: textKey(search) }
    const rows = await queries.linesOf(tx, id, { ...filter, ...key, seen, after: place, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await decidableLines(tx, context, { rows: page, held, seen, isOpen: review.state === 'open' }),
      next: rows.length > limit && last ? cursorAt(last) : null,
    }
  })
}
