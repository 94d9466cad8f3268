import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import { menuFor } from './menu-for.ts'
import type { Policy } from './policy.ts'
import { restrict } from './restrict.ts'

function shown(policy: Policy, ...roles: string[]) {
  return menuFor(policy, [policy.grants(roles.map((role) => policy.role(role)!))])
}

describe('menuFor', () => {
  const policy = compile(libraryBlueprint)
  const byPriority = compile(librarySet([['menu', 'resolve'], 'by-priority']))

  it('shows the entries whose permission is held, always or under a condition, in the order of the blueprint', () => {
    expect(shown(policy, 'helper')).toEqual([
      { section: 'BOOKS', items: [{ id: 'books', label: 'Books', permission: 'book.read' }] },
      {
        section: null,
        items: [{ id: 'more', label: 'More', items: [{ id: 'lending', label: 'Lending', permission: 'book.lend' }] }],
      },
    ])
  })

  it('leaves out parents without children and sections without entries', () => {
    expect(shown(policy, 'reader').map(({ section }) => section)).toEqual(['BOOKS'])
    expect(shown(policy, 'citizen')).toEqual([])
    expect(menuFor(policy, [])).toEqual([])
  })

  it('says of an entry which page of the console it opens, where the blueprint does (C13)', () => {
    const [, last] = shown(policy, 'librarian')
    expect(last?.items.at(-1)).toEqual({ id: 'roles', label: 'Roles', permission: 'library.roles', page: 'roles' })
  })

  it('shows what is held in any of the scopes', () => {
    const grants = ['citizen', 'reader'].map((role) => policy.grants([policy.role(role)!]))
    expect(menuFor(policy, grants)).toEqual(shown(policy, 'reader'))
  })

  it('lets the highest role decide alone where the menu goes by priority (C1)', () => {
    const lower = librarySet(
      [['menu', 'resolve'], 'by-priority'],
      [['scopes', 'library', 'roles', 'librarian', 'priority'], 1],
    )
    expect(shown(compile(lower), 'helper', 'librarian')).toEqual(shown(policy, 'helper'))
    expect(shown(byPriority, 'helper', 'librarian')).toEqual(shown(policy, 'librarian'))
  })

  it('never shows what the highest role has but whoever looks does not hold (C1)', () => {
    const librarian = byPriority.grants([byPriority.role('librarian')!])
    const narrowed = restrict(librarian, [byPriority.permission('book.read')!])
    expect(menuFor(byPriority, [narrowed])).toEqual(shown(policy, 'reader'))
  })

  it('shows nothing by priority to whoever has no role in the scope of the menu', () => {
    expect(shown(byPriority, 'mayor')).toEqual([])
  })
})
