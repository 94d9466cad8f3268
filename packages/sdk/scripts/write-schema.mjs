// Writes src/schema.gen.ts from the server's openapi.json. With --check it writes nothing and fails where they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const description = new URL('../../server/openapi.json', import.meta.url)
const target = fileURLToPath(new URL('../src/schema.gen.ts', import.meta.url))

const header =
  '// The API of the server, from packages/server/openapi.json. Written by scripts/write-schema.mjs; do not edit.\n'
// A file is a file, and not text.
const transform = ({ format }) => (format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined)
const text = header + astToString(await openapiTS(description, { transform }))

if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
} else if (text !== readOrNull(target)) {
  console.error('packages/sdk/src/schema.gen.ts is out of date. Run: node packages/sdk/scripts/write-schema.mjs')
  process.exitCode = 1
}

function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
