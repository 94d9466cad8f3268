import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

/** What somebody meets who comes to work, or who wants into one place, with the id under which the server's log has it. */
export function entryQuery(into?: string) {
  return queryOptions({
    queryKey: ['entry', into ?? null],
    queryFn: async () => {
      const params = { query: into === undefined ? {} : { into } }
      const { data, response } = await api.GET('/api/v1/session', { params })
      return { entry: data!.entry, requestId: response.headers.get('x-request-id') }
    },
  })
}
