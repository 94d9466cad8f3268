import pg from 'pg'
import type { Clock } from '../clock.ts'
import { createChangeFeed } from './change-feed.ts'
import type { WithConnection } from './connection.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { postgresqlConnection } from './postgresql-connection.ts'
import { createTransactions } from './transactions.ts'

export interface PostgresqlOptions {
  readonly url: string
  readonly clock: Clock
  readonly connectionsMax?: number
}

/** Opens PostgreSQL 15 or later, and brings the database to this version. */
export async function openPostgresql({ url, clock, connectionsMax = 10 }: PostgresqlOptions): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: connectionsMax })
  const withConnection: WithConnection = async (work) => {
    const connection = postgresqlConnection(await pool.connect())
    try {
      return await work(connection)
    } finally {
      connection.release()
    }
  }
  await withConnection((connection) => migrate(connection, clock))
  const { tell, ...changes } = createChangeFeed(() => Number.POSITIVE_INFINITY)
  const { transact, read } = createTransactions(withConnection, tell)
  return {
    kind: 'postgresql',
    transact,
    read,
    changes,
    async ping() {
      await withConnection((connection) => connection.run('select 1'))
    },
    async close() {
      await pool.end()
    },
  }
}
