import type { ClaimRow } from './queries.ts'

const hour = 60 * 60_000

/** So long the former holders have to object (X3). */
export const waitMs = 72 * hour

/** So long whoever claimed has to complete it. Then it is over, and somebody else can claim. */
const completeWithinMs = 7 * 24 * hour

type ClaimState = ClaimRow['state']

/** What a claim is now: one that was left lying, or whose claimant is gone, is over, whether or not that was written. */
export function stateOf(
  { state, dueAt }: Pick<ClaimRow, 'state' | 'dueAt'>,
  by: { readonly status: string },
  now: Date,
): ClaimState {
  if (state !== 'open') return state
  const lapsed = now.getTime() > dueAt.getTime() + completeWithinMs
  return lapsed || by.status !== 'active' ? 'over' : 'open'
}
