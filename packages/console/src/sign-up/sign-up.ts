import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export async function askToSignUp(email: string) {
  const { data } = await api.POST('/api/v1/sign-up/ask', { body: { email } })
  return data!
}

async function lookAtSignUp(secret: string) {
  const { data } = await api.POST('/api/v1/sign-up/look', { body: { secret } })
  return data!
}

export type OpenedSignUp = Awaited<ReturnType<typeof lookAtSignUp>>

/** Whose account the link makes. What it said when it was opened stays, whatever becomes of it on the page. */
export function signUpQuery(secret: string) {
  const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false } as const
  return queryOptions({ queryKey: ['link', 'sign-up', secret], queryFn: () => lookAtSignUp(secret), ...once })
}

interface NewAccount {
  readonly secret: string
  readonly name: string
  readonly placeName?: string
  readonly password: string
}

export async function signUp(account: NewAccount): Promise<void> {
  await api.POST('/api/v1/sign-up', { body: account })
}
