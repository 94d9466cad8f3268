import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { usePages } from '../parts/use-pages.ts'
import { queryClient } from '../query-client.ts'
import type { Scope } from '../session/scope.ts'

export type Token = Awaited<ReturnType<typeof readOwnTokens>>[number]

/** One's own tokens, in every place: nobody has so many that they would be worth reading page by page. */
async function readOwnTokens() {
  const found = []
  for (let after: string | null | undefined; after !== null; ) {
    const query = { limit: 100, ...(after && { after }) }
    const { data } = await api.GET('/api/v1/tokens', { params: { query } })
    found.push(...data!.items)
    after = data!.next
  }
  return found
}

export const ownTokensQuery = queryOptions({ queryKey: ['tokens', 'own'], queryFn: readOwnTokens })

/** Those of them that belong together, as a list of the console. `name`: apart from every other such list. */
export function useOwnTokens(name: string, belongs: (token: Token) => boolean) {
  return usePages(['tokens', 'own', name], async () => {
    const all = await queryClient.fetchQuery({ ...ownTokensQuery, staleTime: 1_000 })
    return { items: all.filter(belongs), next: null }
  })
}

/** The platform has an id in tokens, and nowhere else on the wire. */
const platform = '00000000-0000-7000-8000-000000000000'

export function isOf({ scopeId }: Pick<Token, 'scopeId'>, { id }: Pick<Scope, 'id'>): boolean {
  return scopeId === (id ?? platform)
}
