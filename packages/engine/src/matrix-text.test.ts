import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import { matrix } from './matrix.ts'
import { matrixText } from './matrix-text.ts'

describe('matrix', () => {
  it('lists the roles that the product added last, and scope types without roles and permissions not at all', () => {
    const policy = compile(
      librarySet(
        [['scopes', 'library', 'roles', 'librarian', 'addition'], true],
        [
          ['scopes', 'shelf'],
          {
            ...libraryBlueprint.scopes.library,
            parent: 'library',
            permissions: {},
            roles: {},
            guards: {},
            customRoles: undefined,
          },
        ],
      ),
    )
    const { scopes } = matrix(policy)
    expect(Object.keys(scopes)).toEqual(['platform', 'town', 'library'])
    expect(scopes.library?.roles).toEqual(['helper', 'reader', 'librarian'])
    expect(scopes.library?.permissions[1]).toEqual({
      id: 'book.lend',
      label: 'Lend books',
      allow: ['librarian'],
      conditional: ['helper'],
    })
  })
})

describe('matrixText', () => {
  it('is a table that a person reads', () => {
    const town = matrixText(compile(libraryBlueprint)).split('\n\n# ').at(-1)
    expect(town).toBe(`library (Library)

                 librarian  helper  reader

  Books
  book.read      yes        if      if      Read books
  book.lend      yes        if      -       Lend books
  book.remove    yes        -       -       Remove books

  Library
  library.roles  yes        -       -       Edit roles
`)
  })

  it('says which roles the product added', () => {
    expect(matrixText(compile(libraryBlueprint))).toContain('# platform (Platform)\n  added by the product: keeper\n')
  })
})
