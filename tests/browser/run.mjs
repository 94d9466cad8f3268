// Runs the browser tests with whatever Chromium there is. Parameters go on to Playwright.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureBrowser } from './ensure-browser.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

try {
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config',
      'tests/browser/playwright.config.ts',
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, PORTREEVE_CHROMIUM: ensureBrowser() } },
  )
  process.exitCode = status ?? 1
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
