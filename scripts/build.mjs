// Builds everything that running from a checkout needs. Runs after `npm install` and before the tests; what has not
// changed since the last time is left alone, so that a second run takes about a second.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = ['engine', 'blueprints', 'server', 'sdk', 'cli']
const steps = [
  {
    name: 'console',
    inputs: [
      'packages/sdk/src',
      'packages/console/src',
      'packages/console/index.html',
      'packages/console/public',
      'packages/console/vite.config.ts',
      'packages/console/package.json',
      'packages/console/guides-plugin.ts',
      'packages/console/no-circles-plugin.ts',
      'packages/console/precompress-plugin.ts',
      'docs',
    ],
    output: 'packages/console/dist/index.html',
    folder: 'packages/console',
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
]

if (!existsSync(join(root, 'node_modules/typescript'))) {
  console.log('Nothing was built: the compiler is not there (installed without development dependencies).')
  process.exit(0)
}
compile()
// Keeps its own record of what it was made from.
run(['packages/server/scripts/make-template.mjs'], '.')
for (const step of steps) build(step)

/** The compiler keeps a record of what it built, but does not notice that somebody removed what it wrote. */
function compile() {
  for (const name of compiled) {
    const dist = join(root, 'packages', name, 'dist')
    if (!existsSync(join(dist, 'index.js')) && !existsSync(join(dist, 'main.js')))
      rmSync(join(dist, '.tsbuildinfo'), { force: true })
  }
  run(['node_modules/typescript/bin/tsc', '-b'], '.')
}

function build({ name, inputs, output, folder, command }) {
  const record = join(root, 'node_modules/.cache/portreeve', `${name.replaceAll(' ', '-')}.sha256`)
  const now = digest(inputs)
  if (existsSync(join(root, output)) && existsSync(record) && readFileSync(record, 'utf8') === now) return
  console.log(`Building the ${name}.`)
  run(command, folder)
  mkdirSync(dirname(record), { recursive: true })
  writeFileSync(record, now)
}

function run([script, ...parameters], folder) {
  const { status, signal } = spawnSync(process.execPath, [join(root, script), ...parameters], {
    cwd: join(root, folder),
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(signal ? 1 : (status ?? 1))
}

function digest(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => filesIn(join(root, input))))
    hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
