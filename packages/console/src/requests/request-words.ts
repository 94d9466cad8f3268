import type { AccessRequest } from './requests.ts'

/** What somebody asks for, in a few words. */
export function askedWords({ asks, permission }: Pick<AccessRequest, 'asks' | 'permission'>): string {
  if (asks === 'enable') return 'To be enabled again'
  if (permission !== null) return permission.label
  return 'To be let in'
}

/** The role to begin with: the least that does, if it may be given, else the first that does. */
export function firstRole({ mayGive, leastRole }: Pick<AccessRequest, 'mayGive' | 'leastRole'>): string | undefined {
  const least = mayGive.find(({ role }) => role === leastRole?.role)
  return (least ?? mayGive.find(({ enough }) => enough) ?? mayGive[0])?.role
}

interface Giving {
  readonly label: string | undefined
  readonly ends: boolean
  /** Where a change from one role to another waits for the next sign-in (A9). */
  readonly waits: boolean
  /** Where a person has one role, it takes the place of the present one. */
  readonly single: boolean
}

/** What accepting does, before it is done. */
export function whatHappens({ asks, person }: AccessRequest, { label = '', ends, waits, single }: Giving): string {
  if (asks === 'enable') return `${person.name} gets in again at once, with the role that they had.`
  // The role that was there before is gone by then.
  const nothingLeft = asks === 'permission' && single
  const end = !ends ? '' : nothingLeft ? ' When it ends, no role remains here.' : ' It ends by itself.'
  if (asks === 'enter') return `${person.name} becomes a member here at once, as ${label}.${end}`
  const instead = single ? ', in place of the role that they have' : ', besides the roles that they have'
  const when = waits && !ends ? 'from their next sign-in' : 'at once'
  return `${person.name} gets ${label} ${when}${instead}.${end}`
}

/** Why a request cannot be accepted by whoever reads it; `null` where it can. */
export function whyNotAccept({
  mayAccept,
  mayDecline,
  leastRole,
}: Pick<AccessRequest, 'mayAccept' | 'mayDecline' | 'leastRole'>): string | null {
  if (mayAccept) return null
  if (!mayDecline) return 'It is your own request: somebody else answers it.'
  return leastRole === null
    ? 'You may not give a role to this person.'
    : `It takes ${leastRole.label}, which you may not give to this person.`
}
