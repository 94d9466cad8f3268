/**
 * Measures what a browser loads first, in kB on the wire, at the page for signing in and at Home: on a demo of the built server, with
 * an empty cache, in Chromium. Goes by gzip, as the goal does; browsers that take brotli load less.
 *   npm run build && node bench/bundle.mjs
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { ensureBrowser } from '../tests/browser/ensure-browser.mjs'
import { writeResults } from './write-results.mjs'

const goalKilobytes = 250
const cli = fileURLToPath(new URL('../packages/cli/bin/portreeve.js', import.meta.url))
/** Everybody's, in a demo. */
const password = 'a quiet harbour'

const folder = mkdtempSync(join(tmpdir(), 'portreeve-bundle-'))
const server = spawn(process.execPath, [cli, 'start', '--demo', '--data', folder], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  // Chromium's own walls do not work for root.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  const url = await addressOf(server)
  const gzip = await firstLoads(url, 'gzip')
  const brotli = await firstLoads(url, 'br')
  const heavier = Math.max(code(gzip.signIn), code(gzip.home))
  writeResults('bundle', [
    {
      ...row('bundle', 'first load of the heavier of both pages: page, scripts and styles, gzip', heavier),
      goal: `ours < ${goalKilobytes} kB`,
      met: heavier < goalKilobytes * 1000,
    },
    row('bundle.sign-in', 'first load of the page for signing in: page, scripts and styles, gzip', code(gzip.signIn)),
    row('bundle.home', 'first load of Home, signed in: page, scripts and styles, gzip', code(gzip.home)),
    row('bundle.home.brotli', 'the same, brotli', code(brotli.home)),
    row('bundle.home.fonts', 'fonts that Home loads besides', gzip.home.font),
    row('bundle.home.answers', 'answers of the API that Home asks for besides', gzip.home.answer),
  ])
} finally {
  await browser.close()
  if (server.exitCode === null) {
    server.kill()
    await once(server, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
}

/** Both pages, each with an empty cache, by a browser that takes this encoding. */
async function firstLoads(url, encoding) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': encoding } })
  const signIn = await load(page, network, new URL('/sign-in', url).href, encoding)
  const status = await page.evaluate(signInAsSomebody, password)
  if (status !== 200) throw new Error(`Nobody could sign in (${status})`)
  await network.send('Network.clearBrowserCache')
  const home = await load(page, network, url, encoding)
  await context.close()
  return { signIn, home }
}

/** The bytes that came over the wire (headers included) until the page was quiet, by kind. */
async function load(page, network, address, encoding) {
  const bytes = { page: 0, script: 0, style: 0, font: 0, answer: 0, other: 0 }
  const kinds = new Map()
  const plain = []
  const received = ({ requestId, type, response }) => {
    const kind = kindOf(type, new URL(response.url).pathname)
    kinds.set(requestId, kind)
    if (kind === 'script' && response.headers['content-encoding'] !== encoding) plain.push(response)
  }
  const finished = ({ requestId, encodedDataLength }) => {
    bytes[kinds.get(requestId) ?? 'other'] += encodedDataLength
  }
  network.on('Network.responseReceived', received).on('Network.loadingFinished', finished)
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  network.off('Network.responseReceived', received).off('Network.loadingFinished', finished)
  // Small scripts stay as they are.
  const large = plain.find(({ headers }) => Number(headers['content-length']) >= 1_000)
  if (large) throw new Error(`${large.url} came without ${encoding}`)
  if (bytes.page === 0 || bytes.script === 0) throw new Error(`Nothing was measured at ${address}`)
  return bytes
}

function kindOf(type, path) {
  if (type === 'Document') return 'page'
  if (path.startsWith('/api/')) return 'answer'
  return { js: 'script', css: 'style', woff2: 'font' }[path.split('.').at(-1)] ?? 'other'
}

/** Runs in the page. Answers the status of the sign-in. */
async function signInAsSomebody(word) {
  const { groups } = await (await fetch('/api/v1/demo/people')).json()
  const { email } = groups.flatMap(({ people }) => people).find(({ status }) => status === 'active')
  const body = JSON.stringify({ email, password: word })
  const headers = { 'content-type': 'application/json' }
  return (await fetch('/api/v1/sign-in', { method: 'POST', headers, body })).status
}

async function addressOf({ stdout }) {
  let text = ''
  for await (const chunk of stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += chunk
    const address = /Portreeve is up: (\S+)/.exec(text)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('The server did not start')
}

function code({ page, script, style }) {
  return page + script + style
}

function row(id, title, bytes) {
  const ours = Number((bytes / 1000).toFixed(1))
  return { id, title, ours, peer: null, unit: 'kB', ratio: null, goal: null, met: null }
}
