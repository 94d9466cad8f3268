import type { Account } from './accounts.ts'

/** What can be done about an account. */
export type PersonAct =
  | 'change-roles'
  | 'rename'
  | 'password-link'
  | 'reset-password'
  | 'reset-factors'
  | 'enrolment-code'
  | 'unlock'
  | 'block'
  | 'unblock'
  | 'archive'
  | 'unarchive'

export const personActLabels: Readonly<Record<PersonAct, string>> = {
  'change-roles': 'Change roles',
  rename: 'Change name',
  'password-link': 'New link for a first password',
  'reset-password': 'Reset password',
  'reset-factors': 'Remove second factors',
  'enrolment-code': 'Code for a late second factor',
  unlock: 'Unlock',
  block: 'Block',
  unblock: 'Unblock',
  archive: 'Archive',
  unarchive: 'Bring back',
}

export type ActedOn = Pick<Account, 'id' | 'name' | 'may'>

/** What the reader may do about an account, in the order in which it is offered. The server has decided each (X2, X4, X12). */
export function actsOnAccount({ may }: Pick<ActedOn, 'may'>): readonly PersonAct[] {
  const acts: readonly (PersonAct | false)[] = [
    may.changeRoles && 'change-roles',
    may.rename && 'rename',
    may.passwordLink && 'password-link',
    may.resetPassword && 'reset-password',
    may.resetFactors && 'reset-factors',
    may.enrolmentCode && 'enrolment-code',
    may.unlock && 'unlock',
    may.unblock && 'unblock',
    may.block && 'block',
    may.unarchive && 'unarchive',
    may.archive && 'archive',
  ]
  return acts.filter((act) => act !== false)
}
