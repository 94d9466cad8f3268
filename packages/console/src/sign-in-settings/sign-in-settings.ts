import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Of whom: the members of a place, or the people whose accounts it keeps. */
export type Whose = 'members' | 'people'

export type SignInSettings = Awaited<ReturnType<typeof readSettings>>
export type Ways = SignInSettings['settings']

const at = (scopeId: string) => ({ params: { path: { scopeId } } })

async function readSettings(scopeId: string, whose: Whose) {
  const { data } =
    whose === 'members'
      ? await api.GET('/api/v1/scopes/{scopeId}/sign-in-settings/members', at(scopeId))
      : await api.GET('/api/v1/scopes/{scopeId}/sign-in-settings/people', at(scopeId))
  return data!
}

export function signInSettingsQuery(scopeId: string, whose: Whose) {
  return queryOptions({
    queryKey: ['sign-in-settings', scopeId, whose],
    queryFn: () => readSettings(scopeId, whose),
    staleTime: 0,
  })
}

export async function saveSettings(
  scopeId: string,
  whose: Whose,
  body: Pick<SignInSettings, 'version' | 'settings'>,
): Promise<SignInSettings> {
  const { data } =
    whose === 'members'
      ? await api.PUT('/api/v1/scopes/{scopeId}/sign-in-settings/members', { ...at(scopeId), body })
      : await api.PUT('/api/v1/scopes/{scopeId}/sign-in-settings/people', { ...at(scopeId), body })
  return data!
}
