import { expect, it } from 'vitest'
import { resultsTitle } from './result-words.ts'

it('tells what became of all the addresses, and leaves out what became of none', () => {
  const results = (['invited', 'added', 'invited'] as const).map((outcome) => ({ outcome }))
  expect(resultsTitle(results)).toBe('1 added, 2 invited')
  expect(resultsTitle([{ outcome: 'refused' }])).toBe('1 refused')
})
