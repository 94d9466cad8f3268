import { describe, expect, it } from 'vitest'
import { menuEntriesWith } from './menu-entries-with.ts'
import { menusOf } from './menus-of.ts'
import { role } from './roles-cases.fixture.ts'

const quay = { id: 'quay', label: 'Quay', permission: 'quay.use' }
const cranes = { id: 'cranes', label: 'Cranes', items: [{ id: 'large', label: 'Large', permission: 'crane.use' }] }
const scopeRole = (id: string, items: readonly (typeof quay | typeof cranes)[]) => ({
  ...role(id),
  holders: 0,
  menu: items.length > 0 ? [{ section: 'HARBOUR', items: [...items] }] : [],
})
const roles = [scopeRole('keeper', [quay, cranes]), scopeRole('porter', [quay, cranes]), scopeRole('guest', [])]

describe('menus by role', () => {
  it('count what leads somewhere, and say which role sees the same', () => {
    expect(menusOf(roles).map(({ count, sameAs }) => [count, sameAs?.id ?? null])).toEqual([
      [2, null],
      [2, 'keeper'],
      [0, null],
    ])
  })

  it('say once where a permission opens an entry, with what stands above it', () => {
    expect(menuEntriesWith('crane.use', roles)).toEqual(['HARBOUR › Cranes › Large'])
    expect(menuEntriesWith('burn', roles)).toEqual([])
  })
})
