import { describe, expect, it } from 'vitest'
import type { Duration } from './blueprint.ts'
import { durationMs } from './duration.ts'

describe('durationMs', () => {
  it('reads minutes, hours and days', () => {
    expect([durationMs('30m'), durationMs('12h'), durationMs('7d')]).toEqual([1_800_000, 43_200_000, 604_800_000])
  })

  it('throws for anything else rather than giving a length that nobody meant', () => {
    for (const wrong of ['0m', '-1h', '1.5h', '1e3m', '12', ' 12h', '12h ', '12s', '', '9999999d']) {
      expect(() => durationMs(wrong as Duration)).toThrow(RangeError)
    }
  })
})
