import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { MessageId } from '../../ids.ts'

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** A link's path as it lies in the database (X12): bound to its message, so that it cannot be moved to another one. */
export function encryptPath(key: Buffer, message: MessageId, path: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(message))
  return Buffer.concat([iv, cipher.update(path, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** Throws when the key is another one, or when what was kept was altered. */
export function decryptPath(key: Buffer, message: MessageId, kept: string): string {
  const bytes = Buffer.from(kept, 'base64')
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(message)).setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
}
