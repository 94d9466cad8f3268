import { expect, it } from 'vitest'
import { newId } from './ids.ts'

it('sorts ids made in the same millisecond in the order in which they were made, so that a log reads in order', () => {
  const clock = { now: () => new Date('2026-03-01T12:00:00.000Z') }
  const ids = Array.from({ length: 1000 }, () => newId(clock))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

it('sorts an id of a later millisecond after all of an earlier one', () => {
  const at = (time: string) => ({ now: () => new Date(time) })
  const early = [newId(at('2026-03-01T12:00:00.000Z')), newId(at('2026-03-01T12:00:00.000Z'))]
  const late = newId(at('2026-03-01T12:00:00.001Z'))
  expect([late, ...early].toSorted()).toEqual([...early, late])
})
