import { describe, expect, it } from 'vitest'
import { byName } from './by-name.ts'

describe('byName', () => {
  it('names whoever holds two roles once, in the order in which they came', () => {
    const helpers = [
      { name: 'Greta Größ', role: 'First' },
      { name: 'Jürgen Weiß', role: 'Second' },
      { name: 'Greta Größ', role: 'Second' },
    ]
    expect(byName(helpers)).toEqual([
      { name: 'Greta Größ', roles: ['First', 'Second'] },
      { name: 'Jürgen Weiß', roles: ['Second'] },
    ])
  })
})
