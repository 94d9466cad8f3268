import { expect, it } from 'vitest'
import { flippedWords, whyStays } from './role-switch.ts'

const plain = { assigns: [], manages: [], atLeast: 0 }
const chief = { ...plain, assigns: ['mate'] }

it('C4, C6: one’s own role that manages others stays, any other role does where one cannot act on the person', () => {
  expect(whyStays(chief, { isSelf: true, reaches: true })).toMatch(/your own/)
  expect(whyStays(plain, { isSelf: true, reaches: true })).toBeNull()
  expect(whyStays(chief, { isSelf: false, reaches: true })).toBeNull()
  expect(whyStays(plain, { isSelf: false, reaches: false })).not.toBeNull()
})

it('C4: the menu of somebody else follows, one’s own is there already', () => {
  expect(flippedWords('Søn', { label: 'Mate', held: true }, false)).toBe(
    'Søn no longer has Mate. Their menu follows at their next page load.',
  )
  expect(flippedWords('Søn', { label: 'Mate' }, true)).toBe('Søn has Mate now.')
})
