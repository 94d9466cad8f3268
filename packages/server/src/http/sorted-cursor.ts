import { Problem } from '../errors.ts'
import { afterName } from './name-cursor.ts'

type Sort = 'name' | 'changed'
type After<Id> = { readonly nameKey: string; readonly id: Id } | { readonly changedAt: Date; readonly id: Id } | null

/** Where the next page begins: behind a name, or behind a time written in the place of the name. */
export function afterOf<Id extends string>(sort: Sort, cursor: string | undefined): After<Id> {
  const { after } = afterName<Id>(cursor)
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
