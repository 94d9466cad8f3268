import { api } from '../api.ts'

export type ServiceAccount = Awaited<ReturnType<typeof readAccounts>>['items'][number]

/** A page of the machines of a place. */
export async function readAccounts(scopeParam: string, after: string | undefined, limit = 50) {
  const params = { path: { scopeId: scopeParam }, query: { limit, ...(after !== undefined && { after }) } }
  return (await api.GET('/api/v1/scopes/{scopeId}/service-accounts', { params })).data!
}

/** One of them; null where there is none of that id. A place has few, so they are looked through. */
export async function readAccount(scopeParam: string, id: string): Promise<ServiceAccount | null> {
  for (let after: string | null | undefined; after !== null; ) {
    const { items, next }: Awaited<ReturnType<typeof readAccounts>> = await readAccounts(scopeParam, after, 100)
    const found = items.find((account) => account.id === id)
    if (found) return found
    after = next
  }
  return null
}
