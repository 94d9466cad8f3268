import type { PGlite } from '@electric-sql/pglite'
import { PgDialect } from 'drizzle-orm/pg-core'
import { type PgliteClient, PgliteDatabase, PgliteSession } from 'drizzle-orm/pglite'
import type { Connection, Row } from './connection.ts'
import type { Tx } from './database.ts'
import { relationalSchema, type TablesSchema } from './relational-schema.ts'
import type * as schema from './schema.ts'

const dialect = new PgDialect()

/** The one connection that the embedded database has. */
export function embeddedConnection(pglite: PGlite): Connection {
  return {
    async run(statements) {
      const results = await pglite.exec(statements)
      return results.filter((result) => result.fields.length > 0).map((result) => result.rows as Row[])
    },
    open() {
      let ended = false
      // Only what drizzle's session calls.
      const client: Pick<PGlite, 'query'> = {
        query: (...query) => {
          if (ended) throw new Error('The transaction of this handle has ended.')
          return pglite.query(...query)
        },
      }
      const session = new PgliteSession<typeof schema, TablesSchema>(client as PgliteClient, dialect, relationalSchema)
      const tx = new PgliteDatabase(dialect, session, relationalSchema)
      return {
        tx: tx as unknown as Tx,
        end() {
          ended = true
        },
      }
    },
    // There is no other: the next transaction starts with `begin`, which this one's end has left possible.
    discard() {},
  }
}
