import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export type OwnSession = Awaited<ReturnType<typeof readOwnSessions>>[number]

async function readOwnSessions() {
  const { data } = await api.GET('/api/v1/session/sessions')
  return data!.items
}

/** Where one is signed in. */
export const ownSessionsQuery = queryOptions({ queryKey: ['own', 'sessions'], queryFn: readOwnSessions })

export async function endOwnSession(sessionId: string): Promise<void> {
  await api.POST('/api/v1/session/sessions/{sessionId}/end', { params: { path: { sessionId } } })
}

export async function endOtherSessions(): Promise<number> {
  const { data } = await api.POST('/api/v1/session/sessions/end-others')
  return data!.ended
}

export async function renameOneself(name: string): Promise<void> {
  await api.PATCH('/api/v1/session/person', { body: { name } })
}

/** A link goes to the address; opening that makes it one's own. */
export async function askForEmail(email: string) {
  const { data } = await api.POST('/api/v1/session/email', { body: { email } })
  return data!
}
