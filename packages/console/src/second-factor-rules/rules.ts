import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { Whose } from '../sign-in-settings/sign-in-settings.ts'

export type RulesAnswer = Awaited<ReturnType<typeof readRules>>
export type Rules = Omit<RulesAnswer['rules'], 'since'>
export type RulesPreview = Awaited<ReturnType<typeof readPreview>>
export type FactorKind = Rules['methods'][number]

const at = (scopeId: string) => ({ params: { path: { scopeId } } })

async function readRules(scopeId: string, whose: Whose) {
  const { data } =
    whose === 'members'
      ? await api.GET('/api/v1/scopes/{scopeId}/second-factor/members', at(scopeId))
      : await api.GET('/api/v1/scopes/{scopeId}/second-factor/people', at(scopeId))
  return data!
}

export function rulesQuery(scopeId: string, whose: Whose) {
  return queryOptions({
    queryKey: ['second-factor-rules', scopeId, whose],
    queryFn: () => readRules(scopeId, whose),
    staleTime: 0,
  })
}

async function readPreview(scopeId: string, whose: Whose, rules: Rules) {
  const body = { rules }
  const { data } =
    whose === 'members'
      ? await api.POST('/api/v1/scopes/{scopeId}/second-factor/members/preview', { ...at(scopeId), body })
      : await api.POST('/api/v1/scopes/{scopeId}/second-factor/people/preview', { ...at(scopeId), body })
  return data!
}

/** What the rules would do today. */
export function previewQuery(scopeId: string, whose: Whose, rules: Rules) {
  return queryOptions({
    queryKey: ['second-factor-preview', scopeId, whose, rules],
    queryFn: () => readPreview(scopeId, whose, rules),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  })
}

export async function saveRules(scopeId: string, whose: Whose, body: { version: number; rules: Rules }) {
  const { data } =
    whose === 'members'
      ? await api.PUT('/api/v1/scopes/{scopeId}/second-factor/members', { ...at(scopeId), body })
      : await api.PUT('/api/v1/scopes/{scopeId}/second-factor/people', { ...at(scopeId), body })
  return data!
}
