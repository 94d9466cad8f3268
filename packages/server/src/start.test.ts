import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from './clock.ts'
import { deployment } from './db/schema.ts'
import { readConfig } from './read-config.ts'
import { requirePopulations } from './read-provider-config.ts'
import { startServer } from './start.ts'
import { startText } from './start-text.ts'

describe('reading the settings', () => {
  const read =
    (env: Record<string, string>, options = {}) =>
    () =>
      readConfig(env, options)

  it('goes by the environment, and the command line wins', () => {
    const env = { PORTREEVE_BLUEPRINT: 'starter', PORT: '7400', PORTREEVE_TENANCY: 'multi', PORTREEVE_DATA: '/data' }
    expect(readConfig(env, { blueprint: 'ai-platform', port: '7500' })).toMatchObject({
      ...{
        blueprint: 'ai-platform',
        port: 7500,
        tenancy: 'multi',
        dataFolder: '/data',
        demo: false,
        databaseUrl: null,
      },
    })
    expect(readConfig({}, {})).toMatchObject({
      blueprint: 'developer-portal',
      host: 'localhost',
      port: null,
      url: null,
    })
  })

  it('needs its own address beyond this machine, and HTTPS in it', () => {
    expect(read({ HOST: '0.0.0.0' })).toThrow('Set PORTREEVE_URL')
    expect(read({ HOST: '0.0.0.0', PORTREEVE_URL: 'http://access.example.com' })).toThrow('must begin with https://')
    expect(read({ HOST: '0.0.0.0', PORTREEVE_URL: 'https://access.example.com/x' })).toThrow('must end after the host')
    expect(read({ HOST: '0.0.0.0', PORTREEVE_URL: 'https://access.example.com' })().url?.origin).toBe(
      'https://access.example.com',
    )
  })

  it('never runs a demo on PostgreSQL or where others can reach it', () => {
    expect(read({ DATABASE_URL: 'postgres://x' }, { demo: true })).toThrow('never runs on a PostgreSQL database')
    expect(read({ HOST: '0.0.0.0' }, { demo: true })).toThrow('listens on localhost only')
    expect(read({ PORTREEVE_URL: 'https://access.example.com' }, { demo: true })).toThrow('listens on localhost only')
  })

  it('X12: takes a mail server whole or not at all, and never repeats its password', () => {
    const from = { PORTREEVE_MAIL_FROM: 'Portreeve <access@example.com>' }
    const url = 'smtps://portreeve:s3cret@smtp.example.com'
    expect(readConfig({}, {}).mail).toBeNull()
    expect(read({ ...from, PORTREEVE_SMTP_URL: url })().mail).toEqual({ url, from: from.PORTREEVE_MAIL_FROM })
    expect(read(from)).toThrow('PORTREEVE_SMTP_URL is not')
    expect(read({ PORTREEVE_SMTP_URL: url })).toThrow('PORTREEVE_MAIL_FROM is not')
    for (const name of ['nobody', 'a@b\r\nBcc: c@d', 'Portreeve <>', 'a@b, c@d']) {
      expect(read({ PORTREEVE_SMTP_URL: url, PORTREEVE_MAIL_FROM: name })).toThrow('is not an address')
    }
    for (const wrong of [
      'https://user:s3cret@smtp.example.com',
      'smtp://user:s3cret@',
      'smtps://user:s3cret@host?logger=true',
      'smtps://user:s3cret@host/s3cret',
      'smtps://user:s3cret%@host',
      's3cret',
    ]) {
      const problem = refusalOf(read({ ...from, PORTREEVE_SMTP_URL: wrong }))
      expect(problem).toMatch('PORTREEVE_SMTP_URL')
      expect(problem).not.toMatch('s3cret')
    }
  })

  it('X12: needs a key for what is kept encrypted where several nodes could share a database', () => {
    const env = { PORTREEVE_SMTP_URL: 'smtp://localhost:1025', PORTREEVE_MAIL_FROM: 'access@example.com' }
    const key = Buffer.alloc(32, 250)
    expect(read({ DATABASE_URL: 'postgres://x' })).toThrow('openssl rand -base64 32')
    const given = { ...env, DATABASE_URL: 'postgres://x', PORTREEVE_SECRET_KEY: key.toString('base64') }
    expect(read(given)().secretKeys).toEqual([key])
    expect(read(env)().secretKeys).toEqual([])
    const former = Buffer.alloc(32, 9).toString('base64')
    expect(read({ ...given, PORTREEVE_FORMER_SECRET_KEYS: former })().secretKeys).toEqual([key, Buffer.alloc(32, 9)])
    expect(read({ PORTREEVE_FORMER_SECRET_KEYS: former })).toThrow('without PORTREEVE_SECRET_KEY')
    for (const wrong of ['short', `${'A'.repeat(42)}!=`, 'A'.repeat(60)]) {
      const problem = refusalOf(read({ ...env, PORTREEVE_SECRET_KEY: wrong }))
      expect(problem).toMatch('is not 32 bytes')
      expect(problem).not.toMatch(wrong)
    }
  })

  it('takes outside providers from a text or a file, and never repeats their secrets', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portreeve-providers-'))
    const file = join(folder, 'providers.yaml')
    const secretFile = join(folder, 'secret')
    writeFileSync(secretFile, 's3cret\n')
    writeFileSync(
      file,
      `- { id: google, clientId: a, clientSecretFile: '${secretFile}' }
- { id: company, label: Company account, issuer: 'https://id.example.com/x', clientId: b, clientSecretEnv: S, scopes: [email] }
- { id: microsoft, tenant: organizations, clientId: c, clientSecret: d }
- { id: github, clientId: e, clientSecret: f, population: staff }`,
    )
    const providers = read({ PORTREEVE_PROVIDERS: file, S: 'other' })().providers
    expect(providers.map(({ issuer, ...rest }) => [issuer.href, rest])).toEqual([
      ['https://accounts.google.com/', oidc('google', 'Google', 'a', 's3cret', ['openid', 'email'])],
      ['https://id.example.com/x', oidc('company', 'Company account', 'b', 'other', ['openid', 'email'])],
      [
        'https://login.microsoftonline.com/organizations/v2.0',
        oidc('microsoft', 'Microsoft', 'c', 'd', ['openid', 'email']),
      ],
      [
        'https://github.com/',
        {
          ...oidc('github', 'GitHub', 'e', 'f', ['read:user', 'user:email']),
          ...{ kind: 'github', population: 'staff' },
        },
      ],
    ])
    expect(() => requirePopulations(providers, ['people', 'users'])).toThrow('It has: people, users')
    expect(readConfig({}, {}).providers).toEqual([])
    const one = '{ id: google, clientId: a, clientSecret: s3cret'
    for (const [wrong, says] of [
      [`${one} }`, 'must be a list'],
      [`[${one}, x: [}]`, 'neither YAML nor JSON in line 1'],
      [`[${one} }, ${one} }]`, 'two providers with the id "google"'],
      [`[${one}, secret: s3cret }]`, 'nothing is called secret'],
      [`[${one}, clientSecretEnv: S }]`, 'it needs its secret, as one of'],
      ['[{ id: google, clientId: a, clientSecretEnv: NONE }]', 'NONE is not set'],
      ['[{ id: google, clientId: a, clientSecretFile: /nothing/here }]', 'cannot be read (ENOENT)'],
      ['[{ id: x, clientId: a, clientSecret: s3cret }]', 'it needs an issuer'],
      ['[{ id: x, issuer: "http://id.example.com", clientId: a, clientSecret: s3cret }]', 'begins with https://'],
      [
        '[{ id: x, issuer: "https://u:s3cret@id.example.com", clientId: a, clientSecret: s3cret }]',
        'no ?, # or password',
      ],
      ['[{ id: microsoft, clientId: a, clientSecret: s3cret }]', 'it needs a tenant'],
      ['[{ id: Google, clientId: a, clientSecret: s3cret }]', 'its id must be of small letters'],
      ['[{ id: google, clientId: 7, clientSecret: s3cret }]', 'its clientId must be the id'],
      ['/nothing/there', 'cannot be read (ENOENT)'],
    ] as const) {
      const problem = refusalOf(read({ PORTREEVE_PROVIDERS: wrong }))
      expect(problem).toMatch(says)
      expect(problem).not.toMatch('s3cret')
    }
    rmSync(folder, { recursive: true })
  })

  it('says what a setting may be', () => {
    expect(read({ PORT: '70000' })).toThrow('It must be a number from 1 to 65535.')
    expect(read({ PORTREEVE_TENANCY: 'many' })).toThrow(
      'PORTREEVE_TENANCY is "many". It must be one of: single, multi.',
    )
    expect(read({ PORTREEVE_SUBJECT_KEY: 'name' })).toThrow('one of: id, externalId, email')
  })
})

