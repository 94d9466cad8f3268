import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { queryClient } from '../query-client.ts'
import { knownHere } from './known-here.ts'
import { sessionEnd } from './session-end.ts'
import { offeredIn } from './view-as.ts'

/** Who is signed in and what they may do. */
export type Session = Awaited<ReturnType<typeof readSession>>
export type HeldScope = Session['scopes'][number]
export type Entry = Session['entry']
export type MenuSection = Session['menus'][number]['sections'][number]
export type MenuItem = MenuSection['items'][number]

async function readSession() {
  const { data } = await api.GET('/api/v1/session')
  return { ...data!, scopes: data!.scopes.map(offeredIn) }
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const session = await readSession()
    const before = queryClient.getQueryData<Session>(['session'])
    // Another tab signed in as somebody else: nothing of the former person may stay on this page.
    if (before !== undefined && before.person.id !== session.person.id) window.location.assign('/')
    sessionEnd.signedInAs(session.person.id)
    knownHere.set(true)
    return session
  },
  staleTime: 20_000,
})

/** Below a page for people who are signed in only: the router has read it before it shows one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}
