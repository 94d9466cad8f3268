import { expect, it } from 'vitest'
import { searchWith } from './search-with.ts'

it('changes what is said and leaves out what is empty', () => {
  expect(searchWith({ filter: 'app', folded: 'x' }, { filter: '', compare: 'a' })).toEqual({
    folded: 'x',
    compare: 'a',
  })
})
