import { describe, expect, it } from 'vitest'
import type { AuditEvent } from './audit-events.ts'
import { daysBetween } from './days.ts'
import { differenceOf, valueText } from './difference-of.ts'

const event = (before: unknown, after: unknown, details = {}) => ({ before, after, details }) as unknown as AuditEvent
const words = {
  role: (key: string) => (key === 'team:reader' ? 'Reader' : key),
  permission: (id: string) => (id === 'app.publish' ? 'Publish apps' : id),
  scopeType: (id: string) => (id === 'team' ? 'Team' : id),
}

describe('the difference that an event recorded', () => {
  it('puts what changed before what stayed', () => {
    const rows = differenceOf(event({ name: 'A', status: 'x' }, { name: 'A', status: 'y' }))
    expect(rows.map(({ field, changed }) => [field, changed])).toEqual([
      ['status', true],
      ['name', false],
    ])
  })

  it('has the profile of a place field by field', () => {
    const rows = differenceOf(
      event({ name: 'A' }, { name: 'A' }, { profileBefore: { country: 'DE' }, profileAfter: { country: 'JP' } }),
    )
    expect(rows[0]).toMatchObject({ field: 'country', before: 'DE', after: 'JP', changed: true })
  })

  it('holds what exists on one side only, and nothing where nothing was recorded', () => {
    expect(differenceOf(event(null, { roles: ['team:reader'] }))).toMatchObject([
      { field: 'roles', before: undefined, after: ['team:reader'], changed: true },
    ])
    expect(differenceOf(event(null, null))).toEqual([])
    expect(differenceOf(event('text', ['list']))).toEqual([])
  })

  it('writes roles by name, moments as dates, and things in things as words', () => {
    expect(valueText('roles', ['team:reader', 'team:other'], words)).toBe('Reader and team:other')
    expect(valueText('expiresAt', '2026-03-05T12:00:00Z', words)).toMatch(/2026/)
    expect(valueText('ended', { sessions: 2, tokens: null }, words)).toBe('Sessions: 2, Tokens: –')
    expect(valueText('takesEffect', 'next-session', words)).toBe('From the next sign-in')
    expect(valueText('status', 'trial-expired', words)).toBe('Trial expired')
    expect(valueText('permission', 'app.publish', words)).toBe('Publish apps')
    expect(valueText('type', 'team', words)).toBe('Team')
    expect(valueText('name', 'active', words)).toBe('active')
    const ids = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']
    expect(valueText('tokensEnded', ids, words)).toBe('2')
    expect(valueText('emailProved', true, words)).toBe('Yes')
    expect(valueText('expiresAt', null, words)).toBe('')
  })
})

describe('days in the address', () => {
  it('reach from the first moment of the one to the last of the other, by the reader’s clock', () => {
    const { from, to } = daysBetween('2026-03-05', '2026-03-05')
    expect(new Date(from!).getTime()).toBe(new Date(2026, 2, 5).getTime())
    expect(new Date(to!).getTime()).toBe(new Date(2026, 2, 6).getTime())
  })

  it('are nothing where they are no days', () => {
    expect(daysBetween('soon', '2026-13-40')).toEqual({ from: undefined, to: undefined })
    expect(daysBetween(undefined, undefined)).toEqual({ from: undefined, to: undefined })
  })
})
