import { expect, it } from 'vitest'
import { pendingRoles } from './pending-roles.ts'
import { soonestEnd } from './soonest-end.ts'

const label = (key: string) => ({ 'a:reader': 'Reader', 'a:writer': 'Writer' })[key] ?? key
const held = (role: string, expiresAt: string | null = null) => ({
  ...{ role, label: label(role), grantedAt: '2026-01-01T00:00:00Z', reason: null, expiresAt },
})

it('A9: a change that waits is told as what counts still, and what will', () => {
  expect(pendingRoles({ roles: [held('a:writer')], rolesUntilNextSession: ['a:reader'] }, label)).toEqual({
    from: ['Reader'],
    to: ['Writer'],
  })
})

it('nothing waits where sessions have what was given', () => {
  expect(pendingRoles({ roles: [held('a:writer')], rolesUntilNextSession: null }, label)).toBeNull()
  expect(pendingRoles({ roles: [held('a:writer')], rolesUntilNextSession: ['a:writer'] }, label)).toBeNull()
})

it('of several ends the soonest is shown, with its role where another one goes on', () => {
  expect(soonestEnd([held('a:reader')])).toBeNull()
  expect(soonestEnd([held('a:reader', '2026-03-01T00:00:00Z')])).toEqual({ at: '2026-03-01T00:00:00Z', of: null })
  expect(soonestEnd([held('a:reader'), held('a:writer', '2026-03-01T00:00:00Z')])).toEqual({
    at: '2026-03-01T00:00:00Z',
    of: 'Writer',
  })
  const both = [held('a:reader', '2026-04-01T00:00:00Z'), held('a:writer', '2026-03-01T00:00:00Z')]
  expect(soonestEnd(both)).toEqual({ at: '2026-03-01T00:00:00Z', of: 'Writer' })
})
