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
