import { describe, expect, it } from 'vitest'
import { lengthIn, minutesOf } from './length.ts'

describe('a length of time in a form', () => {
  it('is shown in the largest unit that has it whole', () => {
    expect([720, 90, 2880, 1440].map(lengthIn)).toEqual([
      { count: '12', unit: 'hours' },
      { count: '90', unit: 'minutes' },
      { count: '2', unit: 'days' },
      { count: '24', unit: 'hours' },
    ])
  })

  it('is minutes on the wire, and nothing where no number was entered', () => {
    expect(minutesOf({ count: '12', unit: 'hours' })).toBe(720)
    expect(minutesOf({ count: '1.5', unit: 'hours' })).toBe(90)
    expect(minutesOf({ count: '', unit: 'days' })).toBe(0)
  })
})
