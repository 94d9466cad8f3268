import { inArray, like, sql } from 'drizzle-orm'
import type { Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { settings } from '../../db/schema.ts'
import type { EventId, ScopeId } from '../../ids.ts'

/** The end of a scope's chain at some moment: whoever holds it can tell later whether the chain still leads there. */
export interface Head {
  readonly scope: ScopeId
  readonly number: number
  readonly event: EventId
  readonly chainHash: string
}

const headArea = 'audit-head:'

/** Notes beside the chains where they end, so that a tail that is merely cut off shows even without exported heads. */
export async function keepHeads(tx: Tx, service: Service, seals: readonly SealedEvent[]): Promise<void> {
  const heads = new Map<ScopeId, Head>()
  for (const seal of seals) {
    const { scopeId: scope, number, eventId: event, chainHash } = seal
    heads.set(scope, { scope, number, event, chainHash })
  }
  const changedAt = service.clock.now()
  await tx
    .insert(settings)
    .values(
      [...heads.values()].map((head) => ({
        area: headArea + head.scope,
        version: 1,
        document: { ...head },
        changedAt,
      })),
    )
    .onConflictDoUpdate({
      target: settings.area,
      set: {
        version: sql`${settings.version} + 1`,
        document: sql`excluded.document`,
        changedAt: sql`excluded.changed_at`,
      },
    })
}

interface SealedEvent {
  readonly scopeId: ScopeId
  readonly number: number
  readonly eventId: EventId
  readonly chainHash: string
}

/** Of these scopes, or of all. */
export async function keptHeads(tx: Tx, scopes?: readonly ScopeId[]): Promise<Head[]> {
  const areas = scopes?.map((scope) => headArea + scope)
  if (areas?.length === 0) return []
  const rows = await tx
    .select()
    .from(settings)
    .where(areas ? inArray(settings.area, areas) : like(settings.area, `${headArea}%`))
    .orderBy(settings.area)
  return rows.map((row) => row.document as unknown as Head)
}
