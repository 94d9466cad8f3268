import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { returnPath } from '../../packages/console/src/sign-in/return-path.ts'
import { patienceMs } from '../../packages/engine/src/deep-runs.fixture.ts'
import { Problem } from '../../packages/server/src/errors.ts'
import { digitsOf, isSame, stepOf, totp } from '../../packages/server/src/features/factors/codes.ts'
import { oneLine } from '../../packages/server/src/features/mail/words.ts'
import { emailSchema } from '../../packages/server/src/features/people/email.ts'
import { parseName } from '../../packages/server/src/features/people/name.ts'
import { readPeopleFile } from '../../packages/server/src/features/people-files/people-file.ts'
import { networkOf } from '../../packages/server/src/features/sign-in/network.ts'
import { afterName, pageOf } from '../../packages/server/src/http/name-cursor.ts'
import { ownPath } from '../../packages/server/src/http/own-path.ts'
import { seal, unseal } from '../../packages/server/src/sealed.ts'
import { readSecretKeys } from '../../packages/server/src/secret-key.ts'
import { StartError } from '../../packages/server/src/start-error.ts'
import { emailKey, textKey } from '../../packages/server/src/text-key.ts'
import { cases } from './cases.ts'

/** Text of every kind: of letters, of anything a string can hold (half surrogates too), and of what parsers trip over. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '/',
        '\\',
        '.',
        '..',
        ':',
        '@',
        '%2f',
        '%',
        '\t',
        '\r\n',
        '\0',
        '"',
        ',',
        ';',
        '=',
        '-',
        '{',
        '[',
        '0',
        '\u202e',
        '\u200d',
        'ſ',
        'ﬁ',
        'İ',
        'ß',
        'evil.example',
        '#',
        '?',
        'http',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)
const id = fc.uuid()

/** Runs a property; what it throws, and how long it may take, is the same for all. */
function always<Values extends [unknown, ...unknown[]]>(
  ...given: [...{ [Index in keyof Values]: fc.Arbitrary<Values[Index]> }, (...values: Values) => void | Promise<void>]
): () => Promise<void> {
  const predicate = given.at(-1) as (...values: Values) => void | Promise<void>
  const arbitraries = given.slice(0, -1) as unknown as [fc.Arbitrary<unknown>]
  return async () => {
    await fc.assert(
      fc.asyncProperty(...arbitraries, async (...values) => predicate(...(values as unknown as Values))),
      { numRuns: cases() },
    )
  }
}

/** Whether it was refused with words for whoever sent it. Anything else that is thrown is a fault, and fails the property. */
function refuses(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return true
    throw error
  }
}

