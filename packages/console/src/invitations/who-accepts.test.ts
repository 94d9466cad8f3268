import { expect, it } from 'vitest'
import { whoAccepts } from './who-accepts.ts'

const invitation = { account: 'sign-in', email: 'Zoë@x.example', population: 'people' } as const
const zoë = { email: 'zoë@X.example', population: 'people' }

it('X11: only whoever has the invited address accepts, of the right kind of account', () => {
  expect(whoAccepts(invitation, undefined)).toBe('sign-in')
  expect(whoAccepts(invitation, zoë)).toBe('signed-in')
  expect(whoAccepts(invitation, { ...zoë, email: 'other@x.example' })).toBe('somebody-else')
  expect(whoAccepts(invitation, { ...zoë, population: 'teammates' })).toBe('somebody-else')
})

it('X11: an address without a proved account takes a new password, whoever is signed in', () => {
  expect(whoAccepts({ ...invitation, account: 'none' }, undefined)).toBe('newcomer')
  expect(whoAccepts({ ...invitation, account: 'none' }, zoë)).toBe('newcomer')
})

it('X8: where the link does not tell whether there is an account, both ways are open', () => {
  const either = { ...invitation, account: 'either' } as const
  expect(whoAccepts(either, undefined)).toBe('either')
  expect(whoAccepts(either, { ...zoë, email: 'other@x.example' })).toBe('either')
  expect(whoAccepts(either, zoë)).toBe('signed-in')
})
