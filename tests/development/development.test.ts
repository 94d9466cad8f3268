import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { catalogueFile } from '../../packages/blueprints/src/load.ts'
import { freePort } from '../../packages/server/src/http/free-port.ts'
import { root } from '../repo/source.ts'
import { startServer } from '../running-server.ts'
import { type RunningGroup, startGroup, until } from './running-group.ts'

const folder = mkdtempSync(join(tmpdir(), 'portreeve-development-'))
const blueprint = join(folder, 'starter.yaml')
copyFileSync(catalogueFile('starter', 'blueprint.yaml'), blueprint)

let running: RunningGroup | null = null
afterEach(() => {
  if (running !== null && running.processes().length > 0) running.signal('SIGKILL')
  running = null
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Far from what people use, so that a checkout in which somebody develops can be tested. */
async function start(parameters: readonly string[]): Promise<{ group: RunningGroup; url: string }> {
  const port = await freePort('localhost', 17_310)
  const group = startGroup(['npm', 'run', 'dev', '--', '--port', String(port), ...parameters], root)
  running = group
  const url = `http://localhost:${port}`
  await until('the server is up', group, () => (group.output().includes(`Portreeve is up: ${url}`) ? true : null))
  return { group, url }
}

const gone = (group: RunningGroup) =>
  until('nothing of it runs', group, () => (group.processes().length === 0 ? true : null), 20_000)

async function deployment(url: string): Promise<{ blueprint: { label: string } }> {
  return (await (await fetch(`${url}/api/v1/deployment`)).json()) as { blueprint: { label: string } }
}

const label = async (url: string) => (await deployment(url)).blueprint.label

describe('npm run dev', { timeout: 180_000 }, () => {
  test('shows the console under the policy of production, with the server behind it, and one Ctrl-C ends all', async () => {
    const { group, url } = await start(['--blueprint', 'ai-platform', '--data', join(folder, 'demo')])
    const page = await fetch(`${url}/members`, { headers: { accept: 'text/html' } })
    const html = await page.text()
    const nonce = /<script type="module" nonce="([^"]+)"/.exec(html)?.[1]
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`)
    expect(policy).not.toContain('unsafe')
    expect(html).not.toContain('__NONCE__')
    expect((await fetch(`${url}/@vite/client`)).status).toBe(200)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    const person = { email: 'sean@oneil-soen.example', password: 'a quiet harbour' }
    const signIn = (origin: string) => post(`${url}/api/v1/sign-in`, origin, person)
    expect((await signIn(url)).status).toBe(200)
    expect((await signIn('http://localhost:1')).status).toBe(403)
    expect(group.processes().length).toBeGreaterThan(2)

    group.signal('SIGINT')
    await gone(group)
    expect(group.output()).not.toContain('Error')
  })

  test('restarts the server when its blueprint changes, not when that has problems, and ends when npm is killed', async () => {
    const { group, url } = await start(['--blueprint', blueprint, '--data', join(folder, 'own')])
    const original = readFileSync(blueprint, 'utf8')
    const before = await label(url)
    writeFileSync(blueprint, `${original}\nunheard-of: true\n`)
    await until('the problem is told', group, () => (group.output().includes('unheard-of') ? true : null))
    expect(await label(url)).toBe(before)
    writeFileSync(blueprint, original.replace(/^label: .*$/m, 'label: Renamed'))
    // Requests that find no server wait for it; one that is under way when it ends has no answer, and is made again.
    const labelIfAny = () => label(url).catch(() => null)
    await until('the new name', group, async () => ((await labelIfAny()) === 'Renamed' ? true : null))

    group.child.kill('SIGKILL')
    await gone(group)
  })

  test('shows the console alone, of a server that runs already and calls itself by its own address', async () => {
    const cli = join(root, 'packages/cli/bin/portreeve.js')
    const server = await startServer([process.execPath, cli, 'start', '--demo', '--data', join(folder, 'alone')], {
      cwd: folder,
    })
    const port = await freePort('localhost', 17_410)
    const command = ['scripts/dev.mjs', '--console-only', '--server', server.url, '--port', String(port)]
    const group = startGroup([process.execPath, ...command], root)
    running = group
    const url = `http://localhost:${port}`
    await until('the console is up', group, () => (group.output().includes(`The console is up: ${url}`) ? true : null))
    expect(await label(url)).toBe(await label(server.url))
    expect((await fetch(url)).headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await post(`${url}/api/v1/sign-in`, url, {})).status).toBe(422)
    expect((await post(`${url}/api/v1/sign-in`, 'http://localhost:1', {})).status).toBe(403)

    group.child.kill('SIGKILL')
    await gone(group)
    await server.stop()
  })
})

function post(address: string, origin: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin }
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
}
