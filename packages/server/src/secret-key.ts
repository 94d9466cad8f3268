import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

const bytes = 32

/** The keys of the environment, the one that seals first. Throws a `StartError` that does not repeat them. */
export function readSecretKeys(given: { readonly key: string | null; readonly former: string | null }): Buffer[] {
  const former = given.former?.split(',').map((text) => readKey('PORTREEVE_FORMER_SECRET_KEYS', text.trim())) ?? []
  if (given.key !== null) return [readKey('PORTREEVE_SECRET_KEY', given.key), ...former]
  if (former.length === 0) return []
  throw new StartError(
    'PORTREEVE_FORMER_SECRET_KEYS is set without PORTREEVE_SECRET_KEY, the key that takes their place.',
  )
}

function readKey(name: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length === bytes && /^[A-Za-z0-9+/]{43}=?$/.test(text)) return key
  throw new StartError(`${name} is not ${bytes} bytes in base64. ${howToMakeOne}`)
}

/** The key that lies beside the embedded database, made when it is not there; nobody but its owner can read it. */
export function secretKeyIn(folder: string): Buffer {
  const file = join(folder, 'secret.key')
  const key = keptKey(file) ?? makeKey(file)
  if (key.length === bytes) return key
  throw new StartError(
    `${file} does not hold a key. Restore it from a backup. If there is none, move the file away: a new key is made; links in ` +
      'mails that wait to be sent are lost, and people have to set up their authenticators again.',
  )
}

/** Several nodes share what they keep encrypted, so the key must come from whoever starts them. */
export function missingSecretKey(): StartError {
  return new StartError(
    `Secrets of second factors, and links in mails that wait to be sent, are kept encrypted, so PORTREEVE_SECRET_KEY is needed. ${howToMakeOne} ` +
      'Give every node the same, and keep it as you keep the password of the database.',
  )
}

const howToMakeOne = 'Make one with: openssl rand -base64 32.'

function keptKey(file: string): Buffer | null {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Written beside its place and linked into it: a process killed half-way leaves no half key. */
function makeKey(file: string): Buffer {
  const key = randomBytes(bytes)
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  const target = openSync(partial, 'wx', 0o600)
  writeFileSync(target, `${key.toString('base64')}\n`)
  fsyncSync(target)
  closeSync(target)
  linkSync(partial, file)
  rmSync(partial)
  return key
}
