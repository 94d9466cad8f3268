import { describe, expect, it } from 'vitest'
import { foldedIn, groupsOf, withFold } from './permission-groups.ts'
import { permission } from './roles-cases.fixture.ts'

const permissions = [
  permission('app.read', [], { label: 'View apps', group: 'Apps' }),
  permission('user.read', [], { label: 'View users', group: 'User Management' }),
  permission('app.publish', [], { label: 'Publish them', group: 'Apps' }),
]
const idsOf = (filter: string) =>
  groupsOf(permissions, filter).flatMap((group) => group.permissions.map(({ id }) => id))

describe('the groups of a matrix', () => {
  it('stand in the order in which the blueprint names them first', () => {
    expect(groupsOf(permissions).map(({ name, key }) => [name, key])).toEqual([
      ['Apps', 'apps'],
      ['User Management', 'user-management'],
    ])
  })

  it.each([
    ['view', ['app.read', 'user.read']],
    ['VIEW app', ['app.read']],
    ['app.pub', ['app.publish']],
    ['management', ['user.read']],
    ['', ['app.read', 'app.publish', 'user.read']],
    ['lighthouse', []],
  ])('leave what a filter does not find: %s', (filter, ids) => {
    expect(idsOf(filter)).toEqual(ids)
  })

  it('fold and unfold by what the address says', () => {
    const folded = foldedIn(withFold(foldedIn(withFold(new Set(), 'apps')), 'user-management'))
    expect([...folded]).toEqual(['apps', 'user-management'])
    expect(withFold(folded, 'apps')).toBe('user-management')
    expect(withFold(new Set(['apps']), 'apps')).toBe('')
    expect(foldedIn(undefined).size).toBe(0)
  })
})
