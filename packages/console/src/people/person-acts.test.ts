import { expect, it } from 'vitest'
import { actsOnAccount } from './person-acts.ts'

const none = {
  rename: false,
  passwordLink: false,
  resetPassword: false,
  resetFactors: false,
  enrolmentCode: false,
  block: false,
  unblock: false,
  archive: false,
  unarchive: false,
  unlock: false,
  changeRoles: false,
}

it('X2, X4, X12: offers what the server says, the least first, and nothing else', () => {
  expect(actsOnAccount({ may: none })).toEqual([])
  expect(actsOnAccount({ may: { ...none, rename: true } })).toEqual(['rename'])
  expect(actsOnAccount({ may: { ...none, rename: true, passwordLink: true, block: true, archive: true } })).toEqual([
    'rename',
    'password-link',
    'block',
    'archive',
  ])
  expect(actsOnAccount({ may: { ...none, changeRoles: true, archive: true } })).toEqual(['change-roles', 'archive'])
  expect(actsOnAccount({ may: { ...none, unarchive: true, archive: true, unblock: true } })).toEqual([
    'unblock',
    'unarchive',
    'archive',
  ])
})
