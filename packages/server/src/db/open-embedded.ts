import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import type { Clock } from '../clock.ts'
import { createChangeFeed } from './change-feed.ts'
import type { Connection } from './connection.ts'
import type { Database } from './database.ts'
import { embeddedConnection } from './embedded-connection.ts'
import { openFolder } from './embedded-folder.ts'
import { usableTemplate } from './embedded-template.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createTransactions } from './transactions.ts'
import { startUpkeep } from './upkeep.ts'

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
      return await serve(pglite, clock, unlock)
    } catch (error) {
      await pglite.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function openInMemory(template: string | null): Promise<PGlite> {
  return PGlite.create(template === null ? {} : { loadDataDir: await openAsBlob(template) })
}

async function serve(pglite: PGlite, clock: Clock, unlock: () => void): Promise<Database> {
  const connection = embeddedConnection(pglite)
  await migrate(connection, clock)
  const queue = oneAtATime()
  const withConnection = <Result>(work: (connection: Connection) => Promise<Result>) => queue(() => work(connection))
  const upkeep = startUpkeep(withConnection)
  // One process holds the folder, so nobody else's changes can be missed.
  const { tell, ...changes } = createChangeFeed(() => Number.POSITIVE_INFINITY)
  const { transact, read } = createTransactions(withConnection, tell)
  let closed: Promise<void> | undefined
  return {
    kind: 'embedded',
    transact(wall, work) {
      upkeep.written()
      return transact(wall, work)
    },
    read,
    changes,
    async ping() {
      await withConnection(() => connection.run('select 1'))
    },
    close() {
      closed ??= (async () => {
        try {
          await upkeep.stop()
        } finally {
          await queue(() => pglite.close())
          unlock()
        }
      })()
      return closed
    },
  }
}
