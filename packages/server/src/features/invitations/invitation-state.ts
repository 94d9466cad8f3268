import type { InvitationRow } from './queries.ts'

export const invitationStates = [
  'waiting',
  'expired',
  'accepted',
  'revoked',
  'replaced',
  'declined',
  'cut-off',
] as const

export type InvitationState = (typeof invitationStates)[number]

/** Nobody has to come by for an invitation to expire: time does it, and it stays in the list. */
export function stateOf(row: InvitationRow, now: Date): InvitationState {
  if (row.acceptedAt !== null) return 'accepted'
  if (row.revokedAt !== null) return row.endedHow ?? 'revoked'
  return row.expiresAt <= now ? 'expired' : 'waiting'
}

/** A8: seven days; less where the access that it gives ends before. */
export function expiryFrom(now: Date, accessExpiresAt: Date | null): Date {
  const longest = now.getTime() + 7 * 24 * 60 * 60_000
  return new Date(Math.min(longest, accessExpiresAt?.getTime() ?? longest))
}
