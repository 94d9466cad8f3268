import { and, gte, lt, type SQL } from 'drizzle-orm'
import type { memberships, users } from '../../db/schema.ts'

/**
 * The ways in which a name or an address begins with a key: ranges on the stored keys, since under row-level security `like`
 * would read every row. U+10FFFF sorts behind every text.
 */
export function beginsWith(key: string, { nameKey, emailKey }: typeof memberships | typeof users): (SQL | undefined)[] {
  const end = `${key}\u{10ffff}`
  return [nameKey, emailKey].map((column) => and(gte(column, key), lt(column, end)))
}
