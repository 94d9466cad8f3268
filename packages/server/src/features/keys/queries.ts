import { and, asc, eq, gt, notLike } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../../db/database.ts'
import { challenges, factors, messages } from '../../db/schema.ts'

/** A column in which something lies sealed, and what each row's is sealed for. */
export interface SealedColumn {
  readonly table: PgTable & { readonly secret: PgColumn }
  readonly key: PgColumn
  readonly of: (key: string) => string
}

/** Everything that is ever sealed. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: messages, key: messages.id, of: (id) => `message:${id}` },
  { table: factors, key: factors.id, of: (id) => `factor:${id}` },
  { table: challenges, key: challenges.hash, of: (hash) => `challenge:${hash}` },
]

export interface SealedRow {
  readonly key: string
  readonly secret: string
}

/** The next ones, by key, that were not sealed with the key of this name. */
export async function sealedOtherwise(
  tx: Tx,
  { table, key }: SealedColumn,
  keyName: string,
  after: string | null,
  limit: number,
): Promise<readonly SealedRow[]> {
  const rows = await tx
    .select({ key, secret: table.secret })
    .from(table)
    .where(and(notLike(table.secret, `${keyName}:%`), after === null ? undefined : gt(key, after)))
    .orderBy(asc(key))
    .limit(limit)
  return rows as readonly SealedRow[]
}

/** Unless it was used up or sealed anew meanwhile. Says whether. */
export async function replaceSealed(tx: Tx, { table, key }: SealedColumn, row: SealedRow, sealed: string) {
  const replaced = await tx
    .update(table)
    .set({ secret: sealed })
    .where(and(eq(key, row.key), eq(table.secret, row.secret)))
    .returning({ key })
  return replaced.length > 0
}
