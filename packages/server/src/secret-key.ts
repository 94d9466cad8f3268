import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from './db/durable-files.ts'
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

/**
 * The keys that lie beside the embedded database, the one that seals first; the first is made when there is none. Nobody but
 * their owner can read them. There are two only while one is being exchanged for another.
 */
export function secretKeysIn(folder: string): readonly Buffer[] {
  const file = fileIn(folder)
  const keys = keptKeys(file) ?? [makeKey(file)]
  if (keys.length > 0 && keys.every((key) => key.length === bytes)) return keys
  throw new StartError(
    `${file} does not hold a key. Restore it from a backup. If there is none, move the file away: a new key is made; links in ` +
      'mails that wait to be sent are lost, and people have to set up their authenticators again.',
  )
}

/** Puts a new key before those that lie there. One that was put there and not finished with is gone on with. */
export function beginNewKey(folder: string): readonly Buffer[] {
  const kept = secretKeysIn(folder)
  if (kept.length > 1) return kept
  const keys = [randomBytes(bytes), ...kept]
  writeKeys(folder, keys)
  return keys
}

/** Once nothing is sealed with the former ones any more. */
export function forgetFormerKeys(folder: string): void {
  writeKeys(folder, secretKeysIn(folder).slice(0, 1))
}

/** Several nodes share what they keep encrypted, so the key must come from whoever starts them. */
export function missingSecretKey(): StartError {
  return new StartError(
    `Secrets of second factors, and links in mails that wait to be sent, are kept encrypted, so PORTREEVE_SECRET_KEY is needed. ${howToMakeOne} ` +
      'Give every node the same, and keep it as you keep the password of the database.',
  )
}

const howToMakeOne = 'Make one with: openssl rand -base64 32.'

function fileIn(folder: string): string {
  return join(folder, 'secret.key')
}

function keptKeys(file: string): readonly Buffer[] | null {
  try {
    const lines = readFileSync(file, 'utf8').trim().split(/\s+/)
    return lines.map((line) => Buffer.from(line, 'base64'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Written beside its place and linked into it: a process killed half-way leaves no half key. */
function makeKey(file: string): Buffer {
  const key = randomBytes(bytes)
  const partial = writePartial(file, [key])
  linkSync(partial, file)
  rmSync(partial)
  return key
}

function writeKeys(folder: string, keys: readonly Buffer[]): void {
  const file = fileIn(folder)
  renameSync(writePartial(file, keys), file)
  syncFolder(folder)
}

function writePartial(file: string, keys: readonly Buffer[]): string {
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  const target = openSync(partial, 'wx', 0o600)
  writeFileSync(target, keys.map((key) => `${key.toString('base64')}\n`).join(''))
  fsyncSync(target)
  closeSync(target)
  return partial
}
