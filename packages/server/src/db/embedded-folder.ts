import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openAsBlob,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { DurableFiles, durableStartParams, syncFolder } from './durable-files.ts'

/** The PostgreSQL inside PGlite. A test holds it equal to what the embedded database says of itself. */
export const embeddedMajor = '18'

/**
 * Opens the database in a folder that this process has locked; a new one is made beside its place (from the template, else
 * by initdb) and renamed into it, so that a process killed half-way leaves nothing that looks like a database.
 */
export async function openFolder(
  folder: string,
  template: string | null,
): Promise<{ pglite: PGlite; files: DurableFiles }> {
  const database = join(folder, 'database')
  if (existsSync(database)) requireOurs(database)
  else await makeDatabase(folder, database, template)
  return start(database)
}

function requireOurs(database: string): void {
  const file = join(database, 'PG_VERSION')
  if (!existsSync(file)) {
    throw new Error(
      `The folder ${database} holds no database (there is no PG_VERSION in it). Move it away, or restore a backup.`,
    )
  }
  const major = readFileSync(file, 'utf8').trim()
  if (major !== embeddedMajor) {
    throw new Error(
      `The data in ${database} was written by an embedded PostgreSQL ${major}; this Portreeve has ${embeddedMajor}, which cannot read it. ` +
        'Write it to a file with the Portreeve that made it (`portreeve export`), and read it into a new folder with this one (`portreeve import`).',
    )
  }
}

async function makeDatabase(folder: string, database: string, template: string | null): Promise<void> {
  const unfinished = join(folder, 'database.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  // PGlite makes files that everybody may read and write; in here nobody else gets at them, whatever the folder around it is.
  mkdirSync(unfinished, { mode: 0o700 })
  const { pglite } = await start(unfinished, template)
  await pglite.exec('checkpoint')
  await pglite.close()
  syncTree(unfinished)
  renameSync(unfinished, database)
  syncFolder(folder)
}

async function start(
  database: string,
  template: string | null = null,
): Promise<{ pglite: PGlite; files: DurableFiles }> {
  const files = new DurableFiles(database)
  const pglite = await PGlite.create({
    fs: files,
    startParams: durableStartParams,
    ...(template !== null && { loadDataDir: await openAsBlob(template) }),
  })
  return { pglite, files }
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) syncTree(child)
    else if (entry.isFile()) {
      const file = openSync(child, 'r+')
      fsyncSync(file)
      closeSync(file)
    }
  }
  syncFolder(path)
}
