// `npm test`: builds, then runs the unit tests (on both databases) and the browser tests, each within a limit of time,
// and closes with one line that counts them all. `--deep` runs the properties and fuzzers with large counts.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const deep = process.argv.includes('--deep')
const minutes = 60_000
const results = mkdtempSync(join(tmpdir(), 'portreeve-results-'))
const unitResults = join(results, 'unit.json')
const browserResults = join(results, 'browser.json')
const environment = {
  ...process.env,
  PLAYWRIGHT_JSON_OUTPUT_FILE: browserResults,
  ...(deep ? { PORTREEVE_DEEP: '1' } : {}),
}

process.exitCode = 1
try {
  if (spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' }).status === 0) {
    const suites = [
      {
        name: 'unit',
        ok: await run(
          [
            'node_modules/vitest/vitest.mjs',
            'run',
            '--reporter=default',
            '--reporter=json',
            `--outputFile=${unitResults}`,
          ],
          deep ? 60 * minutes : 20 * minutes,
        ),
        ...count(unitResults, ({ numPassedTests, numFailedTests, numPendingTests }) => [
          numPassedTests,
          numFailedTests,
          numPendingTests,
        ]),
      },
      {
        name: 'browser',
        ok: await run(['tests/browser/run.mjs', '--reporter=list,json'], 20 * minutes),
        ...count(browserResults, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected, stats.skipped]),
      },
    ]
    report(suites)
  }
} finally {
  rmSync(results, { recursive: true, force: true })
}

function run([script, ...parameters], limitMs) {
  return new Promise((resolve) => {
    // A process group of its own, so that what the tests started ends with them.
    const child = spawn(process.execPath, [join(root, script), ...parameters], {
      cwd: root,
      env: environment,
      stdio: 'inherit',
      detached: true,
    })
    const end = (signal) => {
      try {
        process.kill(-child.pid, signal)
      } catch {}
    }
    const limit = setTimeout(() => {
      console.error(`Ended after ${limitMs / minutes} minutes: ${script} did not come to an end by itself.`)
      end('SIGKILL')
    }, limitMs)
    const interrupted = () => end('SIGINT')
    process.on('SIGINT', interrupted).on('SIGTERM', interrupted)
    child.on('close', (status) => {
      clearTimeout(limit)
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      resolve(status === 0)
    })
  })
}

function count(file, read) {
  try {
    const [passed, failed, skipped] = read(JSON.parse(readFileSync(file, 'utf8')))
    return { passed, failed, skipped }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

/** A suite that failed without a failed test (it did not compile, or ran out of time) counts as one; so does one without tests. */
function report(suites) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, ok, passed, failed, skipped } of suites) {
    const broken = failed === 0 && (!ok || passed === 0)
    if (broken) console.error(`The ${name} tests did not run to their end.`)
    total.passed += passed
    total.failed += failed + (broken ? 1 : 0)
    total.skipped += skipped
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
  if (total.failed === 0) process.exitCode = 0
}
