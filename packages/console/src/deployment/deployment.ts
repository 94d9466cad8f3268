import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

/** What the server tells everybody about itself. */
export type Deployment = Awaited<ReturnType<typeof readDeployment>>

async function readDeployment() {
  const { data } = await api.GET('/api/v1/deployment')
  return data!
}

export const deploymentQuery = queryOptions({
  queryKey: ['deployment'],
  queryFn: readDeployment,
  staleTime: 60_000,
})

export function useDeployment(): Deployment {
  return useSuspenseQuery(deploymentQuery).data
}
