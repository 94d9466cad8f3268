import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import { BlueprintError } from './problem.ts'

describe('compile', () => {
  const policy = compile(libraryBlueprint)

  it('resolves groups and inheritance, and says which role a grant comes from', () => {
    const grants = policy.role('librarian')!.grants.map(({ permission, from }) => `${permission.id} from ${from}`)
    expect(grants).toEqual([
      'book.read from librarian',
      'book.lend from librarian',
      'book.remove from librarian',
      'library.roles from librarian',
      'book.read from reader',
    ])
  })

  it('finds a role by key, and by id where that is unique or the menu leads to its scope type', () => {
    const twice = compile(
      librarySet([['scopes', 'library', 'roles', 'citizen'], { label: 'Local', description: '', assignable: false }]),
    )
    expect(twice.role('citizen')?.key).toBe('library:citizen')
    expect(twice.role('town:citizen')?.key).toBe('town:citizen')
    expect(twice.role('mayor')?.key).toBe('town:mayor')
    const ambiguous = compile(
      librarySet([['scopes', 'town', 'roles', 'keeper'], { label: 'Keeper', description: '', assignable: false }]),
    )
    expect(ambiguous.role('keeper')).toBe(undefined)
    expect(policy.role('constructor')).toBe(undefined)
  })

  it('takes the first tenancy unless another is chosen, and refuses one that is not offered', () => {
    expect(policy.tenancy).toBe('multi')
    expect(compile(libraryBlueprint, { tenancy: 'single' }).tenancy).toBe('single')
    const without = librarySet([['tenancy'], undefined])
    expect(compile(without).tenancy).toBe(null)
    expect(() => compile(without, { tenancy: 'multi' })).toThrow(BlueprintError)
  })

  it('knows scope types from themselves up to the platform, their population and their guards', () => {
    const library = policy.scopeType('library')!
    expect(library.path).toEqual(['library', 'town', 'platform'])
    expect(library.population).toBe('readers')
    expect(policy.scopeType('town')!.population).toBe('staff')
    expect(library.guardsOf('members.add').map(({ id }) => id)).toEqual(['town.update'])
  })

  it('opens an operation that no guard names to nobody (X1)', () => {
    expect(policy.scopeType('library')!.guardsOf('members.remove')).toEqual([])
    expect(policy.scopeType('library')!.guardsOf('constructor')).toEqual([])
  })

  it('knows what a transfer takes and what becomes of the former holder', () => {
    const { transfer } = policy.role('mayor')!
    expect(transfer?.permission.id).toBe('town.hand-over')
    expect(transfer?.formerHolderBecomes).toBe(policy.role('citizen'))
  })
})
