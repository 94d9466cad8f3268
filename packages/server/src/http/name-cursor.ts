import { z } from 'zod'
import { Problem } from '../errors.ts'

/** The query of a list that goes by name. */
export const pageQuery = z.object({
  after: z.string().max(2_000).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

interface Named<Id extends string> {
  readonly nameKey: string
  readonly id: Id
}

/** Where the next page begins: behind this name, and behind this id where several have the name. */
export function afterName<Id extends string>(cursor: string | undefined): { readonly after?: Named<Id> } {
  if (cursor === undefined) return {}
  const [nameKey, id, ...rest] = parse(cursor)
  if (typeof nameKey === 'string' && z.uuid().safeParse(id).success && rest.length === 0) {
    return { after: { nameKey, id: id as Id } }
  }
  throw new Problem('invalid-input', {
    detail: 'The list cannot go on from there. Begin it anew.',
    errors: [{ field: 'after', message: 'This is not the `next` of a page of this list.' }],
  })
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

/** A page of rows of which one more than asked for was read: whether there are more is known, not guessed. */
export function pageOf<Row extends Named<string>>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  const next = last ? Buffer.from(JSON.stringify([last.nameKey, last.id])).toString('base64url') : null
  return { items, next }
}
