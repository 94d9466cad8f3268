import { expect, it } from 'vitest'
import { withoutRole } from './member-numbers.ts'

it('whoever holds no role is in the total and in no role', () => {
  const byRole = [
    { role: 'a', label: 'A', active: 2, disabled: 1 },
    { role: 'b', label: 'B', active: 3, disabled: 0 },
  ]
  const byState = [
    { state: 'active' as const, count: 6 },
    { state: 'disabled' as const, count: 1 },
  ]
  expect(withoutRole(byRole, byState)).toEqual({ active: 1, disabled: 0 })
})
