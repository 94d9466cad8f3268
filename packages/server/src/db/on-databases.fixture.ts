import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { systemClock } from '../clock.ts'
import type { Database } from './database.ts'
import { openEmbedded } from './open-embedded.ts'
import { openPostgresql } from './open-postgresql.ts'

interface OneDatabase {
  readonly kind: Database['kind']
  /** The block's database, the same at every call: tests keep apart by fresh scopes and people. Closed after the block. */
  open(): Promise<Database>
}

/** Runs a block of tests once on the embedded database and once on PostgreSQL: one suite, two databases. */
export function describeOnDatabases(name: string, block: (on: OneDatabase) => void): void {
  for (const [kind, openOne] of [
    ['embedded', () => openEmbedded({ folder: null, clock: systemClock, template: inject('embeddedTemplate') })],
    ['postgresql', async () => openPostgresql({ url: await freshPostgresql(), clock: systemClock })],
  ] as const) {
    describe(`${name} (${kind})`, () => {
      let opened: Promise<Database> | undefined
      afterAll(async () => (await opened)?.close())
      block({
        kind,
        open() {
          opened ??= openOne()
          return opened
        },
      })
    })
  }
}

/** The address of this worker's database, made anew from the migrated template. */
export async function freshPostgresql(template = inject('postgres').template): Promise<string> {
  const { url } = inject('postgres')
  const name = `${inject('postgres').prefix}_worker_${process.env.VITEST_POOL_ID ?? '0'}`
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template ${template}`)
  } finally {
    await client.end()
  }
  return databaseUrl(url, name)
}

function databaseUrl(url: string, name: string): string {
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
