import type { EventId } from '../../ids.ts'

/** The lowest UUIDv7 of a moment (RFC 9562 section 5.7): ids made from then on are not below it. */
export function firstIdAt(moment: Date): EventId {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000` as EventId
}
