import { api } from '../api.ts'
import { filled } from '../filled.ts'
import type { Decision } from '../leftovers/leftovers.ts'
import type { BulkAct } from './bulk-acts.ts'
import type { BulkResult } from './bulk-run.ts'

/** What is asked for besides who. */
export interface BulkWish {
  readonly give: readonly string[]
  readonly take: readonly string[]
  readonly reason: string
  readonly applyNow: boolean
  readonly belongings: Decision | undefined
}

/** One act on several members of a place, each with a result of their own. */
export async function sendBulk(
  scopeId: string,
  act: BulkAct,
  people: string[],
  { give, take, reason, applyNow, belongings }: BulkWish,
): Promise<readonly BulkResult[]> {
  const params = { path: { scopeId } }
  switch (act) {
    case 'enable':
      return (await api.POST('/api/v1/scopes/{scopeId}/members/bulk/enable', { params, body: { people } })).data!
        .results
    case 'disable':
      return (await api.POST('/api/v1/scopes/{scopeId}/members/bulk/disable', { params, body: { people } })).data!
        .results
    case 'remove': {
      const body = { people, ...filled({ belongings }) }
      return (await api.POST('/api/v1/scopes/{scopeId}/members/bulk/remove', { params, body })).data!.results
    }
    case 'change-roles': {
      const wish = { give: [...give], take: [...take], ...filled({ reason: reason.trim() }) }
      const body = { people, ...wish, ...(applyNow && { applyNow }) }
      return (await api.POST('/api/v1/scopes/{scopeId}/members/bulk/change-roles', { params, body })).data!.results
    }
  }
}
