import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { auditKeys, deployment } from '../../db/schema.ts'
import type { ScopeId } from '../../ids.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Head, keptHeads } from './heads.ts'
import { sealAudit } from './seal.ts'

/** The ends of all chains, signed: to be kept where nobody who can write to the database can write. */
export interface SignedHeads {
  readonly installation: string
  readonly at: string
  readonly heads: readonly Head[]
  /** Ed25519 (RFC 8032), SPKI in base64. Compare it with the one that you noted when the installation was new. */
  readonly publicKey: string
  /** Over the canonical JSON of the other members, in base64. */
  readonly signature: string
}

interface SigningKey {
  readonly publicKey: string
  readonly privateKey: string
}

/** Seals what is not sealed yet and signs where every chain ends, or those of these scopes. */
export async function signedHeads(service: Service, scopes?: readonly ScopeId[]): Promise<SignedHeads> {
  await sealAudit(service)
  return service.database.transact({ tenants: 'all', person: null }, async (tx) => {
    const key = await signingKey(tx, service)
    const [row] = await tx.select({ installation: deployment.installation }).from(deployment)
    const content = {
      installation: row?.installation ?? '',
      at: service.clock.now().toISOString(),
      heads: await keptHeads(tx, scopes),
      publicKey: key.publicKey,
    }
    const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    return { ...content, signature: sign(null, Buffer.from(canonicalJson(content)), privateKey).toString('base64') }
  })
}

/** Whether these heads are as this installation signed them. */
export function holdsSignature(heads: SignedHeads): boolean {
  const { signature, ...content } = heads
  try {
    const publicKey = createPublicKey({ key: Buffer.from(heads.publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(canonicalJson(content)), publicKey, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** Made when it is first needed; two nodes at once end up with one. */
export async function signingKey(tx: Tx, service: Service): Promise<SigningKey> {
  const pair = generateKeyPairSync('ed25519')
  const made: SigningKey = {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
  await tx
    .insert(auditKeys)
    .values({ id: 1, ...made, createdAt: service.clock.now() })
    .onConflictDoNothing()
  const [row] = await tx.select().from(auditKeys)
  return row ?? made
}