describe('parsers of what strangers send: a value or a refusal in words, never a fault', {
  timeout: patienceMs,
}, () => {
  it(
    'a path to go back to never leads to another site',
    always<[string]>(text, (to) => {
      for (const origin of ['https://here.example', 'http://localhost:7300'])
        for (const path of [
          returnPath(to, origin),
          ownPath(to, origin),
          ownPath(`/${to}`, origin),
          returnPath(`/${to}`, origin),
        ]) {
          expect(new URL(path, origin).origin).toBe(origin)
          expect(path).toMatch(/^\/(?![/\\])/)
        }
    }),
  )

  it(
    'a cursor is taken back as it was given, and any other is refused',
    always<[string, string]>(text, id, (nameKey, row) => {
      const { next } = pageOf(
        [
          { nameKey, id: row },
          { nameKey: 'z', id: row },
        ],
        1,
      )
      expect(afterName(next!).after?.id).toBe(row)
      refuses(() => afterName(nameKey))
      refuses(() => afterName(Buffer.from(nameKey).toString('base64url')))
      expect(refuses(() => afterName(Buffer.from(JSON.stringify([nameKey, nameKey, row])).toString('base64url')))).toBe(
        true,
      )
    }),
  )

  it(
    'what is sealed opens with its key, for its row, and not when it was altered',
    always<[string, string, number]>(fc.string({ unit: 'grapheme' }), text, fc.nat(), (secret, garbage, at) => {
      const [key, other] = [randomBytes(32), randomBytes(32)] as const
      const kept = seal([key], 'row:1', secret)
      expect(unseal([other, key], 'row:1', kept)).toBe(secret)
      const [name, sealed] = kept.split(':') as [string, string]
      const bytes = Buffer.from(sealed, 'base64')
      bytes[at % bytes.length]! ^= 1 + (at % 255)
      for (const wrong of [
        `${name}:${bytes.toString('base64')}`,
        garbage,
        `${name}:${garbage}`,
        kept.slice(0, at % (kept.length - 4)),
      ])
        expect(() => unseal([key], 'row:1', wrong)).toThrow()
      expect(() => unseal([key], 'row:2', kept)).toThrow()
      expect(() => unseal([other], 'row:1', kept)).toThrow()
    }),
  )

  it(
    'keys of the environment are keys or a sentence that does not repeat them',
    always<[string]>(text, (given) => {
      try {
        for (const key of readSecretKeys({ key: given, former: given })) expect(key).toHaveLength(32)
      } catch (error) {
        expect(error).toBeInstanceOf(StartError)
        if (given.length > 8) expect((error as Error).message).not.toContain(given)
      }
    }),
  )

  it(
    'the form in which names and addresses are compared is its own, and does not depend on how they are written',
    always<[string]>(text, (value) => {
      expect(textKey(textKey(value))).toBe(textKey(value))
      expect(emailKey(emailKey(value))).toBe(emailKey(value))
      expect(emailKey(value.normalize('NFD'))).toBe(emailKey(value))
    }),
  )

  it(
    'a name is one line that can be seen, or is refused; taken once more it stays as it is',
    always<[string]>(text, (value) => {
      const parsed = parseName(value)
      if ('refusal' in parsed) return
      expect(parsed.name).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u)
      expect(parseName(parsed.name)).toEqual(parsed)
    }),
  )

  it(
    'an address has one @ and nothing that a mail server could take for a second one',
    always<[string, string]>(text, text, (local, domain) => {
      for (const value of [local, `${local}@${domain}`, `${local}@example.com`]) {
        const parsed = emailSchema.safeParse(value)
        if (parsed.success) expect(parsed.data).toMatch(/^[^\s\p{C}@"(),:;<>[\]\\]+@[^\s\p{C}@"(),:;<>[\]\\]+$/u)
      }
    }),
  )

  it(
    'no text breaks a line of a mail',
    always<[string]>(text, (value) => {
      expect(oneLine(value)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
    }),
  )

  it(
    'a network is one address, or the 64 bits of a customer; anything else is itself',
    always<[string, string, string]>(fc.ipV6(), fc.ipV4(), text, (six, four, other) => {
      expect(networkOf(four)).toBe(four.split('.').map(Number).join('.'))
      expect(networkOf(`::ffff:${four}`)).toBe(networkOf(four))
      if (!six.includes('.')) expect(networkOf(six)).toMatch(/^([0-9a-f]{1,4}:){4}:\/64$/)
      networkOf(other)
    }),
  )

  it(
    'a code of an authenticator is six digits of now, and nothing else passes',
    always<[string]>(text, (typed) => {
      const key = randomBytes(totp.keyBytes)
      const digits = digitsOf(typed)
      expect(digits).not.toMatch(/\s/)
      const step = stepOf(key, digits, new Date('2030-01-01T00:00:00Z'))
      if (!/^\d{6}$/.test(digits)) expect(step).toBeNull()
      expect(isSame(typed, typed)).toBe(true)
      expect(isSame(`${typed}0`, typed)).toBe(false)
    }),
  )

  it(
    'a file of people is read, or refused with the line that is to blame',
    always<[string, boolean]>(text, fc.boolean(), async (content, asCsv) => {
      const whole = asCsv ? `email,name\n${content}` : content
      await readPeopleFile(asCsv ? 'csv' : 'json', whole).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.status >= 500) throw error
      })
    }),
  )
})
