import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export type ClaimState = Awaited<ReturnType<typeof readClaim>>
export type ClaimAgainst = Awaited<ReturnType<typeof readClaimsAgainst>>[number]

async function readClaim(scopeId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/claim', { params: { path: { scopeId } } })
  return data!
}

/** What a place that needs an owner waits for. */
export function claimQuery(scopeId: string) {
  return queryOptions({ queryKey: ['claim', scopeId], queryFn: () => readClaim(scopeId) })
}

async function readClaimsAgainst() {
  const { data } = await api.GET('/api/v1/session/claims')
  return data!.items
}

/** Claims to places where one held the role last, and that one can object to. */
export const claimsAgainstQuery = queryOptions({
  queryKey: ['claims-against'],
  queryFn: readClaimsAgainst,
  staleTime: 60_000,
})

export async function claimPlace(scopeId: string) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/claim', { params: { path: { scopeId } } })
  return data!
}

export async function completeClaim(scopeId: string) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/claim/complete', { params: { path: { scopeId } } })
  return data!
}

export async function withdrawClaim(scopeId: string): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/claim/withdraw', { params: { path: { scopeId } } })
}

export async function objectToClaim(claimId: string): Promise<void> {
  await api.POST('/api/v1/session/claims/{claimId}/object', { params: { path: { claimId } } })
}

async function readOwnerlessBelow(scopeId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/children', {
    params: { path: { scopeId }, query: { needsOwner: 'true', limit: 5 } },
  })
  return data!
}

/** The places in a place that need an owner. */
export function ownerlessBelowQuery(scopeId: string) {
  return queryOptions({ queryKey: ['scopes', scopeId, 'ownerless'], queryFn: () => readOwnerlessBelow(scopeId) })
}
