import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

/** The places below this one whose audit log one may read, by name. */
export function placesQuery(scopeId: string, search: string) {
  return queryOptions({
    queryKey: ['audit', scopeId, 'places', search],
    queryFn: async () => {
      const query = search === '' ? {} : { search }
      const { data } = await api.GET('/api/v1/scopes/{scopeId}/audit-events/places', {
        params: { path: { scopeId }, query },
      })
      return data!
    },
  })
}
