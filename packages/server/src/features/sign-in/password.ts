import { hash, verify } from '@node-rs/argon2'
import { Problem } from '../../errors.ts'

/** OWASP's smallest recommended cost for argon2id (algorithm 2): 19 MiB, two rounds, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const shortest = 10
const longest = 200

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

let decoy: Promise<string> | undefined

/** Takes as long whether or not there is a hash to compare with: the time must not tell who has an account. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const nobodys = await decoy
  // Nobody can have set a longer one, and hashing text of any length would be an invitation.
  const matches = await verify(passwordHash ?? nobodys, password.normalize('NFKC').slice(0, longest))
  return matches && passwordHash !== null && password.normalize('NFKC').length <= longest
}

/** What a password must be (NIST SP 800-63B, 3.1.1.2): long, and nothing about which characters. Throws `invalid-input`. */
export function requireGoodPassword(password: string, known: readonly string[], field = 'newPassword'): void {
  const refusal = weakness(password, known)
  if (refusal === null) return
  throw new Problem('invalid-input', { detail: refusal, errors: [{ field, message: refusal }] })
}

function weakness(password: string, known: readonly string[]): string | null {
  const { length } = password.normalize('NFKC')
  if (length < shortest)
    return `A password must be at least ${shortest} characters long. A few words together are a good one.`
  if (length > longest) return `A password can be at most ${longest} characters long.`
  if (new Set(password).size < 4) return 'This password repeats the same few characters. Choose another one.'
  const folded = password.toLowerCase()
  if (known.some((text) => text.length > 0 && folded === text.toLowerCase())) {
    return 'Your own name or address is too easy to guess. Choose another password.'
  }
  return null
}
