import { PortreeveError } from '@portreeve/sdk'
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface AnyPage {
  readonly items: readonly unknown[]
  readonly next: string | null
}

interface PagesOptions {
  /**
   * The list is what the page is about: a refusal takes the place of the page, and while a filter changes the former rows stay.
   * The key's first two parts say whose list it is.
   */
  readonly isPage?: boolean
}

/** A list of the API, page by page. `fetch` gets the cursor of the page wanted, nothing for the first. */
export function usePages<Page extends AnyPage>(
  key: QueryKey,
  fetch: (after: string | undefined) => Promise<Page>,
  { isPage = false }: PagesOptions = {},
) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetch(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    throwOnError: (error, { state }) => isPage && state.data === undefined && isRefusal(error),
    placeholderData: (former, query) => (isPage && isSameList(query?.queryKey, key) ? former : undefined),
  })
}

function isRefusal(error: Error): boolean {
  return error instanceof PortreeveError && (error.problem.status === 403 || error.problem.status === 404)
}

function isSameList(former: QueryKey | undefined, key: QueryKey): boolean {
  return former?.[0] === key[0] && former?.[1] === key[1]
}
