import { expect, it } from 'vitest'
import { deviceWords } from './device-words.ts'

it('tells a device by what it said of itself', () => {
  const words = (browser: string | null, system: string | null) => deviceWords({ browser, system, kind: 'other' })
  expect(words('Firefox 140', 'macOS')).toBe('Firefox 140 on macOS')
  expect(words('Safari 17', null)).toBe('Safari 17')
  expect(words(null, 'Linux')).toBe('A program on Linux')
  expect(words(null, null)).toBe('A program that does not say what it is')
})
