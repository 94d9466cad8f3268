import { hash, verify } from '@node-rs/argon2'

/** OWASP's smallest recommended cost for argon2id (algorithm 2): 19 MiB, two rounds, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Nobody can have set a longer one. The hash of a shorter one takes as long. */
export const longestPassword = 128

export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), cost)
}

/** The same characters, however this keyboard or that one composes them (NIST SP 800-63B). */
export function normalised(password: string): string {
  return password.normalize('NFKC')
}

/** Made with another cost than is asked for today: whoever shows the password next gets a hash of today. */
export function isOutdated(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = cost
  return !passwordHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}

let decoy: Promise<string> | undefined

/** Takes as long whether or not there is a hash to compare with: the time must not tell who has an account. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const nobodys = await decoy
  const given = normalised(password)
  // Hashing text of any length would be an invitation.
  const matches = await verify(passwordHash ?? nobodys, given.slice(0, longestPassword))
  return matches && passwordHash !== null && given.length <= longestPassword
}
