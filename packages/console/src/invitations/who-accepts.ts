import type { Session } from '../session/session.ts'
import type { OpenedInvitation } from './opened-invitation.ts'

/**
 * Who could accept now, of whoever is at this browser: somebody new, whoever is signed in, somebody who signs in first; somebody
 * new or with an account, where the link does not tell; or nobody, because somebody else is signed in.
 */
export type WhoAccepts = 'newcomer' | 'signed-in' | 'sign-in' | 'either' | 'somebody-else'

export function whoAccepts(
  { account, email, population }: Pick<OpenedInvitation, 'account' | 'email' | 'population'>,
  person: Pick<Session['person'], 'email' | 'population'> | undefined,
): WhoAccepts {
  if (account === 'none') return 'newcomer'
  const isInvited = person?.population === population && person.email.toLowerCase() === email.toLowerCase()
  if (isInvited) return 'signed-in'
  if (account === 'either') return 'either'
  return person === undefined ? 'sign-in' : 'somebody-else'
}
