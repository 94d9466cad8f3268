import { z } from 'zod'

/** The query of a list that goes by id: the newest comes last. */
export const idPageQuery = z.object({
  after: z.uuid().toLowerCase().nullable().default(null).describe('The `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** `rows`: one more than the page takes, which tells whether there is another. */
export function idPageOf<Row extends { readonly id: string }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
