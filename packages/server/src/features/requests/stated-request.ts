import type { Policy } from '@portreeve/engine'
import type { RequestRow, RequestState } from './queries.ts'

/** What both sides are told of a request, as it stands now. */
export function statedRequest(policy: Policy, row: RequestRow, now: Date) {
  return {
    id: row.id,
    permission:
      row.permission === null
        ? null
        : { id: row.permission, label: policy.permission(row.permission)?.label ?? row.permission },
    state: stateOf(row, now),
    note: row.note,
    madeAt: row.createdAt,
    expiresAt: row.expiresAt,
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
    given: row.role === null ? null : { role: row.role, label: policy.role(row.role)?.label ?? row.role },
    givenUntil: row.roleExpiresAt,
  }
}

/** Nobody has to come by for a request to expire: time does it. */
export function stateOf({ state, expiresAt }: RequestRow, now: Date): RequestState {
  return state === 'open' && expiresAt <= now ? 'expired' : state
}
