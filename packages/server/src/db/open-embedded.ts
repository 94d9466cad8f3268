import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import type { Clock } from '../clock.ts'
import type { Database } from './database.ts'
import { embeddedDatabase } from './embedded-database.ts'
import { openFolder } from './embedded-folder.ts'
import { usableTemplate } from './embedded-template.ts'
import { lockFolder } from './folder-lock.ts'

export interface EmbeddedOptions {
  /** Where the data lies; null keeps it in memory and forgets it. */
  readonly folder: string | null
  readonly clock: Clock
  /** A tar file made by `makeEmbeddedTemplate`, to start from. Left out: the one of the build, if there is one. */
  readonly template?: string | null
}

/**
 * Opens the embedded database, makes it when it is not there, and brings it to this version. Throws `FolderInUse` when
 * another process has the folder.
 */
export async function openEmbedded({ folder, clock, template }: EmbeddedOptions): Promise<Database> {
  const unlock = folder === null ? () => {} : lockFolder(folder)
  try {
    const from = template === undefined ? await usableTemplate() : template
    const pglite = folder === null ? await openInMemory(from) : (await openFolder(folder, from)).pglite
    try {
      return await embeddedDatabase(pglite, clock, unlock)
    } catch (error) {
      await pglite.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** A database that is gone with its process, for tests and for trying things out. */
export async function openInMemory(template: string | null): Promise<PGlite> {
  return PGlite.create(template === null ? {} : { loadDataDir: await openAsBlob(template) })
}
