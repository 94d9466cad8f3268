// `npm run check`: everything that a machine can say about the tree without running the tests. All checks run, however
// many fail, and each failure names the command that mends it.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = 'node_modules/typescript/bin/tsc'
const checks = [
  { name: 'build', run: ['scripts/build.mjs'] },
  { name: 'types of the tests', run: [tsc, '-p', 'tsconfig.tests.json'] },
  { name: 'types of the console', run: [tsc, '-p', 'packages/console'] },
  {
    name: 'format and lint',
    run: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--diagnostic-level=warn'],
    mend: 'npm run format',
  },
  { name: 'nothing unused', run: ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'] },
  { name: 'openapi.json', run: ['packages/server/scripts/generate-openapi.mjs', '--check'] },
  { name: 'types of the client', run: ['packages/sdk/scripts/write-schema.mjs', '--check'] },
  { name: 'schema of blueprints', run: ['packages/blueprints/scripts/write-schema.mjs', '--check'] },
  { name: 'matrix of each blueprint', run: ['packages/blueprints/scripts/write-matrix.mjs', '--check'] },
  { name: 'diagram of the life cycle', run: ['packages/server/scripts/write-life-cycle.mjs', '--check'] },
  { name: 'catalogue of the database', run: ['packages/server/scripts/write-catalogue.mjs', '--check'] },
  { name: 'rules of the repository', run: ['node_modules/vitest/vitest.mjs', 'run', 'tests/repo', '--reporter=dot'] },
]

const failed = []
for (const { name, run, mend } of checks) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, run, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`)
  if (status === 0) continue
  failed.push(name)
  console.log(`${stdout}${stderr}`.trim().replace(/^/gm, '        '))
  const command = mend ?? (run.includes('--check') ? `node ${run[0]}` : undefined)
  if (command) console.log(`        To mend it: ${command}`)
}
console.log(
  failed.length === 0
    ? '\nAll checks passed.'
    : `\n${failed.length} of ${checks.length} checks failed: ${failed.join(', ')}.`,
)
process.exitCode = failed.length === 0 ? 0 : 1
