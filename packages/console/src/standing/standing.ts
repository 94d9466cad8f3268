import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { filled } from '../filled.ts'

export type Standing = Awaited<ReturnType<typeof readStanding>>
export type Giver = Standing['places'][number]['addedBy']

async function readStanding(scopeId: string, userId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/members/{userId}/standing', {
    params: { path: { scopeId, userId } },
  })
  return data!
}

/** What a member is in other places, and who gave each role. */
export function standingQuery(scope: string, person: string) {
  return queryOptions({ queryKey: ['standing', scope, person], queryFn: () => readStanding(scope, person) })
}

/** A member's tokens of this place, page by page. */
export async function readMemberTokens(scopeId: string, userId: string, after: string | undefined) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/members/{userId}/tokens', {
    params: { path: { scopeId, userId }, query: filled({ after }) },
  })
  return data!
}

export async function revokeMemberToken(scopeId: string, userId: string, tokenId: string): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/tokens/{tokenId}/revoke', {
    params: { path: { scopeId, userId, tokenId } },
  })
}
