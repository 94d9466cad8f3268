import { expect, it } from 'vitest'
import { sortedFor, whyNotFor } from './bulk-acts.ts'
import { type BulkResult, runInParts } from './bulk-run.ts'

const nothing = { changeRole: false, disable: false, enable: false, remove: false, transfer: false }

it('an act is for those on whom the server lets one act, and of the others is said why not', () => {
  const able = { id: 'a', status: 'active', may: { ...nothing, disable: true } } as const
  const disabled = { id: 'b', status: 'disabled', may: nothing } as const
  expect(sortedFor('disable', [able, disabled])).toEqual({ for: [able], notFor: [disabled] })
  expect(whyNotFor('disable', disabled, 'me')).toBe('disabled already')
  expect(whyNotFor('remove', disabled, 'b')).toBe('that is you')
  expect(whyNotFor('remove', disabled, 'me')).toMatch(/may not act/)
})

const people = Array.from({ length: 25 }, (_, index) => `person ${index}`)
const fine = (part: readonly string[]): BulkResult[] => part.map((person) => ({ person, ok: true }))

it('everybody is acted on once, in parts, and a part that fails leaves the others', async () => {
  const results: BulkResult[] = []
  let requests = 0
  await runInParts({
    people,
    send: async (part) => {
      requests += 1
      if (requests === 2) throw new Error('no answer')
      return fine(part)
    },
    onResults: (more) => results.push(...more),
    isStopped: () => false,
  })
  expect(results.map(({ person }) => person)).toEqual(people)
  expect(results.filter(({ ok }) => !ok)).toHaveLength(10)
})

it('whoever stops it leaves those as they are whose turn has not come', async () => {
  const results: BulkResult[] = []
  await runInParts({
    people,
    send: async (part) => fine(part),
    onResults: (more) => results.push(...more),
    isStopped: () => results.length >= 10,
  })
  expect(results).toHaveLength(10)
})
