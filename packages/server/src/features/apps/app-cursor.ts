import { Problem } from '../../errors.ts'
import { afterName } from '../../http/name-cursor.ts'
import type { ResourceId } from '../../ids.ts'
import type { AppPage } from './queries.ts'

type Sort = AppPage['sort']

/** Where the next page begins: behind a name, or behind a time written in the place of the name. */
export function afterOf(sort: Sort, cursor: string | undefined): AppPage['after'] {
  const { after } = afterName<ResourceId>(cursor)
  if (after === undefined || sort === 'name') return after ?? null
  const changedAt = new Date(after.nameKey)
  if (!Number.isNaN(changedAt.getTime())) return { changedAt, id: after.id }
  throw new Problem('invalid-input', {
    detail: 'The list cannot go on from there. Begin it anew.',
    errors: [{ field: 'after', message: 'This is not the `next` of a page of this list.' }],
  })
}

/** The rows with what the cursor is made of. */
export function cursorRows<Row extends { readonly nameKey: string; readonly changedAt: Date; readonly id: string }>(
  sort: Sort,
  rows: readonly Row[],
): Row[] {
  return rows.map((row) => (sort === 'name' ? row : { ...row, nameKey: row.changedAt.toISOString() }))
}
