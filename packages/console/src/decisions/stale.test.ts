import { PortreeveError } from '@portreeve/sdk'
import { describe, expect, it } from 'vitest'
import { stale } from './stale.ts'

const problem = { code: 'not-found', title: '', detail: '', status: 404, requestId: null, errors: [], members: {} }
const choices = [{ id: 'ship.moor' }]

describe('an old link to Check access', () => {
  it('says beside the field who is gone, and nothing against the others', () => {
    const errors = [new PortreeveError({ ...problem, members: { missing: 'person' } }), null]
    const said = stale({ search: { person: 'a', permission: 'ship.moor' }, choices, errors })
    expect(said).toEqual({ subject: expect.stringContaining('Nobody'), what: null, resource: null })
  })
  it('says which permission the blueprint no longer has', () => {
    const said = stale({ search: { person: 'a', permission: 'ship.sink' }, choices, errors: [null] })
    expect(said).toEqual({ subject: null, what: expect.stringContaining('ship.sink'), resource: null })
  })
  it('takes an id that cannot be one for one that is not there', () => {
    const errors = [new PortreeveError({ ...problem, errors: [{ field: 'resource', message: 'Invalid UUID' }] })]
    expect(stale({ search: { person: 'a', resource: 'x' }, choices, errors }).resource).not.toBeNull()
  })
  it('says nothing while everything holds', () => {
    const said = stale({ search: { person: 'a', permission: 'ship.moor' }, choices, errors: [null] })
    expect(said).toEqual({ subject: null, what: null, resource: null })
  })
})
