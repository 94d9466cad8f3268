import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export type Identity = Awaited<ReturnType<typeof readIdentities>>['items'][number]

async function readIdentities() {
  const { data } = await api.GET('/api/v1/session/identities')
  return data!
}

/** One's own accounts at outside providers. */
export const identitiesQuery = queryOptions({ queryKey: ['own', 'identities'], queryFn: readIdentities })

/** Leaves this page for the provider's, and comes back to it. */
export async function goAndLink(provider: string): Promise<void> {
  const { data } = await api.POST('/api/v1/session/identities/{provider}/link', {
    params: { path: { provider } },
    body: { next: window.location.pathname },
  })
  window.location.assign(data!.url)
}

export async function unlink(provider: string): Promise<void> {
  await api.POST('/api/v1/session/identities/{provider}/unlink', { params: { path: { provider } } })
}
