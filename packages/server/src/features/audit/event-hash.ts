import { createHash } from 'node:crypto'
import type { auditEvents } from '../../db/schema.ts'
import { canonicalJson } from './canonical-json.ts'

type AuditEventRow = typeof auditEvents.$inferSelect

/** SHA-256 of everything that an event says, as hex. */
export function eventHash(event: Omit<AuditEventRow, 'hash'>): string {
  const {
    id,
    scopeId,
    tenantId,
    at,
    action,
    actorKind,
    actorId,
    targetKind,
    targetId,
    requestId,
    before,
    after,
    commitment,
  } = event
  return sha256(
    canonicalJson({
      ...{ id, scopeId, tenantId, at: at.toISOString(), action, actorKind, actorId, targetKind, targetId, requestId },
      ...{ before: before ?? null, after: after ?? null, commitment },
    }),
  )
}

/** Binds an event to its personal values without holding them: once the salt is erased, nothing can be guessed from it. */
export function personalCommitment(salt: string, values: Readonly<Record<string, unknown>>): string {
  return sha256(`${salt}.${canonicalJson(values)}`)
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
