import { randomBytes } from 'node:crypto'
import { hashSecret, newSecret } from '../../access/secret.ts'

export interface TokenSecret {
  /** `prt_<prefix>_<secret>`: shown once, never stored. */
  readonly token: string
  /** What lists show, so that people can tell their tokens apart. */
  readonly prefix: string
  readonly tokenHash: string
}

export function newTokenSecret(): TokenSecret {
  const prefix = randomBytes(4).toString('hex')
  const token = `prt_${prefix}_${newSecret()}`
  return { token, prefix, tokenHash: hashSecret(token) }
}
