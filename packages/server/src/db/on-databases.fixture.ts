import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { systemClock } from '../clock.ts'
import type { Row } from './connection.ts'
import type { Database } from './database.ts'
import { embeddedDatabase } from './embedded-database.ts'
import { openInMemory } from './open-embedded.ts'
import { openPostgresql } from './open-postgresql.ts'

interface OneDatabase {
  readonly kind: Database['kind']
  /** The block's database, the same at every call: tests keep apart by fresh scopes and people. Closed after the block. */
  open(): Promise<Database>
  /** Statements as the database's superuser, past every wall, outside of every transaction of the server: a hand in psql. */
  byHand(statements: string): Promise<readonly Row[]>
}

interface Opened {
  readonly database: Database
  readonly byHand: OneDatabase['byHand']
}

/** Runs a block of tests once on the embedded database and once on PostgreSQL: one suite, two databases. */
export function describeOnDatabases(name: string, block: (on: OneDatabase) => void): void {
  for (const [kind, openOne] of [
    ['embedded', openEmbeddedOne],
    ['postgresql', openPostgresqlOne],
  ] as const) {
    describe(`${name} (${kind})`, () => {
      let opened: Promise<Opened> | undefined
      const once = () => {
        opened ??= openOne()
        return opened
      }
      afterAll(async () => (await opened)?.database.close())
      block({
        kind,
        open: async () => (await once()).database,
        byHand: async (statements) => (await once()).byHand(statements),
      })
    })
  }
}

async function openEmbeddedOne(): Promise<Opened> {
  const pglite = await openInMemory(inject('embeddedTemplate'))
  return {
    database: await embeddedDatabase(pglite, systemClock, () => {}),
    byHand: async (statements) => (await pglite.exec(statements)).at(-1)?.rows ?? [],
  }
}

async function openPostgresqlOne(): Promise<Opened> {
  const url = await freshPostgresql()
  return {
    database: await openPostgresql({ url, clock: systemClock }),
    byHand: (statements) => byHandAt(url, statements),
  }
}

/** Runs statements on a connection of their own, as the login of the address; answers the rows of the last. */
export async function byHandAt(url: string, statements: string): Promise<readonly Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const results = [await client.query(statements)].flat() as pg.QueryResult<Row>[]
    return results.at(-1)?.rows ?? []
  } finally {
    await client.end()
  }
}

/** The address of a database of this worker, made anew: from the migrated template, or empty. `part` where a file needs two at once. */
export async function freshPostgresql({ empty = false, part = '' } = {}): Promise<string> {
  const { url, template, prefix } = inject('postgres')
  const name = `${prefix}_worker_${process.env.VITEST_POOL_ID ?? '0'}${part}`
  await byHandAt(url, `drop database if exists ${name} with (force)`)
  await byHandAt(url, `create database ${name} template ${empty ? 'template0' : template}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
