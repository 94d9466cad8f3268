import type { paths } from '@portreeve/sdk'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { filled } from '../filled.ts'

type Query = NonNullable<paths['/api/v1/scopes/{scopeId}/mails']['get']['parameters']['query']>

export type MailKind = NonNullable<Query['kind']>
export type Mail = Awaited<ReturnType<typeof readMails>>['items'][number]
export type MailState = NonNullable<Query['state']>
export type MailSettings = Awaited<ReturnType<typeof readMailSettings>>

interface MailFilter {
  readonly state?: MailState | undefined
  readonly kind?: MailKind | undefined
  readonly person?: string | undefined
  readonly after?: string | undefined
}

/** Mails about a place, the newest first. */
export async function readMails(scopeId: string, filter: MailFilter) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/mails', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return data!
}

/** One of them as it reads, without the link that only its mailbox has. */
export async function readMail(scopeId: string, mailId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/mails/{mailId}', { params: { path: { scopeId, mailId } } })
  return data!
}

async function readMailSettings(scopeId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/mail-settings', { params: { path: { scopeId } } })
  return data!
}

export function mailSettingsQuery(scopeId: string) {
  return queryOptions({ queryKey: ['mail-settings', scopeId], queryFn: () => readMailSettings(scopeId) })
}

export async function sendTestMail(scopeId: string) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/mail-settings/test', { params: { path: { scopeId } } })
  return data!
}
