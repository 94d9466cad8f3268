import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface Page<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
}

/** A list of the API, page by page. `fetch` gets the cursor of the page wanted, nothing for the first. */
export function usePages<Row>(key: QueryKey, fetch: (after: string | undefined) => Promise<Page<Row>>) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetch(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
