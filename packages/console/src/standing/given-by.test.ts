import { describe, expect, it } from 'vitest'
import { givenBy } from './given-by.ts'

describe('where a role comes from', () => {
  const person = { id: '1', name: 'Lena' }

  it('names people, their tokens, machines and the host', () => {
    expect(givenBy({ kind: 'person', id: '2', name: 'Åse' }, person)).toBe('by Åse')
    expect(givenBy({ kind: 'person', id: '1', name: 'Lena' }, person)).toBe('by themselves')
    expect(givenBy({ kind: 'token', id: '2', name: 'Åse' }, person)).toBe('by a token of Åse')
    expect(givenBy({ kind: 'service-account', id: '3', name: 'Sync' }, person)).toBe('by the service account Sync')
    expect(givenBy({ kind: 'host', id: 'set-up', name: null }, person)).toBe('when this installation was set up')
  })

  it('says so where nobody is known any more', () => {
    expect(givenBy({ kind: 'person', id: '2', name: null }, person)).toContain('not there any more')
    expect(givenBy({ kind: 'host', id: 'something', name: null }, person)).toBe('on the host')
  })
})
