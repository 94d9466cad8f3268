import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { filled } from '../filled.ts'

/** What a link said when it was opened stays, whatever becomes of it on the page. */
const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false } as const

export function passwordLinkQuery(secret: string) {
  return queryOptions({
    ...{ queryKey: ['link', 'password', secret], ...once },
    queryFn: async () => (await api.POST('/api/v1/links/set-password/look', { body: { secret } })).data!,
  })
}

export function emailLinkQuery(secret: string) {
  return queryOptions({
    ...{ queryKey: ['link', 'email', secret], ...once },
    queryFn: async () => (await api.POST('/api/v1/links/confirm-email/look', { body: { secret } })).data!,
  })
}

export async function setFirstPassword(secret: string, password: string): Promise<void> {
  await api.POST('/api/v1/links/set-password', { body: { secret, password } })
}

export async function confirmEmail(secret: string, password: string): Promise<void> {
  await api.POST('/api/v1/links/confirm-email', { body: { secret, password } })
}

export type ResetLink = Awaited<ReturnType<typeof lookAtResetLink>>

async function lookAtResetLink(secret: string) {
  return (await api.POST('/api/v1/links/reset-password/look', { body: { secret } })).data!
}

export function resetLinkQuery(secret: string) {
  return queryOptions({
    ...{ queryKey: ['link', 'reset', secret], ...once },
    queryFn: () => lookAtResetLink(secret),
  })
}

export type SignInLink = Awaited<ReturnType<typeof lookAtSignInLink>>

async function lookAtSignInLink(secret: string) {
  return (await api.POST('/api/v1/links/sign-in/look', { body: { secret } })).data!
}

export function signInLinkQuery(secret: string) {
  return queryOptions({
    ...{ queryKey: ['link', 'sign-in', secret], ...once },
    queryFn: () => lookAtSignInLink(secret),
  })
}

export type WayBack = Awaited<ReturnType<typeof lookAtWayBack>>

async function lookAtWayBack(secret: string) {
  return (await api.POST('/api/v1/links/email-back/look', { body: { secret } })).data!
}

export function wayBackQuery(secret: string) {
  return queryOptions({
    ...{ queryKey: ['link', 'email-back', secret], ...once },
    queryFn: () => lookAtWayBack(secret),
  })
}

export async function resetPassword(secret: string, password: string): Promise<void> {
  await api.POST('/api/v1/links/reset-password', { body: { secret, password } })
}

export async function takeEmailBack(secret: string, password: string): Promise<void> {
  await api.POST('/api/v1/links/email-back', { body: { secret, password } })
}

interface Asked {
  readonly email: string
  /** Which kind of account, where there are several. */
  readonly population: string | undefined
}

export async function askForResetLink({ email, population }: Asked) {
  const body = { email, ...filled({ population }) }
  return (await api.POST('/api/v1/links/reset-password/ask', { body })).data!
}

/** `next`: the path where the page goes on, once it is opened. */
export async function askForSignInLink({ email, population, next }: Asked & { readonly next: string }) {
  const body = { email, next, ...filled({ population }) }
  return (await api.POST('/api/v1/links/sign-in/ask', { body })).data!
}
