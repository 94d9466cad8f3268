import { describe, expect, it } from 'vitest'
import { firstCall, grouped, isOver, lostPermissions, tokenChoices } from './token-choices.ts'

const permissions = [
  { id: 'ship.read', label: 'View ships', group: 'Ships', sessionOnly: false },
  { id: 'crew.invite', label: 'Invite crew', group: 'Crew', sessionOnly: true },
  { id: 'ship.moor', label: 'Moor ships', group: 'Ships', sessionOnly: false },
]
const held = (...ids: string[]) => ids.map((id) => ({ id }))

describe('what a token of one’s own can be given', () => {
  it('A15: is what one holds here, without what takes a person who has signed in', () => {
    const { offered, sessionOnly } = tokenChoices(permissions, held('ship.moor', 'crew.invite'))
    expect(offered.map(({ id }) => id)).toEqual(['ship.moor'])
    expect(sessionOnly.map(({ id }) => id)).toEqual(['crew.invite'])
  })

  it('stands under its groups in the order of the blueprint', () => {
    expect(grouped(permissions).map((group) => [group.group, group.permissions.length])).toEqual([
      ['Ships', 2],
      ['Crew', 1],
    ])
  })
})

describe('a token in the list', () => {
  it('A15: shows what its owner does not hold any more', () => {
    expect([...lostPermissions({ permissions: ['ship.read', 'ship.moor'] }, held('ship.read'))]).toEqual(['ship.moor'])
  })

  it('is over from the moment on that it expires, and never without one', () => {
    const now = new Date('2026-05-01T12:00:00Z')
    expect(isOver({ expiresAt: '2026-05-01T12:00:00Z' }, now)).toBe(true)
    expect(isOver({ expiresAt: '2026-05-01T12:00:01Z' }, now)).toBe(false)
    expect(isOver({ expiresAt: null }, now)).toBe(false)
  })
})

describe('the first call to try a token with', () => {
  const guards = [
    { operation: 'members.read', permissions: ['crew.read', 'crew.invite'] },
    { operation: 'roles.read', permissions: ['ship.read'] },
  ]
  it('is one that its permissions pass', () => {
    expect(firstCall(guards, ['ship.read', 'ship.moor'], 'platform')).toBe('/api/v1/scopes/platform/roles')
    expect(firstCall(guards, ['ship.read', 'crew.read'], 'a')).toBe('/api/v1/scopes/a/members')
  })
  it('is none where they open nothing of Portreeve itself', () => {
    expect(firstCall(guards, ['ship.moor'], 'a')).toBeNull()
  })
})
