import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/**
 * A secret as it lies in the database: a link that waits to be mailed, the secret of an authenticator. The first key seals, each of
 * them opens, so that a key can be changed while the server runs. `of` names the row: what is sealed for one opens in no other.
 */
export function seal(keys: readonly Buffer[], of: string, text: string): string {
  const [key] = keys
  if (key === undefined) throw new Error('There is no key to seal with')
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(of))
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${keyName(key)}:${sealed.toString('base64')}`
}

/** Throws where it was sealed with none of the keys, for another row, or was altered. */
export function unseal(keys: readonly Buffer[], of: string, kept: string): string {
  const [name, sealed = ''] = kept.split(':')
  const key = keys.find((known) => keyName(known) === name)
  if (key === undefined) throw new Error('This was sealed with another key')
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(of)).setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
}

/** Tells keys apart, and tells nobody what they are. */
export function keyName(key: Buffer): string {
  return createHash('sha256').update('portreeve sealing key').update(key).digest('hex').slice(0, 16)
}
