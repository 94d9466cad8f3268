import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import type { Database } from '../db/database.ts'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import { createLog } from '../log.ts'
import type { App } from './app-type.ts'
import { startTestServer, type TestServer } from './test-server.fixture.ts'
import { join, makePerson, platform } from './world.fixture.ts'

describeOnDatabases('the web server', ({ open }) => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'portreeve-console-'))
  const lines: string[] = []
  let server: TestServer
  beforeAll(async () => {
    mkdirSync(joinPath(folder, 'assets'))
    writeFileSync(
      joinPath(folder, 'index.html'),
      '<html><script nonce="__NONCE__"></script><style nonce="__NONCE__"></style>',
    )
    writeFileSync(joinPath(folder, 'assets', 'main-abc.js'), 'let x')
    writeFileSync(joinPath(folder, 'assets', 'large-abc.js'), 'let large')
    writeFileSync(joinPath(folder, 'assets', 'large-abc.js.gz'), gzipSync('let large'))
    writeFileSync(joinPath(folder, 'assets', 'large-abc.js.br'), brotliCompressSync('let large'))
    server = await startTestServer({
      blueprint: 'ai-platform',
      database: await open(),
      config: { consoleFolder: folder, logLevel: 'debug' },
      log: createLog('debug', { write: (line) => lines.push(line) }),
    })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  it('X1: does not start with a route that declares nothing', async () => {
    const forgetful = (app: App) => app.addHook('onReady', () => {})
    await expect(
      buildApp(server.service, (app) => {
        forgetful(app)
        app.register(async (feature) => {
          feature.get('/forgotten', async () => 'anybody can read this')
        })
      }),
    ).rejects.toThrow('GET /forgotten does not declare who may call it')
  })

  it('answers every error as a problem with the id of the request, and without a stack', async () => {
    for (const [request, status, code] of [
      [{ url: '/api/v1/nothing' }, 404, 'not-found'],
      [{ url: '/access/v1/nothing' }, 404, 'not-found'],
      [
        { method: 'POST', url: '/api/v1/sign-in', payload: '{', headers: { 'content-type': 'application/json' } },
        400,
        'bad-request',
      ],
      [
        { method: 'POST', url: '/api/v1/sign-in', payload: 'x', headers: { 'content-type': 'text/csv' } },
        400,
        'bad-request',
      ],
      [
        { method: 'POST', url: '/api/v1/sign-in', payload: { email: 'x'.repeat(2_000_000), password: 'x' } },
        413,
        'too-large',
      ],
      [{ method: 'POST', url: '/api/v1/sign-in', payload: {} }, 422, 'invalid-input'],
      [{ url: '/api/v1/session' }, 401, 'not-signed-in'],
    ] as const) {
      const answer = await server.inject(request)
      expect([answer.statusCode, answer.json().code]).toEqual([status, code])
      expect(answer.headers['content-type']).toBe('application/problem+json')
      expect(answer.json()).toMatchObject({
        type: `urn:portreeve:error:${code}`,
        requestId: answer.headers['x-request-id'],
      })
      expect(answer.body).not.toMatch(/\.ts|node_modules|at .*\(/)
    }
  })

  it('X7: says in plain words which field is wrong and what is allowed', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      payload: { email: 3, password: '', population: 'x'.repeat(101), admin: true },
    })
    expect(answer.json().errors).toEqual([
      { field: 'email', message: 'This must be text.' },
      { field: 'password', message: 'This is empty.' },
      { field: 'population', message: 'This must be at most 100 characters long.' },
      { field: 'admin', message: 'There is no such field.' },
    ])
    const missing = await server.inject({ method: 'POST', url: '/api/v1/sign-in' })
    expect(missing.json().errors).toEqual([{ field: '', message: 'The body is missing.' }])
  })

  it('text that no database holds, and a cursor that is none, are the fault of whoever sends them', async () => {
    const admin = await makePerson(server.service)
    await join(server.service, admin, platform, { roles: ['platform:app', 'platform:admin'] })
    const other = await makePerson(server.service)
    await join(server.service, other, platform, { roles: ['platform:app'] })
    const asAdmin = await server.as(admin.id)
    const members = '/api/v1/scopes/platform/members'
    const cursor = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const nul = [
      await asAdmin({ url: `${members}?search=%00` }),
      await asAdmin({ url: `${members}?after=${cursor('a\0', admin.id)}` }),
      await asAdmin({
        ...{ method: 'PATCH', url: `${members}/${other.id}` },
        payload: { give: ['admin'], reason: 'be\0cause' },
      }),
      await server.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { email: 'a\0b', password: 'x' } }),
    ]
    expect(nul.map((answer) => answer.json().code)).toEqual(nul.map(() => 'bad-request'))
    const forged = await asAdmin({ url: `${members}?after=${cursor('a', '-'.repeat(36))}` })
    expect(forged.json().code).toBe('invalid-input')
  })

  it('a fault of the server is told without its cause, which is in the log', async () => {
    const broken: App = await buildApp(server.service, (app) => {
      app.register(async (feature: App) => {
        const response = { 200: z.object({ known: z.string() }) }
        feature.get('/api/v1/broken', { config: { access: 'public' } }, async () => {
          throw new Error('the password of the database is hunter2')
        })
        feature.get('/api/v1/wide', { config: { access: 'public' }, schema: { response } }, async () => ({
          known: 'yes',
          secret: 'no',
        }))
      })
    })
    const headers = { host: 'localhost' }
    const answer = await broken.inject({ url: '/api/v1/broken', headers })
    expect(answer.json()).toMatchObject({ status: 500, code: 'server-fault' })
    expect(answer.body).not.toContain('hunter2')
    expect(lines.some((line) => line.includes('hunter2') && line.includes(answer.json().requestId))).toBe(true)
    expect((await broken.inject({ url: '/api/v1/wide', headers })).json()).toEqual({ known: 'yes' })
    await broken.close()
  })

  it('writes no secret into its log', async () => {
    const password = 'a password that must not be logged'
    const person = await makePerson(server.service, { password })
    await join(server.service, person, platform, { roles: ['app'] })
    const payload = { email: person.email, password }
    const signIn = await server.inject({ method: 'POST', url: '/api/v1/sign-in', payload })
    const cookie = String(signIn.headers['set-cookie']).split(';')[0]!
    await server.inject({ url: '/api/v1/session', headers: { cookie } })
    await server.inject({
      url: '/api/v1/session?token=prt_in-the-address',
      headers: { authorization: 'Bearer prt_in-the-header-0123456789' },
    })
    server.service.log.info(
      { password, req: { headers: { cookie, authorization: `Bearer ${password}` } } },
      'by mistake',
    )
    const log = lines.join('\n')
    for (const secret of [password, cookie.split('=')[1]!, 'prt_in-the-address', 'prt_in-the-header'])
      expect(log).not.toContain(secret)
    expect(log).toContain('"route":"/api/v1/session"')
  })

  it('renders the page anew with a nonce of its own for every address that is a page', async () => {
    const pages = await Promise.all(
      ['/', '/members/x?y=1', '/'].map((url) => server.inject({ url, headers: { accept: 'text/html' } })),
    )
    const nonces = pages.map((page) => /nonce="([^"]+)"><\/script><style nonce="\1"/.exec(page.body)?.[1])
    expect(new Set(nonces).size).toBe(3)
    for (const [i, page] of pages.entries()) {
      expect(page.statusCode).toBe(200)
      expect(page.headers['cache-control']).toBe('no-store')
      const policy = String(page.headers['content-security-policy'])
      expect(policy).toContain(`style-src 'self' 'nonce-${nonces[i]}'`)
      expect(policy).not.toContain('unsafe')
    }
    expect((await server.inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200)
    expect(
      (await server.inject({ method: 'OPTIONS', url: '/api/v1/session' })).headers['access-control-allow-origin'],
    ).toBeUndefined()
  })

  it('serves the console’s files as unchangeable, and nothing outside their folder', async () => {
    const file = await server.inject({ url: '/assets/main-abc.js' })
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    // What is said for pages alone does not come with each file; what protects the file does.
    const protecting = Object.keys(file.headers).filter((name) =>
      /^(x-|cross-|content-sec|referrer|origin|strict)/.test(name),
    )
    expect(protecting.sort()).toEqual(['cross-origin-resource-policy', 'x-content-type-options', 'x-request-id'])
    for (const url of ['/assets/gone.js', '/assets/..%2findex.html', '/assets/'])
      expect((await server.inject({ url })).statusCode).toBeGreaterThanOrEqual(400)
  })

  it('sends the console’s files as small as the browser takes them, and each cache what it asked for', async () => {
    const get = (url: string, encodings: string) => server.inject({ url, headers: { 'accept-encoding': encodings } })
    const brotli = await get('/assets/large-abc.js', 'gzip, deflate, br, zstd')
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe('let large')
    const gzip = await get('/assets/large-abc.js', 'gzip')
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.rawPayload).toString()).toBe('let large')
    const plain = await get('/assets/large-abc.js', 'identity')
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, 'let large'])
    expect((await get('/assets/main-abc.js', 'gzip, br')).body).toBe('let x')
    for (const answer of [brotli, gzip, plain])
      expect(answer.headers).toMatchObject({
        vary: expect.stringMatching(/accept-encoding/i),
        'content-type': expect.stringMatching(/javascript/),
        'cache-control': 'public, max-age=31536000, immutable',
      })
  })

  it('describes its API, on a page that takes everything from this server', async () => {
    const document = (await server.inject({ url: '/openapi.json' })).json()
    expect(document.paths['/api/v1/sign-in'].post).toMatchObject({ security: [], 'x-access': 'public' })
    expect(document.paths['/api/v1/demo/people']).toBeUndefined()
    const page = await server.inject({ url: '/docs/' })
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toContain("connect-src 'self'")
    expect(page.body).not.toMatch(/https?:\/\//)
    expect((await server.inject({ url: '/docs/js/scalar.js' })).statusCode).toBe(200)
  })

  it('answers whoever runs it: alive, ready, measured', async () => {
    expect((await server.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
    expect((await server.inject({ url: '/readyz' })).json()).toEqual({ status: 'ok' })
    const { body } = await server.inject({ url: '/metrics' })
    expect(body).toMatch(/portreeve_build_info\{version="[^"]+",blueprint="ai-platform"\} 1/)
    expect(body).toMatch(
      /portreeve_http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/,
    )
  })

  it('refuses what it cannot do in time, but never takes the work of the embedded database for overload', async () => {
    const { database } = server.service
    const busy = await startTestServer({ blueprint: 'ai-platform', database, config: { overloadedAfterMs: 20 } })
    const answers = new Set<number>()
    const until = performance.now() + 2_500
    while (performance.now() < until && !answers.has(503)) {
      const turnEnds = performance.now() + 60
      while (performance.now() < turnEnds);
      await new Promise(setImmediate)
      answers.add((await busy.inject({ url: '/healthz' })).statusCode)
    }
    expect(answers.has(503)).toBe(database.kind === 'postgresql')
    await busy.stop()
  })

  describe('over a database that is gone, or whose announcements are', () => {
    const overDatabase = (change: (database: Database) => Partial<Database>) => {
      const { database } = server.service
      return startTestServer({ blueprint: 'ai-platform', database: { ...database, ...change(database) } })
    }

    it('is alive, and not ready', async () => {
      const gone = () => Promise.reject(new Error('connection lost'))
      const cut = await overDatabase(() => ({ ping: gone, read: gone, transact: gone }))
      expect((await cut.inject({ url: '/healthz' })).statusCode).toBe(200)
      expect((await cut.inject({ url: '/readyz' })).json()).toMatchObject({ status: 503, code: 'not-ready' })
      await cut.stop()
      const deaf = await overDatabase(({ changes }) => ({ changes: { ...changes, trustedUntil: () => 0 } }))
      expect((await deaf.inject({ url: '/readyz' })).json().code).toBe('not-ready')
      await deaf.stop()
    })

    it('X5: refuses a session that it cannot check, rather than trust what it remembers', async () => {
      let trusted = true
      let answering = true
      const node = await overDatabase((database) => ({
        read: (wall, work) => (answering ? database.read(wall, work) : Promise.reject(new Error('connection lost'))),
        changes: { ...database.changes, trustedUntil: () => (trusted ? Number.POSITIVE_INFINITY : 0) },
      }))
      const person = await makePerson(node.service)
      await join(node.service, person, platform, { roles: ['admin'] })
      const ask = await node.as(person.id)
      const people = { url: '/api/v1/scopes/platform/members' }
      expect((await ask(people)).statusCode).toBe(200)
      trusted = false
      expect((await ask(people)).statusCode).toBe(200)
      answering = false
      expect((await ask(people)).json()).toMatchObject({ status: 503, code: 'not-ready' })
      await node.stop()
    })
  })
})
