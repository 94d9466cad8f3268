import pg from 'pg'
import type { Clock } from '../clock.ts'
import { createChangeFeed } from './change-feed.ts'
import type { WithConnection } from './connection.ts'
import type { Database } from './database.ts'
import { type Listener, startListener } from './listener.ts'
import { migrate } from './migrate.ts'
import { connectionOf, postgresqlConnection } from './postgresql-connection.ts'
import { createTransactions } from './transactions.ts'

export interface PostgresqlOptions {
  readonly url: string
  readonly clock: Clock
  readonly connectionsMax?: number
}

/** Opens PostgreSQL 15 or later, and brings the database to this version. */
export async function openPostgresql({ url, clock, connectionsMax = 10 }: PostgresqlOptions): Promise<Database> {
  await prepare(url, clock)
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    application_name: 'portreeve',
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    // Of this side: a half-open connection answers nothing at all.
    query_timeout: 20_000,
  })
  // A connection that breaks while idle leaves the pool by itself; unheard, its error would end the process.
  pool.on('error', () => {})
  const withConnection: WithConnection = async (work) => {
    const connection = postgresqlConnection(await pool.connect())
    try {
      return await work(connection)
    } finally {
      connection.release()
    }
  }
  let listener: Listener | undefined
  const { tell, ...changes } = createChangeFeed(() => listener?.trustedUntil() ?? Number.NEGATIVE_INFINITY)
  try {
    listener = await startListener(url, tell)
  } catch (error) {
    await pool.end()
    throw error
  }
  let closed: Promise<void> | undefined
  return {
    kind: 'postgresql',
    ...createTransactions(withConnection, tell),
    changes,
    async ping() {
      await withConnection(async (connection) => {
        try {
          await connection.run('select 1', 2000)
        } catch (error) {
          connection.discard()
          throw error
        }
      })
    },
    close() {
      listener?.close()
      closed ??= pool.end()
      return closed
    },
  }
}

/** On a connection without time limits: another node may be migrating for long. */
async function prepare(url: string, clock: Clock): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const connection = connectionOf(client)
    await requireUsable(connection)
    await migrate(connection, clock)
  } finally {
    await client.end()
  }
}

async function requireUsable(connection: ReturnType<typeof connectionOf>): Promise<void> {
  const [rows] = await connection.run(`select current_setting('server_version_num')::int as version,
    current_setting('server_version') as name, current_setting('server_encoding') as encoding`)
  const { version, name, encoding } = rows?.[0] ?? {}
  if (typeof version !== 'number' || version < 150000) {
    throw new Error(`This is PostgreSQL ${name}; Portreeve needs 15 or later.`)
  }
  if (encoding !== 'UTF8') {
    throw new Error(
      `This database is encoded in ${encoding}; names in every script need one made with ENCODING 'UTF8'.`,
    )
  }
}
