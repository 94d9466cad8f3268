import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { Connection, Row } from './connection.ts'
import type { Tx } from './database.ts'
import { relationalSchema, type TablesSchema } from './relational-schema.ts'
import type * as schema from './schema.ts'

const dialect = new PgDialect()

/** Statements on any client of `pg`; with a limit of this side's own, in milliseconds. */
export function connectionOf(client: pg.ClientBase): {
  run(text: string, limitMs?: number): Promise<readonly (readonly Row[])[]>
} {
  return {
    async run(text, limitMs) {
      // Several statements answer with an array of results, one with a result.
      const query = limitMs === undefined ? { text } : { text, query_timeout: limitMs }
      const results = [await client.query(query)].flat() as pg.QueryResult<Row>[]
      return results.filter((result) => result.fields.length > 0).map((result) => result.rows)
    },
  }
}

/** A connection from the pool; `release` gives it back, or closes it when it was discarded. */
export function postgresqlConnection(client: pg.PoolClient): Connection & { release(): void } {
  let broken = false
  return {
    run: connectionOf(client).run,
    open() {
      let ended = false
      // Only what drizzle's session calls.
      const handle = {
        query: (...query: Parameters<typeof client.query>) => {
          if (ended) throw new Error('The transaction of this handle has ended.')
          return client.query(...query)
        },
      }
      const session = new NodePgSession<typeof schema, TablesSchema>(handle as pg.PoolClient, dialect, relationalSchema)
      const tx = new NodePgDatabase(dialect, session, relationalSchema)
      return {
        tx: tx as unknown as Tx,
        end() {
          ended = true
        },
      }
    },
    discard() {
      broken = true
    },
    release() {
      client.release(broken)
    },
  }
}
