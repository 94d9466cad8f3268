import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

/** What a link said when it was opened stays, whatever becomes of it on the page. */
const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false } as const

export function passwordLinkQuery(secret: string) {
  return queryOptions({
    ...{ queryKey: ['link', 'password', secret], ...once },
    queryFn: async () => (await api.POST('/api/v1/links/set-password/look', { body: { secret } })).data!,
  })
}

export function emailLinkQuery(secret: string) {
  return queryOptions({
    ...{ queryKey: ['link', 'email', secret], ...once },
    queryFn: async () => (await api.POST('/api/v1/links/confirm-email/look', { body: { secret } })).data!,
  })
}

export async function setFirstPassword(secret: string, password: string): Promise<void> {
  await api.POST('/api/v1/links/set-password', { body: { secret, password } })
}

export async function confirmEmail(secret: string, password: string): Promise<void> {
  await api.POST('/api/v1/links/confirm-email', { body: { secret, password } })
}
