import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

async function readOwnRequests() {
  const { data } = await api.GET('/api/v1/session/requests', { params: { query: { limit: 50 } } })
  return data!.items
}

/** What the person who is signed in asked for, the newest first. */
export const ownRequestsQuery = queryOptions({ queryKey: ['requests', 'own'], queryFn: readOwnRequests })
