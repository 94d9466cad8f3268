import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as path } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { portreeve } from '../../packages/cli/src/run.fixture.ts'
import type { Terminal } from '../../packages/cli/src/terminal.ts'
import { archiveOf } from '../../packages/server/src/features/apps/archive.fixture.ts'
import {
  join,
  type MadePerson,
  type MadeScope,
  makePerson,
  makeScope,
} from '../../packages/server/src/http/world.fixture.ts'
import { startTarget, type Target } from '../hostile/target.ts'

/** Everything that a developer's token can carry. */
const carried = ['portal.enter', 'app.read', 'app.create', 'app.test', 'app.publish', 'app.delete', 'account.read']

describe('the command line with an API token (A15, A16)', () => {
  const folder = mkdtempSync(path(tmpdir(), 'portreeve-apps-'))
  const file = (name: string, content: Buffer) => {
    writeFileSync(path(folder, name), content)
    return path(folder, name)
  }
  const environment = { XDG_CONFIG_HOME: folder }
  const kept = path(folder, 'portreeve', 'login.json')
  const filesFolder = path(folder, 'files')
  let target: Target
  let url: string
  let account: MadeScope
  let developer: MadePerson
  let asDeveloper: Awaited<ReturnType<Target['as']>>
  let token: string

  const tokenWith = async (permissions: readonly string[]) => {
    const made = await asDeveloper({
      ...{ method: 'POST', url: `/api/v1/scopes/${account.id}/tokens` },
      payload: { name: 'Laptop', permissions, expiresInDays: 30 },
    })
    return made.json<{ id: string; token: string }>()
  }
  const run = (words: readonly string[], of: Partial<Terminal> = {}) => portreeve(words, [], { environment, ...of })
  const json = async (...words: string[]) => {
    const { exitCode, printed, complaint } = await run(['apps', ...words, '--json'])
    expect(exitCode, complaint).toBe(0)
    return JSON.parse(printed)
  }

  beforeAll(async () => {
    target = await startTarget({ config: { filesFolder } })
    url = `http://127.0.0.1:${await target.listen()}`
    const organization = await makeScope(target.service, 'organization')
    account = await makeScope(target.service, 'developer-account', organization, 'Möbelhaus Größ')
    await makeScope(target.service, 'product-account', organization, 'Möbel Support')
    developer = await makePerson(target.service, { name: 'Aylin' })
    await join(target.service, developer, organization)
    await join(target.service, developer, account, { roles: ['developer-account:developer'] })
    asDeveloper = await target.as(developer.id)
    token = (await tokenWith(carried)).token
  })
  afterAll(async () => {
    await target?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps a token that the server knows, for its owner alone, and shows it nowhere', async () => {
    const refused = await portreeve(['login', url, '--token', '-'], [`${token}x`], { environment })
    expect([refused.exitCode, refused.complaint]).toEqual([1, expect.stringContaining('(not-signed-in, request ')])
    const onCommandLine = await portreeve(['login', url, '--token', token], [], { environment })
    expect([onCommandLine.exitCode, onCommandLine.complaint]).toEqual([2, expect.stringContaining('read by others')])
    expect((await run(['whoami'])).complaint).toContain('Log in first')

    const { exitCode, printed } = await portreeve(['login', `${url}/scopes/1?a`, '--token', '-'], [token], {
      environment,
    })
    expect(exitCode).toBe(0)
    expect(printed).toContain(`Logged in to ${url} for Aylin, in the developer account Möbelhaus Größ.`)
    expect(printed).toContain('May now: Enter the developer portal, View apps,')
    expect(printed + refused.complaint + onCommandLine.complaint).not.toContain(token)
    expect([statSync(kept).mode & 0o777, statSync(path(kept, '..')).mode & 0o777]).toEqual([0o600, 0o700])
  })

  it('says what the token is, and lets the environment win, but shows no token to another server', async () => {
    const { printed } = await run(['whoami', '--json'])
    expect(JSON.parse(printed)).toMatchObject({
      url,
      name: 'Laptop',
      scope: { id: account.id },
      owner: { name: 'Aylin' },
    })
    expect(printed).not.toContain(token)
    const less = await tokenWith(['app.read'])
    const inBuild = { XDG_CONFIG_HOME: '/nowhere', PORTREEVE_URL: url, PORTREEVE_TOKEN: less.token }
    const other = JSON.parse((await run(['whoami', '--json'], { environment: inBuild })).printed)
    expect(other.permissions).toEqual([{ id: 'app.read', label: 'View apps', held: 'always' }])
    const elsewhere = { ...environment, PORTREEVE_URL: 'https://elsewhere.example' }
    const refused = await run(['whoami'], { environment: elsewhere })
    expect([refused.exitCode, refused.complaint]).toEqual([2, expect.stringContaining('set PORTREEVE_TOKEN too')])
  })

  it('A14: makes an app, uploads it, puts it under test and publishes it', async () => {
    const { app } = await json('create', 'Labels', '--type', 'custom', '--for', 'möbel support')
    expect(app).toMatchObject({ name: 'Labels', type: 'custom', state: 'empty' })
    const archive = archiveOf({ name: 'Labels', version: '1.0.0' })
    const uploaded = await json('upload', file('labels.zip', archive))
    expect(uploaded).toMatchObject({ app: { id: app.id }, version: { version: '1.0.0', size: archive.length } })
    expect((await run(['apps', 'test', 'labels'])).printed).toBe('Labels 1.0.0 is now: test\nPossible now: publish')
    expect(await json('publish', app.id, '1.0.0')).toMatchObject({ version: { state: 'published' }, retired: [] })
    expect((await json('list')).apps).toMatchObject([{ id: app.id, state: 'published', publishedVersion: '1.0.0' }])
    expect((await run(['apps', 'list'])).printed).toMatch(
      /^Name +Type +State .*\nLabels +custom +published +1\.0\.0 +1\.0\.0/,
    )
    expect((await run(['apps', 'status', 'Labels'])).printed).toContain(
      'Labels (custom for Möbel Support, trial): published',
    )
    await json('create', 'Harbour', '--type', 'public')
    await json('upload', path(folder, 'labels.zip'), '--app', 'Harbour')
    expect((await json('submit', 'Harbour', '--notes', 'First.')).version).toMatchObject({ state: 'in-review' })
  })

  it('A16: tells a refusal (1) from wrong use (2), in words and as JSON', async () => {
    const again = await run(['apps', 'upload', path(folder, 'labels.zip'), '--app', 'Labels', '--json'])
    expect(again.exitCode).toBe(1)
    const { error } = JSON.parse(again.printed)
    expect(again.complaint).toBe(`portreeve: ${error.detail} (${error.code}, request ${error.requestId})`)
    const none = await run(['apps', 'upload', file('text.zip', Buffer.from('no archive')), '--app', 'Labels'])
    expect([none.exitCode, none.printed]).toEqual([1, ''])
    for (const words of [
      ['apps', 'upload', path(folder, 'missing.zip'), '--app', 'Labels'],
      ['apps', 'upload', path(folder, 'labels.zip')],
      ['apps', 'publish', 'No such app'],
      ['apps', 'publish', 'Labels', '9.9.9'],
      ['apps', 'create', 'X'],
    ]) {
      const { exitCode, printed } = await run(words)
      expect([words, exitCode, printed]).toEqual([words, 2, ''])
    }
    const silent = { environment: { PORTREEVE_URL: 'http://127.0.0.1:1', PORTREEVE_TOKEN: token } }
    const unanswered = await run(['apps', 'list'], silent)
    expect([unanswered.exitCode, unanswered.complaint]).toEqual([1, expect.stringContaining('(no-answer)')])
    expect(unanswered.complaint).not.toContain(token)
  })

  it('A13: Ctrl-C cuts an upload off, and the server keeps nothing of it', async () => {
    const large = file('large.zip', archiveOf({ version: '2.0.0' }, { 'noise.bin': randomBytes(12_000_000) }))
    const before = [
      await readdir(filesFolder, { recursive: true }),
      (await json('status', 'Labels')).app.versions.length,
    ]
    let stop = () => {}
    let steps = 0
    const { exitCode, complaint } = await run(['apps', 'upload', large, '--app', 'Labels'], {
      onInterrupt: (interrupt) => {
        stop = interrupt
        return () => {}
      },
      progress: () => ({
        advance: () => {
          stop()
          steps += 1
        },
        end: () => {
          steps = 0
        },
      }),
    })
    expect([exitCode, complaint]).toEqual([1, expect.stringContaining('The upload was cut off.')])
    await expect
      .poll(async () => [
        await readdir(filesFolder, { recursive: true }),
        (await json('status', 'Labels')).app.versions.length,
      ])
      .toEqual(before)
    expect(steps, 'pieces that are read after the end').toBe(0)
    expect((await json('upload', large, '--app', 'Labels')).version).toMatchObject({ version: '2.0.0', state: 'draft' })
  })

  it('A16: hands the tools on to a client that starts programs', async () => {
    const ask = (id: number, method: string, params = {}) => JSON.stringify({ jsonrpc: '2.0', id, method, params })
    const begin = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } }
    const messages = [
      ask(1, 'initialize', begin),
      JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }),
      ask(2, 'tools/call', { name: 'list_apps', arguments: { search: 'lab' } }),
      'no JSON',
    ]
    const { exitCode, printed } = await portreeve(['mcp'], messages, { environment })
    expect(exitCode).toBe(0)
    const [first, second, third, ...rest] = printed.split('\n').map((line) => JSON.parse(line))
    expect(first).toMatchObject({ id: 1, result: { serverInfo: { name: 'portreeve' }, protocolVersion: '2025-06-18' } })
    expect(second.result.structuredContent.items).toMatchObject([{ name: 'Labels' }])
    expect([third.error.code, rest]).toEqual([-32_700, []])
    const wrong = { PORTREEVE_URL: url, PORTREEVE_TOKEN: `${token}x` }
    const refused = await portreeve(['mcp'], [messages[0]!], { environment: wrong })
    expect(JSON.parse(refused.printed)).toMatchObject({
      id: 1,
      error: { message: expect.stringContaining('not-signed-in') },
    })
  })

  it('forgets the token, which ends nothing on the server', async () => {
    expect((await run(['logout'])).printed).toContain('goes on working')
    expect(() => statSync(kept)).toThrow('ENOENT')
    expect((await run(['apps', 'list'])).exitCode).toBe(2)
    expect((await run(['logout'])).printed).toBe('You were not logged in.')
  })
})
