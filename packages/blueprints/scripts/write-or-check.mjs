import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The built package, built anew: what is derived from a stale build would be stale as well. */
export function build() {
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace('package.json', 'bin/tsc')
  const { status } = spawnSync(process.execPath, [compiler, '-b', 'packages/blueprints'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}

/** Writes the files that differ. With --check it writes nothing, and fails naming the command that mends it. */
export function writeOrCheck(files, command) {
  const stale = files.filter(([file, text]) => text !== current(file))
  for (const [file, text] of stale) {
    if (!process.argv.includes('--check')) {
      writeFileSync(file, text)
      console.log(`Wrote ${file.slice(root.length)}`)
      continue
    }
    console.error(`Out of date: ${file.slice(root.length)}. Run: node ${command}`)
    process.exitCode = 1
  }
}

function current(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
