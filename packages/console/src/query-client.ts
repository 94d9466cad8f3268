import { PortreeveError } from '@portreeve/sdk'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { showFailure } from './parts/toasts.tsx'
import { sessionEnd } from './session/session-end.ts'
import { viewAs } from './session/view-as.ts'

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The form shows its own failure; no toast then. */
      readonly shownInPlace?: boolean
      /** It changes nothing that a page shows. */
      readonly changesNothing?: boolean
    }
  }
}

/** What the server said, kept as long as a page needs it. Nothing outlives the person who asked. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (!noticeEnd(error) && mutation.meta?.shownInPlace !== true) showFailure(error)
    },
    // What one act changes is seldom on one page only: lists, counts, menus and one's own rights may all be different now.
    onSuccess: (_data, _variables, _result, mutation) => {
      if (mutation.meta?.changesNothing !== true) queryClient.invalidateQueries()
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 1 && error instanceof PortreeveError && isPassing(error.problem.status),
      retryDelay: 400,
    },
    // What was made may be a secret, shown once: it is forgotten with whatever showed it.
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
})

/** A server that starts or is busy: worth asking once more. */
function isPassing(status: number): boolean {
  return status === 0 || status === 502 || status === 503
}

function noticeEnd(error: Error): boolean {
  if (error instanceof PortreeveError && error.problem.code === 'view-not-possible') viewAs.end('/')
  if (!(error instanceof PortreeveError) || error.problem.code !== 'not-signed-in') return false
  return sessionEnd.happened()
}
