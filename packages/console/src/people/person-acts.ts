import type { Operation } from '../session/scope.ts'
import type { Account } from './accounts.ts'

/** What can be done about an account. */
export type PersonAct = 'rename' | 'password-link' | 'block' | 'unblock' | 'archive' | 'unarchive'

export const personActLabels: Readonly<Record<PersonAct, string>> = {
  rename: 'Change name',
  'password-link': 'New link for a first password',
  block: 'Block',
  unblock: 'Unblock',
  archive: 'Archive',
  unarchive: 'Bring back',
}

const needs: Readonly<Record<PersonAct, Operation>> = {
  rename: 'people.update',
  'password-link': 'people.create',
  block: 'people.block',
  unblock: 'people.block',
  archive: 'people.archive',
  unarchive: 'people.archive',
}

const inState: Readonly<Record<Account['status'], readonly PersonAct[]>> = {
  active: ['rename', 'password-link', 'block', 'archive'],
  blocked: ['rename', 'unblock'],
  archived: ['rename', 'unarchive'],
}

export type ActedOn = Pick<Account, 'id' | 'name' | 'status' | 'lastActiveAt' | 'hasOwnPassword'>

interface Reader {
  readonly id: string
  may(operation: Operation): boolean
}

/** What the reader may do about an account, in the order in which it is offered. Nobody closes their own (X4). */
export function actsOnAccount(account: ActedOn, reader: Reader): PersonAct[] {
  return inState[account.status].filter((act) => {
    if (!reader.may(needs[act])) return false
    if (act === 'rename') return true
    // X12: such a link is for somebody whose account it is not yet.
    if (act === 'password-link' && (account.lastActiveAt !== null || account.hasOwnPassword)) return false
    return account.id !== reader.id
  })
}
