import type { EventId, ScopeId } from '../../ids.ts'
import { sha256 } from './event-hash.ts'

/** What the chain of a scope begins with, in place of a previous hash. */
export function chainStart(scopeId: ScopeId): string {
  return sha256(`portreeve audit chain of ${scopeId}`)
}

interface Link {
  readonly number: number
  readonly eventId: EventId
  readonly eventHash: string
  readonly sealedAt: Date
}

/** The hash that stands for this event and every one before it in its scope. */
export function chainHash(previous: string, link: Link): string {
  return sha256(`${previous}.${link.number}.${link.eventId}.${link.eventHash}.${link.sealedAt.toISOString()}`)
}
