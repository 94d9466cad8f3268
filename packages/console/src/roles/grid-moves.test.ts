import { describe, expect, it } from 'vitest'
import { moved, type Place, type Span, settled } from './grid-moves.ts'

/** A head without a first cell, the head of a group, and three rows with two roles. */
const rows: readonly Span[] = [
  { first: 1, last: 2 },
  { first: 0, last: 0 },
  ...Array.from({ length: 3 }, () => ({ first: 0, last: 2 })),
]
const press = (from: Place, key: string, ctrlKey = false) => {
  const to = moved(from, { key, ctrlKey }, rows)
  return to && settled(to, rows)
}

describe('keys in a grid', () => {
  it('go one cell with an arrow, and no further than its edge', () => {
    expect(press({ row: 2, column: 1 }, 'ArrowRight')).toEqual({ row: 2, column: 2 })
    expect(press({ row: 2, column: 2 }, 'ArrowRight')).toEqual({ row: 2, column: 2 })
    expect(press({ row: 2, column: 0 }, 'ArrowLeft')).toEqual({ row: 2, column: 0 })
    expect(press({ row: 4, column: 1 }, 'ArrowDown')).toEqual({ row: 4, column: 1 })
    expect(press({ row: 0, column: 1 }, 'ArrowUp')).toEqual({ row: 0, column: 1 })
  })

  it('do not go where the head has no cell', () => {
    expect(press({ row: 0, column: 1 }, 'ArrowLeft')).toEqual({ row: 0, column: 1 })
  })

  it('keep the column over the head of a group, which has one cell only', () => {
    const onGroup = moved({ row: 2, column: 2 }, { key: 'ArrowUp', ctrlKey: false }, rows)!
    expect(settled(onGroup, rows)).toEqual({ row: 1, column: 0 })
    expect(moved(onGroup, { key: 'ArrowDown', ctrlKey: false }, rows)).toEqual({ row: 2, column: 2 })
  })

  it('go to the ends of a row and of the grid', () => {
    expect(press({ row: 3, column: 1 }, 'Home')).toEqual({ row: 3, column: 0 })
    expect(press({ row: 3, column: 1 }, 'End')).toEqual({ row: 3, column: 2 })
    expect(press({ row: 3, column: 1 }, 'Home', true)).toEqual({ row: 0, column: 1 })
    expect(press({ row: 0, column: 1 }, 'End', true)).toEqual({ row: 4, column: 2 })
    expect(press({ row: 0, column: 1 }, 'PageDown')).toEqual({ row: 4, column: 1 })
  })

  it('that mean something else are left alone', () => {
    expect(press({ row: 2, column: 1 }, 'Enter')).toBeNull()
    expect(press({ row: 2, column: 1 }, 'a')).toBeNull()
  })

  it('stay in the grid when rows have gone', () => {
    expect(settled({ row: 40, column: 7 }, rows)).toEqual({ row: 4, column: 2 })
    expect(settled({ row: 3, column: 1 }, [])).toEqual({ row: 0, column: 0 })
  })
})
