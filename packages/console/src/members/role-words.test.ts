import { describe, expect, it } from 'vitest'
import { endOf, lastDay } from './end-day.ts'
import { roleOptions, rolesMoved } from './role-options.ts'
import { atOnceWords, changedWords, isDemotion, waitingWords } from './role-timing.ts'

const role = (id: string, more: object = {}) => ({
  ...{ id, label: id, description: '', reasonRequired: false, kept: false, assignable: true, transfer: null, ...more },
})
const type = {
  id: 'port',
  roles: [role('chief'), role('pilot'), role('guest', { kept: true }), role('host', { assignable: false })],
}
const held = (id: string) => ({
  role: `port:${id}`,
  label: id,
  grantedAt: '',
  reason: null,
  expiresAt: null,
  grantedBy: null,
})

describe('roles to choose from', () => {
  it('are those that one may give and those that are held; what stays says why', () => {
    const options = roleOptions(type, [held('chief'), held('guest'), held('host')] as never, [
      { id: 'pilot' },
      { id: 'guest' },
    ])
    expect(options.map(({ key, fixed }) => [key, fixed])).toEqual([
      ['port:chief', 'Your own role cannot take this one away.'],
      ['port:pilot', null],
      ['port:guest', 'Everybody keeps this role.'],
      ['port:host', 'It comes with set-up or from the host. Nobody gives it or takes it away here.'],
    ])
  })

  it('what is chosen is told to the server as what is given and taken', () => {
    expect(rolesMoved(['a', 'b'], ['b', 'c'])).toEqual({ give: ['c'], take: ['a'] })
  })
})

describe('A9: when a change counts, in words', () => {
  const change = { before: ['Developer'], after: ['Admin'] }
  it('before', () => {
    expect(waitingWords(change, 2)).toMatch(/^Developer now, Admin then\. Their 2 open sessions keep Developer/)
    expect(atOnceWords({ before: ['Admin'], after: [] })).toMatch(/^No role instead of Admin/)
  })
  it('after', () => {
    const done = { name: '株', ...change }
    expect(changedWords({ ...done, takesEffect: 'now' })).toBe('株 has Admin now.')
    expect(changedWords({ ...done, takesEffect: 'next-session' })).toBe(
      '株 has Admin from their next sign-in, and Developer until then.',
    )
  })
  it('a demotion takes and gives nothing', () => {
    expect(isDemotion({ gains: [], losses: ['x'] })).toBe(true)
    expect(isDemotion({ gains: ['y'], losses: ['x'] })).toBe(false)
  })
})

it('the last day of a role is the whole of that day', () => {
  expect(lastDay(endOf('2031-02-28'))).toBe('2031-02-28')
  expect(new Date(endOf('2031-02-28')!).getDate()).toBe(1)
  expect(endOf('')).toBeNull()
  expect(lastDay(null)).toBe('')
})
