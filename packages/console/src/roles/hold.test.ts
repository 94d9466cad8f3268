import { describe, expect, it } from 'vitest'
import { holdOf, holdText, includedFrom, leastRole } from './hold.ts'
import { conditionally, permission, role } from './roles-cases.fixture.ts'

describe('whether a role has a permission', () => {
  const open = conditionally('open', { porter: 'it is their own' }, ['keeper'])

  it('is yes, no, or yes under a condition, which is said in words', () => {
    expect(['keeper', 'porter', 'guest'].map((id) => holdOf(open, id))).toEqual(['yes', 'conditional', 'no'])
    expect(holdText(open, 'porter')).toBe('Only when it is their own')
    expect(holdText(open, 'guest')).toBe('No')
  })
})

describe('the included role that a permission comes from', () => {
  const porter = role('porter')
  const keeper = role('keeper', { inherits: ['porter'] })
  const reeve = role('reeve', { inherits: ['keeper'] })
  const roles = [reeve, keeper, porter]

  it('is the next one that has it', () => {
    expect(includedFrom(reeve, permission('open', ['reeve', 'keeper', 'porter']), roles)?.id).toBe('keeper')
    expect(includedFrom(reeve, permission('open', ['reeve', 'porter']), roles)?.id).toBe('porter')
  })

  it('is none where the role has it by itself', () => {
    expect(includedFrom(reeve, permission('open', ['reeve']), roles)).toBeNull()
    expect(includedFrom(porter, permission('open', ['porter']), roles)).toBeNull()
  })

  it('is found even where roles include each other', () => {
    const one = role('one', { inherits: ['two'] })
    const two = role('two', { inherits: ['one'] })
    expect(includedFrom(one, permission('open', []), [one, two])).toBeNull()
  })
})

describe('the role to give for a permission', () => {
  const open = permission('open', ['keeper', 'porter'])
  const permissions = [open, permission('close', ['keeper'])]

  it('is the one that has least besides', () => {
    expect(leastRole(open, [role('keeper'), role('porter')], permissions)?.id).toBe('porter')
  })

  it('is one that can be given, and not one that is only kept for some people', () => {
    expect(leastRole(open, [role('keeper'), role('porter', { assignable: false })], permissions)?.id).toBe('keeper')
    expect(leastRole(open, [role('keeper'), role('porter', { legacy: true })], permissions)?.id).toBe('keeper')
  })

  it('has it always before one that has it under a condition', () => {
    const mine = conditionally('open', { porter: 'it is their own' }, ['keeper'])
    expect(leastRole(mine, [role('porter'), role('keeper')], [mine])?.id).toBe('keeper')
  })

  it('is none where no role has it', () => {
    expect(leastRole(permission('burn', []), [role('keeper')], permissions)).toBeNull()
  })
})
