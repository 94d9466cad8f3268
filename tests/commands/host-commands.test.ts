import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { portreeve } from '../../packages/cli/src/run.fixture.ts'
import { root } from '../repo/source.ts'
import { startServer } from '../running-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'portreeve-host-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const data = join(folder, 'data')
const copy = join(folder, 'copy')
const archive = join(folder, 'everything.portreeve')
const password = 'harbour lantern 41 oar'
const start = (where: string) =>
  startServer([process.execPath, join(root, 'packages/cli/bin/portreeve.js'), 'start', '--data', where], {
    cwd: folder,
  })

function post(url: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url }
  return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

function setUp(url: string, link: string): Promise<Response> {
  const token = new URL(link).hash.slice(1)
  return post(url, '/api/v1/set-up', {
    token,
    name: 'Žofie',
    email: 'zofie@example.org',
    password,
    deploymentName: 'Přístav',
  })
}

const linkIn = (text: string) => /http:\/\/\S+\/set-up#\S+/.exec(text)![0]

/** One story, in the order in which an operator would live it: each test goes on from the one before. */
test('a command for a deployment that is not there says so, and leaves no empty one behind', async () => {
  const { exitCode, complaint } = await portreeve(['setup', '--new-link', '--data', data])
  expect([exitCode, complaint]).toEqual([
    2,
    `portreeve: There is no data folder ${data}. Say which with --data or --blueprint.`,
  ])
  expect(existsSync(data)).toBe(false)
})

test('while a server has the data folder, a command on it is refused and names the server', async () => {
  const server = await start(data)
  const { exitCode, complaint } = await portreeve(['setup', '--new-link', '--data', data])
  await server.stop()
  expect(exitCode).toBe(2)
  expect(complaint).toMatch(/is in use by the process \d+/)
})

test('setup --new-link makes a link that works once, and ends the one before (X12)', async () => {
  const made = await portreeve(['setup', '--new-link', '--data', data])
  expect(made.exitCode).toBe(0)
  const server = await start(data)
  try {
    // The start made a third link, for whoever reads its text.
    const link = linkIn(server.output())
    expect((await setUp(server.url, linkIn(made.printed))).status).toBe(410)
    expect((await setUp(server.url, link)).status).toBe(201)
    expect((await setUp(server.url, link)).status).toBe(410)
  } finally {
    await server.stop()
  }
  const again = await portreeve(['setup', '--new-link', '--data', data])
  expect([again.exitCode, again.complaint]).toEqual([2, expect.stringContaining('is set up already')])
})

test('recover lets somebody in again whom it names (X3)', async () => {
  const unknown = await portreeve(['recover', '--email', 'nobody@example.org', '--data', data])
  expect([unknown.exitCode, unknown.complaint]).toEqual([
    2,
    'portreeve: Nobody here has the address nobody@example.org.',
  ])
  const wrong = await portreeve(['recover', '--email', 'zofie@example.org', '--scope', 'x', '--data', data])
  expect(wrong.complaint).toBe('portreeve: "x" is not the id of a scope.')

  const { printed } = await portreeve(['recover', '--email', 'zofie@example.org', '--data', data])
  expect(printed).toContain('Žofie now has: ')
  const temporary = /: (\S+)$/.exec(printed)![1]!
  const server = await start(data)
  try {
    const signIn = (word: string) => post(server.url, '/api/v1/sign-in', { email: 'zofie@example.org', password: word })
    expect((await signIn(password)).status).toBe(401)
    expect((await signIn(temporary)).status).toBe(200)
  } finally {
    await server.stop()
  }
})

test('audit verify finds every event as it was written, also against heads that were kept elsewhere', async () => {
  const heads = await portreeve(['audit', 'heads', '--data', data])
  writeFileSync(join(folder, 'heads.json'), heads.printed)
  const verified = await portreeve(['audit', 'verify', '--heads', join(folder, 'heads.json'), '--data', data])
  expect(verified.exitCode).toBe(0)
  expect(verified.printed).toMatch(/^\d+ events in \d+ scopes?: all as they were written\.$/)
  const foreign = JSON.stringify({ ...JSON.parse(heads.printed), at: '2001-01-01T00:00:00.000Z' })
  writeFileSync(join(folder, 'foreign.json'), foreign)
  const refused = await portreeve(['audit', 'verify', '--heads', join(folder, 'foreign.json'), '--data', data])
  expect([refused.exitCode, refused.printed]).toEqual([1, expect.stringContaining('foreign-heads')])
})

test('export and import carry a deployment over, whole and only into an empty place', async () => {
  const exported = await portreeve(['export', archive, '--data', data])
  expect([exported.exitCode, exported.printed]).toEqual([0, expect.stringMatching(/^Wrote \d+ rows to /)])
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  expect((await portreeve(['export', archive, '--data', data])).complaint).toContain('it exists already')

  expect((await portreeve(['import', archive, '--data', copy])).exitCode).toBe(0)
  expect((await portreeve(['import', archive, '--data', copy])).complaint).toContain('Only an empty deployment')
  const server = await start(copy)
  try {
    const about = (await (await fetch(`${server.url}/api/v1/deployment`)).json()) as { name: string; setUp: boolean }
    expect(about).toMatchObject({ name: 'Přístav', setUp: true })
  } finally {
    await server.stop()
  }
})
