import { describe, expect, it } from 'vitest'
import { rolesToGive } from './roles-to-give.ts'

const role = (id: string, assigns: string[] = [], assignable = true) => ({ id, assigns, assignable })
const types = [
  { id: 'harbour', roles: [role('master', ['pilot', 'quay:keeper']), role('pilot')] },
  {
    id: 'quay',
    roles: [
      role('head', ['keeper', 'founder', 'watch']),
      role('keeper', ['watch']),
      role('founder', [], false),
      role('watch'),
    ],
  },
]
const harbour = { id: 'h', type: 'harbour' }
const quay = { id: 'q', type: 'quay', path: [harbour, { id: 'q' }] }
const ids = (roles: readonly { id: string }[]) => roles.map(({ id }) => id)

describe('the roles that one may give', () => {
  it('X2: are those that a role of one’s own in this place assigns', () => {
    expect(ids(rolesToGive(types, quay, [{ ...quay, roles: [role('keeper')] }]))).toEqual(['watch'])
  })
  it('X2: never one that is not given but handed on', () => {
    expect(ids(rolesToGive(types, quay, [{ ...quay, roles: [role('head')] }]))).toEqual(['keeper', 'watch'])
  })
  it('X2: are also those that a role in a place above assigns', () => {
    expect(ids(rolesToGive(types, quay, [{ ...harbour, roles: [role('master')] }]))).toEqual(['keeper'])
  })
  it('X2: not those that a role in another place beside it assigns', () => {
    const beside = { ...quay, id: 'other', roles: [role('head')] }
    expect(rolesToGive(types, quay, [beside])).toEqual([])
  })
})
