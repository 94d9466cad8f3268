import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Smaller files come in one packet anyway. */
const worthwhileBytes = 1_000
/** Fonts (woff2) are compressed already. */
const compressible = /\.(js|css|svg)$/

/** Leaves each file of the build beside itself as brotli and gzip, so that the server sends it small without work of its own. */
export function precompress(): Plugin {
  return {
    name: 'portreeve-precompress',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const files = Object.values(bundle).map((file) => ({
        path: join(dir ?? '', file.fileName),
        content: Buffer.from(file.type === 'chunk' ? file.code : file.source),
      }))
      await Promise.all(
        files
          .filter(({ path, content }) => compressible.test(path) && content.length >= worthwhileBytes)
          .flatMap(({ path, content }) => [writeBrotli(path, content), writeGzip(path, content)]),
      )
    },
  }
}

async function writeBrotli(path: string, content: Buffer): Promise<void> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }))
}

async function writeGzip(path: string, content: Buffer): Promise<void> {
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
}
