import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export type OpenedInvitation = Awaited<ReturnType<typeof look>>

async function look(secret: string) {
  const { data } = await api.POST('/api/v1/invitations/look', { body: { secret } })
  return data!
}

/** What somebody is invited to. What it said when it was opened stays, whatever becomes of it on the page. */
export function invitationQuery(secret: string) {
  const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false } as const
  return queryOptions({ queryKey: ['invitation', secret], queryFn: () => look(secret), ...once })
}

export async function acceptAsNewcomer(secret: string, account: { readonly name: string; readonly password: string }) {
  const { data } = await api.POST('/api/v1/invitations/accept', { body: { secret, ...account } })
  return data!
}

export async function acceptSignedIn(secret: string) {
  const { data } = await api.POST('/api/v1/session/invitations/accept', { body: { secret } })
  return data!
}

export async function declineInvitation(secret: string): Promise<void> {
  await api.POST('/api/v1/invitations/decline', { body: { secret } })
}
