import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { filled } from '../filled.ts'
import { endOf, lastDay } from './end-day.ts'
import { readMembers } from './members.ts'
import { paramsOf, type Who } from './who.ts'

/** Somebody or something chosen, with the name that is shown. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** On what terms somebody is a guest, as they stand in a form. */
export interface GuestWish {
  readonly sponsor: Named | null
  readonly resources: readonly Named[]
  /** The last day of their access. */
  readonly day: string
}

/** The last of the days that a guest can be given from now on. */
export function longestDay(longestDays: number): string {
  return lastDay(new Date(Date.now() + (longestDays - 1) * 86_400_000).toISOString())
}

/** Members who could answer for a guest, by the beginning of a name or an address. */
export function sponsorsQuery(scope: string, search: string) {
  return queryOptions({
    queryKey: ['members', scope, 'sponsors', search],
    queryFn: async (): Promise<readonly Named[]> => {
      const { items } = await readMembers(scope, { status: 'active', ...filled({ search: search || undefined }) })
      return items.filter(({ guest }) => guest === null).map(({ id, name }) => ({ id, name }))
    },
  })
}

/** What can be chosen for a guest, by the beginning of its name. */
export function thingsQuery(scopeId: string, kind: string, search: string) {
  return queryOptions({
    queryKey: ['things for guests', scopeId, kind, search],
    queryFn: async (): Promise<readonly Named[]> => {
      const params = { path: { scopeId }, query: { kind, search } }
      const { data } = await api.GET('/api/v1/scopes/{scopeId}/access/resources', { params })
      return data!.items.map(({ id, name }) => ({ id, name }))
    },
  })
}

/** Who answers for a guest, until when they have access, and what for. */
export async function changeGuest(who: Who, { sponsor, resources, day }: GuestWish, was: GuestWish): Promise<void> {
  const end = endOf(day)
  await api.PATCH('/api/v1/scopes/{scopeId}/members/{userId}/guest', {
    params: paramsOf(who),
    body: {
      resources: resources.map(({ id }) => id),
      ...(sponsor !== null && { sponsor: sponsor.id }),
      ...(day !== was.day && end !== null && { expiresAt: end }),
    },
  })
}

/** Answers for a guest from now on. */
export async function takeGuestOver(scopeId: string, userId: string, sponsor: string): Promise<void> {
  await api.PATCH('/api/v1/scopes/{scopeId}/members/{userId}/guest', {
    params: { path: { scopeId, userId } },
    body: { sponsor },
  })
}
