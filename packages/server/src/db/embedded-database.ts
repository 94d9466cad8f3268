import type { PGlite } from '@electric-sql/pglite'
import type { Clock } from '../clock.ts'
import { createChangeFeed } from './change-feed.ts'
import type { Connection } from './connection.ts'
import type { Database } from './database.ts'
import { embeddedConnection } from './embedded-connection.ts'
import { migrate } from './migrate.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createTransactions } from './transactions.ts'
import { startUpkeep } from './upkeep.ts'

/** The database on an open PGlite that nobody else uses; `closed` is called after it is closed. */
export async function embeddedDatabase(pglite: PGlite, clock: Clock, closed: () => void): Promise<Database> {
  const connection = embeddedConnection(pglite)
  await migrate(connection, clock)
  const queue = oneAtATime()
  const withConnection = <Result>(work: (connection: Connection) => Promise<Result>) => queue(() => work(connection))
  const upkeep = startUpkeep(withConnection)
  // One process holds the folder, so nobody else's changes can be missed.
  const { tell, ...changes } = createChangeFeed(() => Number.POSITIVE_INFINITY)
  const { transact, read } = createTransactions(withConnection, tell)
  let closing: Promise<void> | undefined
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
      closing ??= (async () => {
        try {
          await upkeep.stop()
        } finally {
          await queue(() => pglite.close())
          closed()
        }
      })()
      return closing
    },
  }
}
