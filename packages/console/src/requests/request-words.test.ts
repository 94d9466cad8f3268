import { describe, expect, it } from 'vitest'
import { askedWords, firstRole, whatHappens, whyNotAccept } from './request-words.ts'
import type { AccessRequest } from './requests.ts'

const reader = { role: 'team:reader', label: 'Reader', enough: false }
const writer = { role: 'team:writer', label: 'Writer', enough: true }
const owner = { role: 'team:keeper', label: 'Keeper', enough: true }
const permission = { id: 'app.write', label: 'Write apps' }

const asked = (parts: Partial<AccessRequest>) =>
  ({ person: { id: '1', name: 'Aylin Özgür', email: '' }, asks: 'permission', permission, ...parts }) as AccessRequest
const giving = { label: 'Writer', ends: false, waits: false, single: true }

describe('a request in words', () => {
  it('says what is asked for', () => {
    expect(askedWords({ asks: 'enter', permission: null })).toBe('To be let in')
    expect(askedWords({ asks: 'enable', permission: null })).toBe('To be enabled again')
    expect(askedWords({ asks: 'permission', permission })).toBe('Write apps')
  })

  it('A9: says whether the role counts at once or from the next sign-in', () => {
    expect(whatHappens(asked({}), { ...giving, waits: true })).toBe(
      'Aylin Özgür gets Writer from their next sign-in, in place of the role that they have.',
    )
    // What ends by itself never waits.
    expect(whatHappens(asked({}), { ...giving, waits: true, ends: true })).toBe(
      'Aylin Özgür gets Writer at once, in place of the role that they have. When it ends, no role remains here.',
    )
    expect(whatHappens(asked({}), { ...giving, single: false })).toContain('besides the roles')
  })

  it('says that somebody gets in, or in again', () => {
    expect(whatHappens(asked({ asks: 'enter' }), giving)).toBe('Aylin Özgür becomes a member here at once, as Writer.')
    expect(whatHappens(asked({ asks: 'enable' }), giving)).toContain('with the role that they had')
  })

  it('X2, X4: says why somebody may not accept it', () => {
    expect(whyNotAccept({ mayAccept: true, mayDecline: true, leastRole: null })).toBeNull()
    expect(whyNotAccept({ mayAccept: false, mayDecline: false, leastRole: null })).toMatch('your own request')
    expect(whyNotAccept({ mayAccept: false, mayDecline: true, leastRole: writer })).toMatch('It takes Writer')
  })
})

describe('the role to begin with', () => {
  it('is the least that does, then any that does, then what there is', () => {
    expect(firstRole({ mayGive: [reader, owner, writer], leastRole: writer })).toBe('team:writer')
    expect(firstRole({ mayGive: [reader, owner], leastRole: writer })).toBe('team:keeper')
    expect(firstRole({ mayGive: [reader], leastRole: null })).toBe('team:reader')
    expect(firstRole({ mayGive: [], leastRole: null })).toBeUndefined()
  })
})
