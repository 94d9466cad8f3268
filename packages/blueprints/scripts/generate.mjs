// Writes what is derived from the blueprints: blueprint.schema.json for editors, and the matrix.txt of each. With --check
// it writes nothing and fails where a file differs, naming the command that mends it.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace('package.json', 'bin/tsc')
const built = spawnSync(process.execPath, [compiler, '-b', 'packages/blueprints'], { cwd: root, stdio: 'inherit' })
if (built.status !== 0) process.exit(1)

const { compile, matrixText } = await import('@portreeve/engine')
const { catalogue, catalogueFile, loadBlueprint } = await import('../dist/index.js')
const { blueprintJsonSchema } = await import('../dist/blueprint-json-schema.js')

const files = [[fileURLToPath(new URL('../blueprint.schema.json', import.meta.url)), blueprintJsonSchema()]]
for (const id of catalogue) {
  files.push([catalogueFile(id, 'matrix.txt'), matrixText(compile(await loadBlueprint(id)))])
}

const stale = files.filter(([file, text]) => text !== current(file))
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`Out of date: ${file.slice(root.length)}`)
  if (stale.length > 0) console.error('Run: node packages/blueprints/scripts/generate.mjs')
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [file, text] of stale) {
    writeFileSync(file, text)
    console.log(`Wrote ${file.slice(root.length)}`)
  }
}

function current(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
