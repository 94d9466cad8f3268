import { expect, it } from 'vitest'
import { everybody, stateOf, withoutRole } from './member-numbers.ts'

const byRole = [
  { role: 'a', label: 'A', active: 2, disabled: 1, away: 1 },
  { role: 'b', label: 'B', active: 3, disabled: 0, away: 0 },
]
const byState = [
  { state: 'active' as const, count: 6 },
  { state: 'disabled' as const, count: 1 },
]
const archived = { state: 'archived' as const, count: 2 }
const blocked = { state: 'blocked' as const, count: 1 }

it('whoever holds no role is in the total and in no role', () => {
  expect(withoutRole(byRole, [...byState, archived, blocked])).toEqual({ active: 1, disabled: 0, away: 2 })
})

it('archived and blocked are one column, which is zero where there are none', () => {
  expect(everybody(byState)).toEqual({ active: 6, disabled: 1, away: 0 })
  expect(everybody([...byState, archived, blocked])).toEqual({ active: 6, disabled: 1, away: 3 })
})

it('a number leads to the list of exactly its state, and to the whole list where two states are in it', () => {
  expect(stateOf('disabled', [...byState, archived])).toBe('disabled')
  expect(stateOf('away', [...byState, archived])).toBe('archived')
  expect(stateOf('away', [...byState, blocked])).toBe('blocked')
  expect(stateOf('away', [...byState, archived, blocked])).toBeUndefined()
})
