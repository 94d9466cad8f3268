import { api } from '../api.ts'

export interface SetUpInput {
  readonly deploymentName: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Uses the one-time link: makes the first account and gives it what the blueprint says. */
export async function sendSetUp(token: string, input: SetUpInput): Promise<void> {
  await api.POST('/api/v1/set-up', { body: { token, ...input } })
}

/** The secret of the link. It stands behind the `#`, which browsers do not send and servers do not log. */
export function tokenOf(location: Location): string | null {
  return location.hash.slice(1) || null
}
