import { describe, expect, it } from 'vitest'
import { can } from './can.ts'
import { mayActOn, mayGive } from './ceiling.ts'
import { compile } from './compile.ts'
import { customRole } from './custom-role.ts'
import { libraryBlueprint } from './library-blueprint.fixture.ts'

const policy = compile(libraryBlueprint)
const lender = customRole(policy, 'library', {
  id: 'r-1',
  label: 'Lender',
  description: '',
  permissions: ['book.lend'],
})
const roles = (...ids: string[]) => ids.map((id) => policy.role(id)!)

describe('a custom role', () => {
  it('grants what it lists, beside the roles of the blueprint', () => {
    const grants = policy.grants([...roles('reader'), lender])
    expect(can(grants, policy.permission('book.lend')!)).toBe(true)
    expect(can(grants, policy.permission('book.remove')!)).toBe(false)
    expect(policy.grants([lender, ...roles('reader')])).toBe(grants)
  })

  it('grants what it lists now after it was edited, though it has the same key', () => {
    expect(can(policy.grants([lender]), policy.permission('book.lend')!)).toBe(true)
    const edited = customRole(policy, 'library', { id: 'r-1', label: 'Lender', description: '', permissions: [] })
    expect(can(policy.grants([edited]), policy.permission('book.lend')!)).toBe(false)
  })

  it('is given and acted on only by whoever gives the custom roles of its scope type (X2)', () => {
    expect(mayGive(roles('librarian'), lender)).toBe(true)
    expect(mayGive(roles('helper', 'mayor', 'keeper'), lender)).toBe(false)
    expect(mayActOn(roles('librarian'), [lender, ...roles('reader')])).toBe(true)
    expect(mayActOn(roles('mayor'), [lender])).toBe(false)
  })

  it('gives no roles itself, whatever it may do (X2)', () => {
    expect(policy.roles.some((role) => mayGive([lender], role))).toBe(false)
    expect(mayActOn([lender], roles('reader'))).toBe(false)
  })

  it('takes no permission of another scope type and no name of the blueprint', () => {
    const make = (id: string, permission: string) => () =>
      customRole(policy, 'library', { id, label: '', description: '', permissions: [permission] })
    expect(make('r-2', 'town.read')).toThrow(RangeError)
    expect(make('r-2', 'book.eat')).toThrow(RangeError)
    expect(make('reader', 'book.read')).toThrow(RangeError)
  })
})

describe('the grant ceiling (X2)', () => {
  it('lets a role be managed without being given', () => {
    expect(mayActOn(roles('librarian'), roles('librarian'))).toBe(true)
    expect(mayGive(roles('librarian'), policy.role('librarian')!)).toBe(false)
  })

  it('asks for every role that the other holds', () => {
    expect(mayActOn(roles('mayor'), roles('citizen'))).toBe(true)
    expect(mayActOn(roles('mayor'), roles('citizen', 'reader'))).toBe(false)
    expect(mayActOn([], [])).toBe(true)
    expect(mayActOn([], roles('reader'))).toBe(false)
  })
})
