import { rm } from 'node:fs/promises'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { platformId } from '../../ids.ts'
import type { AuditAction } from '../audit/areas.ts'
import { type AuditEvent, type ChangeContext, change } from '../audit/change.ts'
import {
  type ArchiveFooter,
  type ArchiveHeader,
  type ArchivePart,
  type ArchiveTable,
  archiveFormat,
  readArchive,
  writeArchive,
} from './archive.ts'
import {
  beginImport,
  deletePlatform,
  endImport,
  findFilledTable,
  holdStill,
  insertRows,
  readTable,
  type StoredTable,
  storedTables,
} from './queries.ts'

/** Rows that are sent to the database at once: memory stays the same whatever the deployment's size. */
const batchRows = 500

interface ExportInput {
  /** Version of the server, for whoever meets the file later. */
  readonly version: string
  readonly blueprint: string
}

/**
 * Writes the whole deployment, as it is at one moment, to a file that only its owner can read: it holds the hashes of
 * passwords, sessions and tokens. The log tells of it (X6), the file does not. Throws `conflict` where the file exists already.
 */
export async function exportDeployment(
  context: ChangeContext,
  file: string,
  input: ExportInput,
): Promise<ArchiveFooter> {
  let isWritten = false
  try {
    return await change(context, async (tx) => {
      const footer = await writeArchive(file, partsOf(tx, context, input))
      isWritten = true
      return { result: footer, event: eventOf('deployment.exported', input, footer) }
    })
  } catch (error) {
    // Nobody takes everything along without a trace: no event, no file.
    if (isWritten) await rm(file, { force: true })
    throw error
  }
}

async function* partsOf(
  tx: Tx,
  { service }: ChangeContext,
  { version, blueprint }: ExportInput,
): AsyncGenerator<ArchivePart> {
  const exportedAt = service.clock.now().toISOString()
  yield { kind: 'header', header: { format: archiveFormat, version, blueprint, exportedAt } }
  await holdStill(tx)
  for (const table of storedTables()) {
    yield { kind: 'table', table: { name: table.name, columns: table.columns } }
    for await (const json of readTable(tx, table)) yield { kind: 'row', json }
  }
}

/** What a file says about itself, once it was read to its end: throws where it is cut, changed or newer than this server. */
export async function inspectExport(file: string): Promise<ArchiveHeader & ArchiveFooter> {
  let header: ArchiveHeader | null = null
  let footer: ArchiveFooter | null = null
  for await (const part of readArchive(file)) {
    if (part.kind === 'header') header = part.header
    if (part.kind === 'footer') footer = part.footer
  }
  return { ...header!, ...footer! }
}

/**
 * Fills a deployment that nobody has used yet from a file of `exportDeployment`, on either database: all of it with one event
 * that says so (X6) or, where anything is wrong, nothing. Throws `conflict` where the target is not empty, `invalid-input` where
 * the file is not whole.
 */
export async function importDeployment(context: ChangeContext, file: string): Promise<ArchiveHeader> {
  const found = await inspectExport(file)
  return change(context, async (tx) => {
    const tables = storedTables()
    await beginImport(tx, tables)
    const filled = await findFilledTable(tx, tables)
    if (filled !== null) {
      throw new Problem('conflict', { detail: `Only an empty deployment takes an import; this one has ${filled}.` })
    }
    await deletePlatform(tx)
    await insertAll(tx, file, tables)
    await endImport(tx, tables)
    return { result: found, event: eventOf('deployment.imported', found, found) }
  })
}

function eventOf(
  action: AuditAction,
  { version, blueprint }: ExportInput,
  { tables, sha256 }: ArchiveFooter,
): AuditEvent {
  const after = { version, blueprint, sha256, rows: tables }
  return { action, scope: platformId, target: { kind: 'deployment', id: null }, after }
}

async function insertAll(tx: Tx, file: string, tables: readonly StoredTable[]): Promise<void> {
  let table: ArchiveTable | null = null
  let rows: string[] = []
  const send = async () => {
    if (table !== null && rows.length > 0) await insertRows(tx, table, rows)
    rows = []
  }
  for await (const part of readArchive(file)) {
    if (part.kind === 'table') {
      await send()
      table = knownTable(part.table, tables)
    } else if (part.kind === 'row') {
      rows.push(part.json)
      if (rows.length === batchRows) await send()
    }
  }
  await send()
}

/** A column that this version does not have must not be dropped silently. */
function knownTable(table: ArchiveTable, tables: readonly StoredTable[]): ArchiveTable {
  const known = tables.find(({ name }) => name === table.name)
  if (known && table.columns.every((column) => known.columns.includes(column))) return table
  throw new Problem('invalid-input', {
    detail: `The file holds “${table.name}” in a form that this version does not know. Import it with the version that wrote it.`,
  })
}
