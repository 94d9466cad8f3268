// Finds a Chromium for the browser tests, and brings one where there is none: Debian's own package when we are root,
// else Playwright's download. Answers the path of an executable, or null where Playwright's own is to be used.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function ensureBrowser() {
  return process.env.PORTREEVE_CHROMIUM ?? installed() ?? fromDebian() ?? fromPlaywright() ?? missing()
}

function installed() {
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  return known.find((path) => existsSync(path))
}

function fromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('There is no Chromium on this machine; installing the system package (chromium).')
  const apt = (...parameters) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...parameters], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 5 * 60_000,
    }).status === 0
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
  return installed()
}

function fromPlaywright() {
  console.log('Downloading Chromium for the tests.')
  spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], {
    stdio: 'inherit',
    timeout: 5 * 60_000,
  })
  return installed()
}

function missing() {
  throw new Error(
    'The browser tests need Chromium, and it could not be installed. Install it (Debian: apt-get install chromium), or set PORTREEVE_CHROMIUM to the path of one.',
  )
}
