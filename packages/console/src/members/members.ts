import { api } from '../api.ts'
import { filled } from '../filled.ts'
import { offeredOn } from '../session/view-as.ts'

export type Member = Awaited<ReturnType<typeof readMembers>>['items'][number]

/** Of the account where it is closed, else in this place. */
export const memberStates = ['active', 'disabled', 'archived', 'blocked'] as const

/** Not active for so many days: never counts too. */
export const inactiveDays = ['30', '90', '180'] as const

interface MemberFilter {
  readonly inactiveDays?: number | undefined
  readonly search?: string | undefined
  readonly role?: string | undefined
  readonly status?: (typeof memberStates)[number] | undefined
  readonly after?: string | undefined
}

/** The people in a place, by name. */
export async function readMembers(scopeId: string, filter: MemberFilter) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/members', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return { ...data!, items: data!.items.map(offeredOn) }
}

export async function readMember(scopeId: string, userId: string): Promise<Member> {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/members/{userId}', { params: { path: { scopeId, userId } } })
  return offeredOn(data!)
}

/** Everything that somebody may do in a place. */
export async function readAccessOf(scopeId: string, personId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/access/{personId}', {
    params: { path: { scopeId, personId } },
  })
  return data!
}
