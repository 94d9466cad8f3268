import { describe, expect, it } from 'vitest'
import { can, canOnSome } from './can.ts'
import { canDo, canDoOnSome } from './can-do.ts'
import { compile } from './compile.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import { restrict } from './restrict.ts'

const policy = compile(libraryBlueprint)
const helper = policy.grants([policy.role('helper')!])
const lend = policy.permission('book.lend')!
const subject = { id: 'ada', organizations: [] }

describe('can', () => {
  it('answers a permission that is held under a condition only for a resource, never without one (X1)', () => {
    expect(can(helper, lend, { subject, resource: { kind: 'book', owner: 'ada' } })).toBe(true)
    expect(can(helper, lend, { subject, resource: { kind: 'book', owner: 'bo' } })).toBe(false)
    expect(can(helper, lend, { subject })).toBe(false)
    expect(can(helper, lend)).toBe(false)
    expect(canOnSome(helper, lend)).toBe('depends')
  })

  it('refuses a permission of another policy, whatever bit lies at its place: a policy is swapped under cached grants', () => {
    // The newer blueprint has a permission more in front, so that every later index means something else.
    const newer = compile(
      librarySet(
        [['scopes', 'platform', 'permissions', 'Early'], { 'town.first': 'First' }],
        [['scopes', 'platform', 'roles', 'keeper', 'grants', 1], 'town.first'],
      ),
    )
    const librarian = policy.grants([policy.role('librarian')!])
    for (const permission of newer.permissions) {
      expect(can(librarian, permission, { subject })).toBe(false)
      expect(canOnSome(librarian, permission)).toBe('never')
      expect(restrict(librarian, [permission]).bits.every((word) => word === 0)).toBe(true)
    }
  })

  it('gives nobody without roles anything', () => {
    const nothing = policy.grants([])
    expect(policy.permissions.some((permission) => canOnSome(nothing, permission) !== 'never')).toBe(false)
  })
})

describe('canDo', () => {
  it('depends on the resource where only the action has a condition', () => {
    const librarian = policy.grants([policy.role('librarian')!])
    expect(canDoOnSome(policy, librarian, 'book', 'lend')).toBe('depends')
    expect(canDoOnSome(policy, librarian, 'book', 'read')).toBe('always')
    expect(canDoOnSome(policy, librarian, 'book', 'eat')).toBe('never')
    const book = (pages: number) => ({ subject, resource: { kind: 'book', attributes: { pages } } })
    expect(canDo(policy, librarian, 'book', 'lend', book(999))).toBe(true)
    expect(canDo(policy, librarian, 'book', 'lend', book(1000))).toBe(false)
    expect(canDo(policy, librarian, 'book', 'lend', { subject })).toBe(false)
  })
})

describe('restrict', () => {
  it('keeps a permission that takes a session only where it narrows a session (X13)', () => {
    const keeper = policy.grants([policy.role('keeper')!])
    const close = policy.permission('town.close')!
    expect(can(restrict(keeper, policy.permissions), close)).toBe(false)
    expect(can(restrict(keeper, policy.permissions, { sessionOnly: 'keep' }), close)).toBe(true)
    expect(can(restrict(keeper, [], { sessionOnly: 'keep' }), close)).toBe(false)
  })
})
