// `node packages/server/scripts/make-migration.mjs <name>` writes the migration that brings the database to `schema.ts`;
// with `--custom` an empty one to be written by hand; with `--check` only tells whether one is missing.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('..', import.meta.url))
const migrations = join(folder, 'migrations')
const parameters = process.argv.slice(2)

// drizzle-kit looks for drizzle-orm beside itself, by import and by require; npm may lay it beside this package instead.
const besideUs = `export const resolve = (name, context, next) =>
  next(name, name.startsWith('drizzle-orm') ? { ...context, parentURL: ${JSON.stringify(import.meta.url)} } : context)`
const hook = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(besideUs))})`

if (parameters.includes('--check')) {
  const copy = mkdtempSync(join(tmpdir(), 'portreeve-migrations-'))
  try {
    cpSync(migrations, copy, { recursive: true })
    generate(copy, ['--name', 'missing'])
    if (readdirSync(copy).some((file) => file.endsWith('_missing.sql'))) {
      console.error(
        'schema.ts says what no migration makes. Run: node packages/server/scripts/make-migration.mjs <name>',
      )
      process.exitCode = 1
    }
  } finally {
    rmSync(copy, { recursive: true })
  }
} else {
  const name = parameters.find((parameter) => !parameter.startsWith('--'))
  if (name === undefined) throw new Error('Give the migration a name.')
  process.stdout.write(
    generate(migrations, ['--name', name, ...parameters.filter((parameter) => parameter === '--custom')]),
  )
}

function generate(out, options) {
  const kit = fileURLToPath(new URL('bin.cjs', import.meta.resolve('drizzle-kit')))
  const arguments_ = [
    'generate',
    '--dialect',
    'postgresql',
    '--schema',
    './src/db/schema.ts',
    '--out',
    relative(folder, out),
  ]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', dataUrl(hook), kit, ...arguments_, ...options],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_PATH: dirname(dirname(fileURLToPath(import.meta.resolve('drizzle-orm')))) },
    },
  )
  // It exits with 0 when it fails, too.
  if (status !== 0 || !/\d tables/.test(stdout)) throw new Error(`drizzle-kit failed: ${stdout}${stderr}`)
  return stdout
}

function dataUrl(code) {
  return `data:text/javascript,${encodeURIComponent(code)}`
}
