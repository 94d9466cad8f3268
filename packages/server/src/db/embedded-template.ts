import { PGlite } from '@electric-sql/pglite'
import { systemClock } from '../clock.ts'
import { embeddedConnection } from './embedded-connection.ts'
import { migrate } from './migrate.ts'

/** A fresh, migrated database as a tar file (gzipped or not): unpacking it is several times faster than making one. */
export async function makeEmbeddedTemplate(compression: 'gzip' | 'none'): Promise<Uint8Array> {
  const pglite = await PGlite.create()
  await migrate(embeddedConnection(pglite), systemClock)
  const template = await pglite.dumpDataDir(compression)
  await pglite.close()
  return new Uint8Array(await template.arrayBuffer())
}
