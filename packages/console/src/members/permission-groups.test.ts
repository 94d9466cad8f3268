import { expect, it } from 'vitest'
import { permissionGroups } from './permission-groups.ts'

const all = [
  { id: 'app.read', group: 'Apps' },
  { id: 'app.publish', group: 'Apps' },
  { id: 'member.read', group: 'People' },
  { id: 'mail.read', group: 'Mail' },
]
const held = (id: string) => ({ id, label: id, held: 'always' as const, grantedBy: ['a'] })

it('groups what somebody may do in the blueprint’s order, and counts what there is', () => {
  const groups = permissionGroups([held('member.read'), held('app.publish')], all)
  expect(groups.map(({ group, held: ids, total }) => [group, ids.map(({ id }) => id), total])).toEqual([
    ['Apps', ['app.publish'], 2],
    ['People', ['member.read'], 1],
  ])
})

it('shows no group of which nothing is held', () => {
  expect(permissionGroups([], all)).toEqual([])
})
