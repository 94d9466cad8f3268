import { expect, it } from 'vitest'
import { ownGroups } from './own-groups.ts'

it('what one may do comes in the groups of the blueprint, without those of which one holds nothing', () => {
  const all = [
    { id: 'ship.see', label: 'See ships', group: 'Ships' },
    { id: 'crew.see', label: 'See the crew', group: 'Crew' },
    { id: 'ship.moor', label: 'Moor ships', group: 'Ships' },
  ]
  expect(ownGroups([{ id: 'ship.moor', held: 'depends' }], all)).toEqual([
    { group: 'Ships', held: [{ id: 'ship.moor', label: 'Moor ships', depends: true }], total: 2 },
  ])
  expect(ownGroups([], all)).toEqual([])
})
