import { and, gte, lt, or, type SQL } from 'drizzle-orm'
import { users } from '../../db/schema.ts'

/**
 * People whose name or address begins with a key: a range on the stored keys, since under row-level security `like` would
 * read every row. U+10FFFF sorts behind every text.
 */
export function beginsWith(key: string): SQL | undefined {
  const end = `${key}\u{10ffff}`
  return or(
    and(gte(users.nameKey, key), lt(users.nameKey, end)),
    and(gte(users.emailKey, key), lt(users.emailKey, end)),
  )
}
