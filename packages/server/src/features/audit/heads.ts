import { asc, inArray, sql } from 'drizzle-orm'
import type { Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { auditHeads } from '../../db/schema.ts'
import type { EventId, ScopeId } from '../../ids.ts'

/** The end of a scope's chain at some moment: whoever holds it can tell later whether the chain still leads there. */
export interface Head {
  readonly scope: ScopeId
  readonly number: number
  readonly event: EventId
  readonly chainHash: string
}

interface SealedEvent {
  readonly scopeId: ScopeId
  readonly number: number
  readonly eventId: EventId
  readonly chainHash: string
}

/** Notes beside the chains where they end, so that a tail that is merely cut off shows even without exported heads. */
export async function keepHeads(tx: Tx, service: Service, seals: readonly SealedEvent[]): Promise<void> {
  const changedAt = service.clock.now()
  const last = new Map(seals.map((seal) => [seal.scopeId, seal]))
  const rows = [...last.values()].map(({ scopeId, number, eventId, chainHash }) => ({
    scopeId,
    number,
    eventId,
    chainHash,
    changedAt,
  }))
  await tx
    .insert(auditHeads)
    .values(rows)
    .onConflictDoUpdate({
      target: auditHeads.scopeId,
      set: {
        number: sql`excluded.number`,
        eventId: sql`excluded.event_id`,
        chainHash: sql`excluded.chain_hash`,
        changedAt: sql`excluded.changed_at`,
      },
    })
}

const columns = {
  scope: auditHeads.scopeId,
  number: auditHeads.number,
  event: auditHeads.eventId,
  chainHash: auditHeads.chainHash,
}

/** Of these scopes, or of all. */
export async function keptHeads(tx: Tx, scopes?: readonly ScopeId[]): Promise<Head[]> {
  if (scopes?.length === 0) return []
  return tx
    .select(columns)
    .from(auditHeads)
    .where(scopes && inArray(auditHeads.scopeId, [...scopes]))
    .orderBy(asc(auditHeads.scopeId))
}
