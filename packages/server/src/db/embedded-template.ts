import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { systemClock } from '../clock.ts'
import { embeddedConnection } from './embedded-connection.ts'
import { migrate } from './migrate.ts'
import { loadMigrations } from './migrations.ts'

/** Made by `scripts/make-template.mjs` at build; the key beside it says of what. */
const built = new URL('../../dist/embedded-template.tar.gz', import.meta.url)

/** A fresh, migrated database as a tar file (gzipped or not): unpacking it is several times faster than making one. */
export async function makeEmbeddedTemplate(compression: 'gzip' | 'none'): Promise<Uint8Array> {
  const pglite = await PGlite.create()
  await migrate(embeddedConnection(pglite), systemClock)
  const template = await pglite.dumpDataDir(compression)
  await pglite.close()
  return new Uint8Array(await template.arrayBuffer())
}

/** What a template depends on: PGlite and the migrations. */
export async function templateKey(): Promise<string> {
  const hash = createHash('sha256').update(pgliteVersion())
  for (const migration of await loadMigrations()) hash.update(migration.hash)
  return hash.digest('hex')
}

/** The template of the build, unless it is missing or was made for other migrations or another PGlite. */
export async function usableTemplate(): Promise<string | null> {
  const key = new URL(`${built.href}.key`)
  if (!existsSync(built) || !existsSync(key)) return null
  return readFileSync(key, 'utf8').trim() === (await templateKey()) ? fileURLToPath(built) : null
}

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const { version }: { version: string } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  return version
}
