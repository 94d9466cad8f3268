import { describe, expect, it } from 'vitest'
import { compareRoles } from './compare-roles.ts'
import { conditionally, permission, role } from './roles-cases.fixture.ts'

const keeper = role('keeper')
const porter = role('porter')

describe('two roles beside each other', () => {
  it('differ where one has what the other lacks, and it says how often', () => {
    const { different, text } = compareRoles(
      [
        permission('see', ['keeper', 'porter']),
        permission('open', ['keeper']),
        permission('close', ['keeper']),
        permission('carry', ['porter']),
        permission('burn', []),
      ],
      keeper,
      porter,
    )
    expect([...different]).toEqual(['open', 'close', 'carry'])
    expect(text).toBe('Keeper has 2 permissions that Porter lacks. Porter has 1 permission that Keeper lacks.')
  })

  it('differ where both have it, but not under the same condition', () => {
    const { different, text } = compareRoles(
      [
        conditionally('open', { porter: 'it is their own' }, ['keeper']),
        conditionally('close', { keeper: 'it is their own', porter: 'it is shared with them' }),
        conditionally('carry', { keeper: 'it is their own', porter: 'it is their own' }),
      ],
      keeper,
      porter,
    )
    expect([...different]).toEqual(['open', 'close'])
    expect(text).toBe('Both have 2, but under different conditions.')
  })

  it('may be the same', () => {
    expect(compareRoles([permission('see', ['keeper', 'porter'])], keeper, porter).text).toBe(
      'Keeper and Porter have the same permissions.',
    )
  })
})
