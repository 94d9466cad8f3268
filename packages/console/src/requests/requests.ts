import { api } from '../api.ts'
import { filled } from '../filled.ts'

export type AccessRequest = Awaited<ReturnType<typeof readRequests>>['items'][number]

export const requestStates = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** Who asks for access to a place, the newest first. */
export async function readRequests(
  scopeId: string,
  filter: { readonly state?: RequestState | undefined; readonly after?: string | undefined },
) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/requests', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return data!
}

interface Acceptance {
  /** None for somebody who is to be enabled again. */
  readonly role?: string | undefined
  readonly expiresAt?: string | null | undefined
  readonly reason?: string | undefined
}

export async function acceptRequest(scopeId: string, requestId: string, acceptance: Acceptance) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/requests/{requestId}/accept', {
    params: { path: { scopeId, requestId } },
    body: filled({ ...acceptance }),
  })
  return data!
}

export async function declineRequest(scopeId: string, requestId: string, note: string): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/requests/{requestId}/decline', {
    params: { path: { scopeId, requestId } },
    body: filled({ note }),
  })
}