describe('starting a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-start-'))
  const taken = createServer()
  let port: number
  beforeAll(async () => {
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    port = (taken.address() as { port: number }).port
  })
  afterAll(() => {
    taken.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const start = (name: string, options = {}) =>
    startServer(
      { ...readConfig({}, { blueprint: 'starter', data: join(folder, name), ...options }), logLevel: 'silent' },
      systemClock,
      port,
    )

  it('takes the next port where the usual one is taken, and says what anybody needs to begin', {
    timeout: 60_000,
  }, async () => {
    const running = await start('next')
    try {
      expect(Number(running.url.port)).toBeGreaterThan(port)
      const answer = await fetch(new URL('/api/v1/deployment', running.url))
      expect(await answer.json()).toMatchObject({ blueprint: { id: 'starter' }, demo: false, setUp: false })
      const text = startText(running)
      for (const part of [running.url.origin, join(folder, 'next'), '/docs', `${running.url.origin}/set-up#`])
        expect(text).toContain(part)
    } finally {
      await running.stop()
    }
    await expect(fetch(running.url)).rejects.toThrow()
    await expect(start('wanted', { port: String(port) })).rejects.toThrow(`Port ${port} on localhost is taken`)
  })

  it('makes a demo once, whose people sign in with one click', { timeout: 60_000 }, async () => {
    const first = await start('demo', { demo: true })
    const people = await (await fetch(new URL('/api/v1/demo/people', first.url))).json()
    const { id } = people.groups[0].people[0]
    const headers = { 'content-type': 'application/json' }
    const request = { method: 'POST', headers, body: JSON.stringify({ userId: id }) }
    const signedIn = await fetch(new URL('/api/v1/demo/sign-in', first.url), request)
    expect(await signedIn.json()).toMatchObject({ person: { id } })
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
    expect(startText(first)).toContain('A demo, with made-up people.')
    await first.stop()

    const second = await start('demo', { demo: true })
    const again = await (await fetch(new URL('/api/v1/demo/people', second.url))).json()
    expect(again).toEqual(people)
    const session = await fetch(new URL('/api/v1/session', second.url), { headers: { cookie } })
    expect(session.status).toBe(200)
    await second.stop()
    await expect(start('demo')).rejects.toThrow('This data was made as a demo')
  })

  it('makes a demo anew that was ended while it was made', { timeout: 60_000 }, async () => {
    const first = await start('unfinished', { demo: true })
    const { people } = first.demo!
    await first.service.database.transact({ tenants: 'all', person: null }, (tx) =>
      tx.update(deployment).set({ setUpAt: null }),
    )
    await first.stop()
    const second = await start('unfinished', { demo: true })
    expect(second.demo!.people).toEqual(people)
    await second.stop()
  })
})

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return String(error)
  }
  return ''
}

const oidc = (id: string, label: string, clientId: string, clientSecret: string, scopes: readonly string[]) => ({
  ...{ id, label, clientId, clientSecret, scopes },
  ...{ kind: 'oidc', population: null },
})
