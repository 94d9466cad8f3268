import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { createDirectory } from './directory.ts'
import { libraryBlueprint } from './library-blueprint.fixture.ts'

describe('a directory', () => {
  const policy = compile(libraryBlueprint)
  const roles = (...ids: string[]) => ids.map((id) => policy.role(id)!)

  it('refuses unknown people, scopes and permissions (X1)', () => {
    const directory = createDirectory(policy)
    directory.set('ada', 'main', roles('librarian'))
    expect(directory.can('ada', 'main', 'book.lend')).toBe(true)
    expect(directory.can('bo', 'main', 'book.lend')).toBe(false)
    expect(directory.can('ada', 'branch', 'book.lend')).toBe(false)
    expect(directory.can('ada', 'main', 'book.eat')).toBe(false)
    expect(directory.can('ada', 'main', 'constructor')).toBe(false)
  })

  it('shows a change at the next question', () => {
    const directory = createDirectory(policy)
    directory.set('ada', 'main', roles('librarian'))
    directory.set('ada', 'main', roles('reader'))
    expect(directory.can('ada', 'main', 'book.lend')).toBe(false)
    expect(directory.everything('ada', 'main')).toEqual([{ id: 'book.read', held: 'depends' }])
    directory.remove('ada', 'main')
    expect(directory.everything('ada', 'main')).toEqual([])
    directory.set('ada', 'main', roles('librarian'))
    directory.set('ada', 'main', [])
    expect(directory.grants('ada', 'main').roles).toEqual([])
  })

  it('keeps one set of grants for everybody with the same roles, in whatever order they came', () => {
    const directory = createDirectory(policy)
    directory.set('ada', 'main', roles('helper', 'reader'))
    directory.set('bo', 'branch', roles('reader', 'helper', 'reader'))
    expect(directory.grants('bo', 'branch')).toBe(directory.grants('ada', 'main'))
  })
})
