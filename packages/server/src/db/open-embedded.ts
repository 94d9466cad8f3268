import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import type { Clock } from '../clock.ts'
import { createChangeFeed } from './change-feed.ts'
import type { Database } from './database.ts'
import { embeddedConnection } from './embedded-connection.ts'
import { migrate } from './migrate.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createTransactions } from './transactions.ts'

export interface EmbeddedOptions {
  /** Where the data lies; null keeps it in memory and forgets it. */
  readonly folder: string | null
  readonly clock: Clock
  /** A tar file made by `makeEmbeddedTemplate`, to start from. */
  readonly template?: string
}

/** Opens the embedded database, makes it when it is not there, and brings it to this version. */
export async function openEmbedded({ clock, template }: EmbeddedOptions): Promise<Database> {
  const pglite = await PGlite.create(template === undefined ? {} : { loadDataDir: await openAsBlob(template) })
  const connection = embeddedConnection(pglite)
  await migrate(connection, clock)
  // One process holds the folder, so nobody else's changes can be missed.
  const { tell, ...changes } = createChangeFeed(() => Number.POSITIVE_INFINITY)
  const queue = oneAtATime()
  const { transact, read } = createTransactions((work) => queue(() => work(connection)), tell)
  return {
    kind: 'embedded',
    transact,
    read,
    changes,
    async ping() {
      await queue(() => connection.run('select 1'))
    },
    async close() {
      await queue(() => pglite.close())
    },
  }
}
