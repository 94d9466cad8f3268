import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import { typesText } from './types-text.ts'

describe('typesText', () => {
  const text = typesText(compile(libraryBlueprint))

  it('is TypeScript with every name of the policy', () => {
    expect(text).toContain(`export type ScopeType =\n  | 'platform'\n  | 'town'\n  | 'library'\n`)
    expect(text).toContain(`export type Role =\n  | 'platform:keeper'\n  | 'town:mayor'\n`)
    expect(text).toContain(
      `export interface RolesOf {\n  'platform':\n    | 'keeper'\n  'town':\n    | 'mayor'\n    | 'citizen'\n`,
    )
    for (const { id } of compile(libraryBlueprint).permissions) expect(text).toContain(`  | '${id}'\n`)
  })

  it('cannot be broken out of by a name', () => {
    const name = `it's "odd" \\ \n`
    const odd = librarySet(
      [['scopes', 'library', 'permissions', 'Library', name], 'Odd'],
      [['scopes', 'library', 'roles', 'reader', 'grants', 1], name],
    )
    expect(typesText(compile(odd))).toContain(`  | 'it\\'s "odd" \\\\ \\n'\n`)
  })
})
