import { api } from '../api.ts'

/** What the server tells everybody about itself. */
export type Deployment = Awaited<ReturnType<typeof readDeployment>>

export async function readDeployment(signal: AbortSignal) {
  const { data } = await api.GET('/api/v1/deployment', { signal })
  return data!
}
