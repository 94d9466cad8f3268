import { describe, expect, it } from 'vitest'
import { applicationEntries, foundEntry } from './found-entry.ts'

const sails = { id: 'sails', label: 'Sails', permission: 'sail.see', page: null, scope: 'h1' }
const list = { ...sails, id: 'ropes', lists: 'rope' }
const sections = [
  { section: 'DECK', items: [{ id: 'rigging', label: 'Rigging', items: [sails, list] }] },
  { section: null, items: [{ id: 'crew', label: 'Crew', permission: 'crew.see', page: null, scope: 'h1' }] },
]

describe('an entry of the menu', () => {
  it('is found with what is above it', () => {
    expect(foundEntry(sections, 'sails')).toEqual({ item: sails, above: ['DECK', 'Rigging'] })
    expect(foundEntry(sections, 'crew')?.above).toEqual([])
  })
  it('is the application’s where it opens neither a page of the console nor a list', () => {
    expect(applicationEntries(sections, 'sail.see').map(({ item }) => item.id)).toEqual(['sails'])
  })
  it('is not one that only holds others, nor one that this menu lacks', () => {
    expect(foundEntry(sections, 'rigging')).toBeNull()
    expect(foundEntry(sections, 'engine')).toBeNull()
  })
})
