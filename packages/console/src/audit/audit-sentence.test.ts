import { describe, expect, it } from 'vitest'
import type { AuditEvent } from './audit-events.ts'
import { actorPart, auditSentence, consequences, knownActions } from './audit-sentence.ts'
import { idAfter } from './id-after.ts'
import { inSentence, plainText } from './sentence.ts'

const words = {
  role: (key: string) => ({ 'place:reader': 'Reader', 'place:writer': 'Writer' })[key] ?? key,
  permission: (id: string) => (id === 'app.publish' ? 'Publish apps' : id),
  scopeType: (id: string) => ({ 'developer-account': 'Developer account' })[id] ?? id,
}
const aylin = { kind: 'person', id: '1', name: 'Aylin Özgür' }

function event(action: string, parts: Partial<AuditEvent> = {}): AuditEvent {
  return {
    ...{ id: 'e', at: '2026-01-01T10:00:00Z', action, target: aylin, before: null, after: null, details: {} },
    ...{ actor: { kind: 'person', id: '2', name: '山田 幸', token: null }, requestId: 'r', ip: null },
    ...parts,
  }
}
const said = (action: string, parts?: Partial<AuditEvent>) => plainText(auditSentence(event(action, parts), words))

/** Every action that stands in the server's source. */
function writtenActions(): readonly string[] {
  const files = import.meta.glob<string>(
    ['../../../server/src/features/**/*.ts', '!**/*.test.ts', '!**/*.fixture.ts'],
    { query: '?raw', import: 'default', eager: true },
  )
  const source = Object.values(files).join('\n')
  return [...source.matchAll(/\baction: ([^\n]*)/g)].flatMap(([, rest = '']) =>
    [...rest.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action = '']) => action),
  )
}

describe('what an audit event says', () => {
  it('has words of its own for every action that the server writes', () => {
    const written = writtenActions()
    expect(written.length).toBeGreaterThan(20)
    expect(written.filter((action) => !knownActions.includes(action))).toEqual([])
  })

  it('tells a change of roles by what was given and what was taken', () => {
    const roles = (before: string[], after: string[], more = {}) => ({
      before: { roles: before },
      after: { roles: after, ...more },
    })
    expect(said('member.roles-changed', roles([], ['place:writer']))).toBe('Gave Writer to Aylin Özgür')
    expect(said('member.roles-changed', roles(['place:writer', 'place:reader'], ['place:reader']))).toBe(
      'Took Writer from Aylin Özgür',
    )
    expect(said('member.roles-changed', roles(['place:reader'], ['place:writer']))).toBe(
      'Changed Aylin Özgür from Reader to Writer',
    )
  })

  it('A9: says when a change of roles waits for the next sign-in', () => {
    const after = { roles: ['place:writer'], takesEffect: 'next-session' }
    expect(said('member.roles-changed', { before: { roles: ['place:reader'] }, after })).toBe(
      'Changed Aylin Özgür from Reader to Writer, from their next sign-in',
    )
  })

  it('says until when, where access ends by itself', () => {
    const after = { roles: ['place:reader'], expiresAt: '2026-03-05T12:00:00Z' }
    expect(said('member.added', { after })).toMatch(/^Added Aylin Özgür as Reader, until .*2026/)
    expect(said('member.roles-changed', { before: after, after: { ...after, expiresAt: null } })).toBe(
      'Took the end from the role of Aylin Özgür',
    )
  })

  it('says what somebody asked for', () => {
    expect(said('request.made', { after: { permission: 'app.publish' } })).toBe('Asked for Publish apps')
    expect(said('request.made', { after: { permission: null } })).toBe('Asked to be let in')
  })

  it('uses the names of then where the person is no longer known, and says so where they were erased', () => {
    const gone = { kind: 'person', id: '1', name: null }
    expect(said('person.created', { target: gone, details: { name: 'Pavol Kráľ' } })).toBe(
      'Made an account for Pavol Kráľ',
    )
    expect(said('person.created', { target: gone })).toBe('Made an account for somebody no longer known here')
  })

  it('tells an action without words by its id, and a strange content without failing', () => {
    expect(said('member.grew-wings')).toBe('Member grew wings')
    for (const action of knownActions)
      expect(said(action, { before: 7, after: ['x'], target: { kind: '', id: null, name: null } })).not.toBe('')
  })

  it('names who did it: a person, a machine, a command on the host', () => {
    const actor = (kind: string, id: string | null, name: string | null) =>
      actorPart(event('x', { actor: { kind, id, name, token: null } }))
    expect(actor('person', '2', '山田 幸')).toEqual({ name: '山田 幸', person: '2' })
    expect(actor('service-account', '3', 'Build machine')).toEqual({ name: 'Build machine' })
    expect(actor('host', 'recover', null)).toBe('Command on the host: recover')
    expect(actor('host', 'demo', null)).toBe('Demo set-up')
    expect(actor('person', '2', null)).toBe('Somebody outside this place')
  })

  it('counts what ended with it', () => {
    expect(consequences(event('person.blocked', { after: { ended: { sessions: 2, tokens: 1 } } }))).toEqual([
      '2 sessions ended',
      '1 API token ended',
    ])
    expect(consequences(event('member.disabled', { after: { tokensEnded: ['a', 'b'] } }))).toEqual([
      '2 API tokens ended',
    ])
  })
})

it('puts labels into a sentence, and leaves abbreviations alone', () => {
  expect(inSentence('Developer account')).toBe('developer account')
  expect(inSentence('API client')).toBe('API client')
  expect(inSentence('組織')).toBe('組織')
})

it('finds one event by the id after it', () => {
  expect(idAfter('00000000-0000-7000-8000-0000000000ff')).toBe('00000000-0000-7000-8000-000000000100')
  expect(idAfter('01a1fc6b-3d5b-7000-8000-ffffffffffff')).toBe('01a1fc6b-3d5b-7000-8001-000000000000')
})
