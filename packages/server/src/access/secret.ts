import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes as base64url text: a session, a token, a link. Shown once, stored as its hash only. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** How a secret is stored and found: SHA-256 as hex text. With 256 random bits in it, no salt and no slow hash are needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
