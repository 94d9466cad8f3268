// Writes openapi.json from the schemas that validate requests; `--check` only compares, and says how to mend it.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openApiDocument } from '../dist/http/openapi-document.js'

const file = fileURLToPath(new URL('../openapi.json', import.meta.url))
const text = `${JSON.stringify(await openApiDocument(), null, 2)}\n`

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(
    'packages/server/openapi.json is not what the server serves. Run: node packages/server/scripts/generate-openapi.mjs',
  )
  process.exitCode = 1
}
