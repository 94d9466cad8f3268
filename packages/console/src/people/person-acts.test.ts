import { expect, it } from 'vitest'
import { actsOnAccount } from './person-acts.ts'

const all = { id: 'reader', may: () => true }
const account = (
  status: 'active' | 'archived' | 'blocked',
  lastActiveAt: string | null = '2030-01-01T00:00:00.000Z',
) => ({
  ...{ id: 'somebody', name: 'Somebody', status, lastActiveAt, hasOwnPassword: lastActiveAt !== null },
})

it('offers what fits the state of the account', () => {
  expect(actsOnAccount(account('active'), all)).toEqual(['rename', 'block', 'archive'])
  expect(actsOnAccount(account('blocked'), all)).toEqual(['rename', 'unblock'])
  expect(actsOnAccount(account('archived'), all)).toEqual(['rename', 'unarchive'])
})

it('X12: offers a link for a first password only where there is none', () => {
  expect(actsOnAccount(account('active', null), all)).toContain('password-link')
  expect(actsOnAccount({ ...account('active', null), hasOwnPassword: true }, all)).not.toContain('password-link')
})

it('X4: offers nobody to close their own account', () => {
  expect(actsOnAccount({ ...account('active', null), id: 'reader' }, all)).toEqual(['rename'])
})

it('offers only what the reader may do', () => {
  expect(actsOnAccount(account('active'), { ...all, may: (operation) => operation === 'people.block' })).toEqual([
    'block',
  ])
})
