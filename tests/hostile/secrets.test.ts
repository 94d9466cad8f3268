import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../packages/server/src/clock.ts'
import {
  addAuthenticator,
  type Browser,
  browserAt,
  codeOf,
} from '../../packages/server/src/features/factors/factors.fixture.ts'
import { mailedSecret } from '../../packages/server/src/features/links/mailed-link.fixture.ts'
import { answerAsks } from '../../packages/server/src/features/mailbox/answer-asks.ts'
import { join, type MadePerson, makePerson, platform } from '../../packages/server/src/http/world.fixture.ts'
import { createLog } from '../../packages/server/src/log.ts'
import { type RestorableDatabase, restorableDatabase } from '../authorization/restorable-database.ts'
import { startTarget, type Target } from './target.ts'

/** Every word that must be nowhere but with whom it was given to, by what it is. */
const secrets = new Map<string, string>()

function keep(what: string, secret: string | null | undefined): string {
  if (!secret || secret.length < 12) throw new Error(`There is no ${what}`)
  secrets.set(what, secret)
  return secret
}

describe('secrets: what opens something stands in no log, no event, no mail’s values, no refusal and, as it is, in no row', () => {
  const lines: string[] = []
  const refusals: string[] = []
  const key = randomBytes(32)
  let restorable: RestorableDatabase
  let target: Target
  let person: MadePerson
  let boss: Browser

  beforeAll(async () => {
    restorable = await restorableDatabase(systemClock)
    target = await startTarget({
      blueprint: 'ai-platform',
      database: restorable.database,
      log: createLog('debug', { write: (line) => lines.push(line) }),
      config: {
        mail: {
          url: `smtp://sender:${keep('password of the mail server', 'smtp-4711-geheim')}@127.0.0.1:9`,
          from: 'P <p@example.com>',
        },
        secretKeys: [key],
      },
    })
    keep('sealing key', key.toString('base64'))
    keep('sealing key in hex', key.toString('hex'))
    person = await makePerson(target.service, { password: keep('first password', 'heron lantern 41 oar') })
    await join(target.service, person, platform, {
      roles: ['platform:app', 'platform:admin', 'platform:platform-admin'],
    })
    boss = browserAt(target)
  })
  afterAll(() => target.stop())

  async function post(browser: Browser, url: string, payload: object, expected: number) {
    const answer = await browser.post(url, payload)
    expect([url, answer.statusCode, answer.body]).toEqual([url, expected, answer.body])
    if (answer.statusCode >= 400) refusals.push(answer.body)
    return answer.body === '' ? null : answer.json()
  }
  const keepCookies = (what: string, { jar }: Browser) => {
    for (const [name, value] of jar) keep(`${what} ${name.endsWith('-device') ? 'device' : 'session'}`, value)
  }
  const secretFor = (kind: Parameters<typeof mailedSecret>[1], email: string) =>
    mailedSecret(target.service, kind, email)

  it('while everything that makes or takes a secret is done, rightly and wrongly', async () => {
    const { email } = person
    const [password, second, third] = [
      secrets.get('first password')!,
      keep('second password', 'a boat below the bridge 7'),
      keep('third password', 'nine grey stones on a wall'),
    ]
    await post(boss, '/api/v1/sign-in', { email, password: keep('wrong password', 'wrong-heron-lantern-41') }, 401)
    await post(boss, '/api/v1/sign-in', { email, password }, 200)
    keepCookies('first', boss)
    await post(boss, '/api/v1/session/password', { currentPassword: password, newPassword: second }, 204)
    await post(boss, '/api/v1/session/password', { currentPassword: password, newPassword: second }, 422)

    // Tokens of a person and of a machine.
    const scope = '/api/v1/scopes/platform'
    const carried = target.service
      .policy()
      .role('platform:app')!
      .grants.find(({ permission }) => !permission.sessionOnly)!.permission.id
    const { token } = await post(
      boss,
      `${scope}/tokens`,
      { name: 'CI', permissions: [carried], expiresInDays: 30 },
      201,
    )
    keep('token', token)
    const machine = await post(boss, `${scope}/service-accounts`, { name: 'Robot', role: 'decision-service' }, 201)
    const made = await post(boss, `${scope}/service-accounts/${machine.id}/tokens`, { name: 'T' }, 201)
    keep('token of a machine', made.token)
    for (const authorization of [`Bearer ${token}x`, `Bearer ${token}`, token, `Basic ${token}`]) {
      const answer = await target.inject({ url: `${scope}/members`, headers: { authorization } })
      if (answer.statusCode >= 400) refusals.push(answer.body)
    }

    // An invitation, opened and accepted by somebody new.
    await post(boss, `${scope}/invitations`, { emails: ['new@example.com'], role: 'developer' }, 200)
    const invitation = keep('invitation', await secretFor('invitation', 'new@example.com'))
    const guest = browserAt(target)
    await post(guest, '/api/v1/invitations/look', { secret: invitation }, 200)
    await post(guest, '/api/v1/invitations/accept', { secret: invitation, name: 'X', password: 'short' }, 422)
    const newcomer = {
      secret: invitation,
      name: 'Ǫrvar',
      password: keep('password of a newcomer', 'a kite over the old pier'),
    }
    await post(guest, '/api/v1/invitations/accept', newcomer, 200)
    await post(guest, '/api/v1/invitations/accept', newcomer, 410)

    // A reset by link; the link is tried once more.
    await post(browserAt(target), '/api/v1/links/reset-password/ask', { email }, 202)
    await answerAsks(target.service)
    const reset = keep('link to a new password', await secretFor('reset-password', email))
    await post(browserAt(target), '/api/v1/links/reset-password/look', { secret: reset }, 200)
    await post(browserAt(target), '/api/v1/links/reset-password', { secret: reset, password: third }, 200)
    await post(browserAt(target), '/api/v1/links/reset-password', { secret: reset, password: third }, 410)

    // An authenticator with its recovery codes; the second step with one of them.
    const again = browserAt(target)
    await post(again, '/api/v1/sign-in', { email, password: third }, 200)
    keepCookies('second', again)
    const added = await addAuthenticator(again, target.clock.now())
    keep('key of an authenticator', added.key.replaceAll(' ', ''))
    keep('address of an authenticator', added.uri)
    for (const [index, code] of (added.answer.json().recoveryCodes as string[]).entries())
      keep(`recovery code ${index}`, code)
    const step = browserAt(target)
    await post(step, '/api/v1/sign-in', { email, password: third }, 200)
    keepCookies('waiting', step)
    await post(step, '/api/v1/session/second-factor', { kind: 'recovery-code', code: 'aaaa-bbbb-cccc-dddd' }, 422)
    await post(
      step,
      '/api/v1/session/second-factor',
      { kind: 'recovery-code', code: secrets.get('recovery code 3') },
      200,
    )
    keepCookies('raised', step)
    target.clock.forward(2)
    const withCode = browserAt(target)
    await post(withCode, '/api/v1/sign-in', { email, password: third }, 200)
    await post(
      withCode,
      '/api/v1/session/second-factor',
      { kind: 'authenticator', code: codeOf(added.key, target.clock.now()) },
      200,
    )

    // A change of address, and secrets where none belong.
    await post(withCode, '/api/v1/session/email', { email: 'other@example.com' }, 200)
    keep('link to a new address', await secretFor('confirm-email', 'other@example.com'))
    for (const url of [`/api/v1/session?token=${token}`, `/api/v1/scopes/${token}/members`, `/api/v1/${third}`])
      refusals.push((await withCode.get(url)).body)
    await post(withCode, '/api/v1/session/confirm', { password: [third] }, 422)
    await post(withCode, '/api/v1/session/confirm', { password: third, again: third }, 422)
    await target.service.activity.flush()
    expect(secrets.size).toBeGreaterThan(30)
  })

  const found = (texts: readonly string[]) => {
    const wrong: string[] = []
    for (const [what, secret] of secrets) {
      const forms = [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
        Buffer.from(secret).toString('base64'),
      ]
      for (const text of texts)
        if (forms.some((form) => text.includes(form))) wrong.push(`${what}: ${text.slice(0, 300)}`)
    }
    return wrong
  }

  it('no line of the log, at its most talkative', () => {
    expect(lines.length).toBeGreaterThan(30)
    expect(found(lines)).toEqual([])
  })

  it('no refusal', () => {
    expect(refusals.length).toBeGreaterThan(10)
    // Whoever sent an address gets it back in nothing but its own words.
    expect(found(refusals)).toEqual([])
  })

  it('no row of any table: events, mails and settings among them', async () => {
    const tables = await restorable.byHand(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const rows: string[] = []
    for (const { name } of tables) {
      const all = await restorable.byHand(`select '${name}: ' || row_to_json(t)::text as row from "${name}" t`)
      rows.push(...all.map(({ row }) => String(row)))
    }
    expect(rows.some((row) => row.startsWith('audit_events'))).toBe(true)
    expect(rows.some((row) => row.startsWith('security_events'))).toBe(true)
    expect(rows.some((row) => row.startsWith('messages'))).toBe(true)
    expect(found(rows)).toEqual([])
  })

  it('no address: no route takes one in its path or query, apart from what a provider sends back', async () => {
    const { paths } = (await target.inject({ url: '/openapi.json' })).json<{
      paths: Record<string, Record<string, { parameters?: readonly { name: string; in: string }[] }>>
    }>()
    const taken = Object.entries(paths).flatMap(([path, operations]) =>
      Object.values(operations)
        .flatMap(({ parameters = [] }) => parameters)
        .filter(
          (parameter) =>
            parameter.in !== 'header' && /secret|password|token$|code|key|challenge|otp/i.test(parameter.name),
        )
        .map(({ name }) => `${path} ${name}`),
    )
    expect(taken).toEqual([])
  })
})
