import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { takeGuestOver } from '../members/guests.ts'

/** Somebody in a place, or (`whole`) the whole person, whose account is kept in it. */
export interface Leaver {
  readonly person: { readonly id: string; readonly name: string }
  /** The place as addresses write it. */
  readonly scope: string
  readonly whole: boolean
}

export type Owned = Awaited<ReturnType<typeof readOwned>>
export type LeftItem = Awaited<ReturnType<typeof readLeft>>['items'][number]

/** What becomes of what somebody owns: the server asks for it where they own anything. */
export type Decision = { what: 'keep' } | { what: 'delete' } | { what: 'transfer'; to: string }

async function readOwned({ person, scope, whole }: Leaver) {
  const params = { path: { scopeId: scope, userId: person.id } }
  const { data } = whole
    ? await api.GET('/api/v1/scopes/{scopeId}/people/{userId}/belongings', { params })
    : await api.GET('/api/v1/scopes/{scopeId}/belongings/{userId}', { params })
  return data!
}

/** What somebody owns, by kind; of a whole person also by place. */
export function ownedQuery(leaver: Leaver) {
  const { person, scope, whole } = leaver
  return queryOptions({ queryKey: ['belongings', scope, person.id, whole], queryFn: () => readOwned(leaver) })
}

async function readLeft({ person, scope, whole }: Leaver) {
  const params = { path: { scopeId: scope, userId: person.id } }
  const { data } = whole
    ? await api.GET('/api/v1/scopes/{scopeId}/people/{userId}/left-behind', { params })
    : await api.GET('/api/v1/scopes/{scopeId}/left-behind/{userId}', { params })
  return data!
}

/** What somebody set up that still gives access. */
export function leftQuery(leaver: Leaver) {
  const { person, scope, whole } = leaver
  return queryOptions({ queryKey: ['left-behind', scope, person.id, whole], queryFn: () => readLeft(leaver) })
}

/** Answers for a guest from now on, in place of whoever left. */
export async function takeOver({ id, scope }: LeftItem, sponsor: string): Promise<void> {
  await takeGuestOver(scope.id, id, sponsor)
}

/** Ends one of those things, each by its own act. */
export async function endLeft({ id, end, scope: { id: scopeId } }: LeftItem): Promise<void> {
  const member = { params: { path: { scopeId, userId: id } } }
  switch (end) {
    case 'revoke-invitation':
      await api.POST('/api/v1/scopes/{scopeId}/invitations/{invitationId}/revoke', {
        params: { path: { scopeId, invitationId: id } },
      })
      return
    case 'disable-member':
      await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/disable', member)
      return
    case 'remove-member':
      await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/remove', { ...member, body: {} })
      return
    case 'archive-person':
      await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/archive', { ...member, body: {} })
      return
    case 'end-service-account':
      await api.POST('/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/end', {
        params: { path: { scopeId, serviceAccountId: id } },
      })
      return
    case null:
      return
  }
}
