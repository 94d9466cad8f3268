import { api } from '../api.ts'
import { filled } from '../filled.ts'
import { offeredOn } from '../session/view-as.ts'

export type Account = Awaited<ReturnType<typeof readAccounts>>['items'][number]
export type WholeAccount = Awaited<ReturnType<typeof readAccount>>

export const accountStates = ['active', 'archived', 'blocked'] as const
export type AccountState = (typeof accountStates)[number]

interface AccountFilter {
  readonly search?: string | undefined
  readonly status?: AccountState | undefined
  /** Only those who hold this role in the place. */
  readonly role?: string | undefined
  /** Only those whose password way in is closed. */
  readonly locked?: 'true' | undefined
  readonly after?: string | undefined
}

/** The accounts that are kept in a place, by name. */
export async function readAccounts(scopeId: string, filter: AccountFilter) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/people', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return { ...data!, items: data!.items.map(offeredOn) }
}

export async function readAccount(scopeId: string, userId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/people/{userId}', { params: { path: { scopeId, userId } } })
  return offeredOn(data!)
}
