import { describe, expect, it } from 'vitest'
import { nameSchema, parseName } from './name.ts'
import { hostileNames, realNames } from './names.fixture.ts'

describe('names (X7)', () => {
  it.each(realNames)('takes %s', (name) => {
    expect(parseName(name)).toEqual({ name: name.normalize('NFC') })
  })

  it.each(hostileNames)('refuses %s', (_what, name) => {
    expect(parseName(name)).toHaveProperty('refusal')
  })

  it('trims and composes, so that equal names are stored equally', () => {
    expect(parseName('  Mo\u0308bel ')).toEqual({ name: 'M\u00f6bel' })
  })

  it('says in words what is allowed, never as a regular expression', () => {
    const { error } = nameSchema.safeParse('a\u202eb')
    expect(error?.issues[0]?.message).toBe(
      'The name must not contain invisible characters that turn the direction of text.',
    )
  })
})
