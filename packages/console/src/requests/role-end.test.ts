import { expect, it } from 'vitest'
import { roleEnd } from './role-end.ts'

const now = new Date('2026-03-05T10:00:00Z')

it('gives a role for good, or until a moment counted from now', () => {
  expect(roleEnd('never', now)).toBeNull()
  expect(roleEnd('two-hours', now)).toBe('2026-03-05T12:00:00.000Z')
  expect(roleEnd('day', now)).toBe('2026-03-06T10:00:00.000Z')
  expect(roleEnd('week', now)).toBe('2026-03-12T10:00:00.000Z')
})
