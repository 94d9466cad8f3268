import type { EventId, ScopeId, TenantId } from '../../ids.ts'
import type { SignedHeads } from './signed-heads.ts'

/** Raised whenever an older `portreeve audit verify` could not read what a newer server writes. */
export const exportFormat = 1

/** The first line of an export as lines of JSON: what it is, and whether it proves anything. */
export interface ExportHeader {
  readonly portreeve: 'audit-log'
  readonly format: number
  readonly scope: { readonly id: ScopeId; readonly type: string; readonly name: string }
  readonly exportedAt: string
  /** Every event of the scope, from its first to the export itself, with a signed head as the last line. */
  readonly complete: boolean
  readonly filter: Readonly<Record<string, string>>
  readonly note: string
}

/** An event as its hash is made of it: SHA-256 over these members as canonical JSON (sorted keys, no spaces). */
export interface ExportedEvent {
  readonly id: EventId
  readonly scopeId: ScopeId
  readonly tenantId: TenantId | null
  readonly at: string
  readonly action: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly targetKind: string
  readonly targetId: string | null
  readonly requestId: string
  readonly before: unknown
  readonly after: unknown
  readonly commitment: string
}

/** A line of a complete export: the event at its place in the chain, with all that its hashes are made of. */
export interface ExportedLink {
  readonly number: number
  readonly sealedAt: string
  readonly eventId: EventId
  /** `null` where the log itself no longer has the event. */
  readonly event: ExportedEvent | null
  readonly eventHash: string | null
  readonly chainHash: string
  /** What the commitment is made of; `null` once it was erased. */
  readonly personal: { readonly salt: string; readonly values: Readonly<Record<string, unknown>> } | null
  /** As people are called today: for reading, and no part of the proof. */
  readonly names: { readonly actor: string | null; readonly target: string | null }
}

/** The last line of a complete export. */
export interface ExportedHead {
  readonly head: SignedHeads
}
