import { is, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../../db/database.ts'
import * as schema from '../../db/schema.ts'
import { platformId } from '../../ids.ts'
import type { ArchiveTable } from './archive.ts'

/** Rows that are fetched at once. */
const batchRows = 500

export interface StoredTable extends ArchiveTable {
  /** What makes a row unique, in an order that both databases share. */
  readonly order: SQL
}

/** Every table, those that others refer to first. */
export function storedTables(): readonly StoredTable[] {
  const configs = Object.values(schema)
    .filter((value) => is(value, PgTable))
    .map((table) => getTableConfig(table))
  const placed: typeof configs = []
  while (placed.length < configs.length) {
    const next = configs.find(
      (config) =>
        !placed.includes(config) &&
        config.foreignKeys.every((key) => {
          const { name } = getTableConfig(key.reference().foreignTable)
          return name === config.name || placed.some((other) => other.name === name)
        }),
    )
    if (!next) throw new Error('Tables refer to each other in a circle.')
    placed.push(next)
  }
  return placed.map(({ name, columns, primaryKeys }) => ({
    name,
    columns: columns.map((column) => column.name),
    order: sql.join(
      keyOf(columns, primaryKeys).map((column) =>
        column.getSQLType().startsWith('text')
          ? sql`${sql.identifier(column.name)} collate "C"`
          : sql.identifier(column.name),
      ),
      sql`, `,
    ),
  }))
}

type TableConfig = ReturnType<typeof getTableConfig>

function keyOf(columns: TableConfig['columns'], [several]: TableConfig['primaryKeys']): TableConfig['columns'] {
  const names = several?.columns.map(({ name }) => name)
  return names
    ? names.map((name) => columns.find((column) => column.name === name)!)
    : columns.filter((column) => column.primary)
}

/** One moment for all tables, and times in one zone, whatever the database's own. */
export async function holdStill(tx: Tx): Promise<void> {
  await tx.execute(sql`set transaction isolation level repeatable read`)
  await tx.execute(sql`set local timezone = 'UTC'`)
}

/** The rows of a table as text of JSON objects, a batch at a time. */
export async function* readTable(tx: Tx, table: StoredTable): AsyncGenerator<string> {
  const name = sql.identifier(table.name)
  await tx.execute(
    sql`declare rows_of_table no scroll cursor for select to_jsonb(${name})::text as row from ${name} order by ${table.order}`,
  )
  const fetch = sql.raw(`fetch ${batchRows} from rows_of_table`)
  for (;;) {
    const rows = rowsOf<{ row: string }>(await tx.execute(fetch))
    for (const { row } of rows) yield row
    if (rows.length < batchRows) break
  }
  await tx.execute(sql`close rows_of_table`)
}

/** Names a table that holds something; a database that was only migrated has the platform and nothing else. */
export async function findFilledTable(tx: Tx, tables: readonly StoredTable[]): Promise<string | null> {
  for (const { name } of tables) {
    const rows = rowsOf(await tx.execute(sql`select from ${sql.identifier(name)} ${exceptPlatform(name)} limit 1`))
    if (rows.length > 0) return name
  }
  return null
}

function exceptPlatform(table: string): SQL {
  return table === 'scopes' ? sql`where id <> ${platformId}` : sql``
}

/**
 * Becomes the owner of the tables for the rest of the transaction and lets rows in as they are: the triggers would raise
 * the epochs that the rows bring along. Everything that any node cached is dropped instead.
 */
export async function beginImport(tx: Tx, tables: readonly StoredTable[]): Promise<void> {
  await tx.execute(sql`set local role portreeve_owner`)
  await tx.execute(sql`set local timezone = 'UTC'`)
  for (const { name } of tables) await tx.execute(sql`alter table ${sql.identifier(name)} disable trigger user`)
  await tx.execute(sql`select set_config('portreeve.touched', '{"everything":true}', true)`)
}

/** The row of a database that was only migrated; the file brings its own. Where anybody is in it already this fails. */
export async function deletePlatform(tx: Tx): Promise<void> {
  await tx.execute(sql`delete from scopes where id = ${platformId}`)
}

export async function endImport(tx: Tx, tables: readonly StoredTable[]): Promise<void> {
  for (const { name } of tables) await tx.execute(sql`alter table ${sql.identifier(name)} enable trigger user`)
}

/** `rows`: text of JSON objects. Columns that the file does not have get what a new row gets. */
export async function insertRows(tx: Tx, table: ArchiveTable, rows: readonly string[]): Promise<void> {
  const name = sql.identifier(table.name)
  const columns = sql.join(
    table.columns.map((column) => sql.identifier(column)),
    sql`, `,
  )
  await tx.execute(
    sql`insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, ${`[${rows.join(',')}]`}::jsonb)`,
  )
}

/** Both drivers answer so; drizzle's common type does not say it. */
function rowsOf<Row>(result: unknown): readonly Row[] {
  return (result as { readonly rows: readonly Row[] }).rows
}
