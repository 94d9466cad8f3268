import { expect, it } from 'vitest'
import { actLabel, actsOn, actTitle } from './member-acts.ts'

const nothing = { changeRole: false, disable: false, enable: false, remove: false, transfer: false }

it('what the server says nobody may do is not offered', () => {
  expect(actsOn({ status: 'active', rolesUntilNextSession: null, may: nothing })).toEqual([])
})

it('A9: a change that waits can be applied at once or taken back, by whoever may change roles', () => {
  const waiting = { status: 'active' as const, rolesUntilNextSession: ['a:reader'] }
  expect(actsOn({ ...waiting, may: { ...nothing, changeRole: true } })).toEqual([
    'change-roles',
    'apply-now',
    'cancel-change',
  ])
  expect(actsOn({ ...waiting, may: { ...nothing, remove: true } })).toEqual(['remove'])
})

it('handing a role on is called what the blueprint calls it', () => {
  const permissions = [{ id: 'key.give', label: 'Hand over the key' }]
  const type = { rolesPerPerson: 'one', roles: [{ transfer: { permission: 'key.give' } }], permissions } as never
  expect(actLabel('transfer', type)).toBe('Hand over the key')
  expect(actTitle('change-roles', type, '株')).toBe('Change role of 株?')
  expect(actTitle('disable', type, '株')).toBe('Disable 株?')
  expect(actLabel('change-roles', { ...(type as object), rolesPerPerson: 'several' } as never)).toBe('Change roles')
})
