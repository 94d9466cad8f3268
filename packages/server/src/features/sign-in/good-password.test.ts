import { describe, expect, it } from 'vitest'
import { Problem } from '../../errors.ts'
import { requireGoodPassword } from './good-password.ts'
import { hashPassword, isOutdated, verifyPassword } from './password.ts'

const known = ['Aylin Özgür', 'a.oezguer@moebel-groess.example', 'Möbelhaus Größ']

async function refusal(password: string): Promise<string | null> {
  try {
    await requireGoodPassword(password, known, 'password')
    return null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.message
  }
}

describe('what a password must be', () => {
  it.each([
    'correct horse battery staple',
    'a quiet harbour',
    '四つの言葉がここに静かにある',
    'ждать у моря погоды',
    '            four spaces in front',
    '🦊🐢🦉🐙🦋🐝🦔🐳🦎🐌🦀🦩',
    'x7$Kp!2mQz#9',
    'lower case only and long',
  ])('takes %j, whatever its characters are', async (password) => {
    expect(await refusal(password)).toBeNull()
  })

  it('takes 12 characters and 128, not 11 and not 129', async () => {
    expect(await refusal('kvmqzrtwxpls')).toBeNull()
    expect(await refusal('kvmqzrtwxpl')).toMatch(/at least 12 characters/)
    const long = Array.from({ length: 128 }, (_, at) => String.fromCodePoint(97 + ((at * at * 7 + at * 3) % 26))).join(
      '',
    )
    expect(await refusal(long)).toBeNull()
    expect(await refusal(`${long}x`)).toMatch(/at most 128 characters/)
  })

  it('counts what a person sees as a character, not the bytes of it', async () => {
    expect(await refusal('🦊🐢🦉🐙🦋🐝🦔🐳🦎🐌🦀')).toMatch(/at least 12 characters/)
  })

  it.each([
    'password1234',
    'Password2026!',
    'qwertyuiop12',
    '123456789012',
    'administrator',
    'P@ssw0rd!!!!',
    'letmeinletmein',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    '1qaz2wsx3edc',
  ])('refuses %j, which is guessed early', async (password) => {
    expect(await refusal(password)).toMatch(/among the first that are guessed/)
  })

  it.each([
    'lovely-aylin-harbour-7',
    'OZGUR and a heron',
    'my moebel-groess login',
    'MöBELHAUS of the north',
    'portreeve and a heron',
    'a.oezguer@moebel-groess.example',
  ])('refuses %j, which has the name of somebody or something here in it', async (password) => {
    expect(await refusal(password)).toMatch(/contains your name/)
  })
})

describe('the hash of a password', () => {
  it('is of the same password however its characters are composed', async () => {
    const hash = await hashPassword('Größe über Möbel'.normalize('NFC'))
    expect(await verifyPassword(hash, 'Größe über Möbel'.normalize('NFD'))).toBe(true)
    expect(await verifyPassword(hash, 'Grosse über Möbel')).toBe(false)
  })

  it('is outdated when it was made with less than is asked for today', async () => {
    expect(isOutdated(await hashPassword('a quiet harbour'))).toBe(false)
    expect(isOutdated('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true)
    expect(isOutdated('$2b$10$abcdefghijklmnopqrstuv')).toBe(true)
  })

  it('of a very long text is not even made', async () => {
    const long = 'k'.repeat(128)
    const hash = await hashPassword(long)
    expect(await verifyPassword(hash, long)).toBe(true)
    expect(await verifyPassword(hash, `${long}k`)).toBe(false)
  })
})
