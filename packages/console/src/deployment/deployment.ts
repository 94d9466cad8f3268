import { request } from '../request.ts'

/** What the server tells everybody about itself. */
export interface Deployment {
  readonly product: string
  readonly version: string
  /** Whose it is. */
  readonly name: string
  readonly blueprint: { readonly id: string; readonly label: string; readonly description: string }
  readonly demo: boolean
  /** Somebody has followed the one-time link. */
  readonly setUp: boolean
}

export async function readDeployment(signal: AbortSignal): Promise<Deployment> {
  return (await request('/api/v1/deployment', { signal })) as Deployment
}
