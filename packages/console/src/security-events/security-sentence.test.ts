import { expect, it } from 'vitest'
import { plainText } from '../audit/sentence.ts'
import type { SecurityEvent } from './security-events.ts'
import { isRefusal, securityKinds, securitySentence } from './security-sentence.ts'

const label = (id: string) => (id === 'audit.read' ? 'View the audit log' : id)

function said(kind: string, detail = {}, person: SecurityEvent['person'] = { id: '1', name: 'Aylin Özgür' }) {
  const rest = { id: 'e', at: '2026-01-01T10:00:00Z', scope: null, ip: null, agent: null, requestId: 'r' }
  return plainText(securitySentence({ ...rest, kind, person, detail }, label))
}

/** Every kind that stands in the server's source. */
function writtenKinds(): readonly string[] {
  const files = import.meta.glob<string>(['../../../server/src/**/*.ts', '!**/*.test.ts', '!**/*.fixture.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const source = Object.values(files).join('\n')
  return [...source.matchAll(/recordSecurityEvent\(tx, \w+, \{[^']*?kind: '([a-z.-]+)'/g)].map(([, kind = '']) => kind)
}

it('has words and a filter for every kind that the server records', () => {
  const written = writtenKinds()
  expect(written.length).toBeGreaterThan(6)
  expect(written.filter((kind) => !securityKinds.some(({ value }) => value === kind))).toEqual([])
  for (const { value } of securityKinds) expect(said(value)).not.toMatch(/\./)
})

it('says why a sign-in was refused, and of an unknown address no more than that it is unknown', () => {
  expect(said('sign-in.refused', { reason: 'account-blocked' })).toBe('Sign-in refused: the account is blocked')
  expect(said('sign-in.refused', { reason: 'wrong-password' }, null)).toBe('Sign-in refused: nobody has this address')
})

it('names the permission that a refusal was about', () => {
  expect(said('access.refused', { permission: 'audit.read' })).toBe(
    'Was refused what takes the permission View the audit log',
  )
  expect(said('access.refused')).toBe('Was refused')
})

it('tells a kind without words by its id', () => {
  expect(said('key.turned')).toBe('Key turned')
})

it('knows refusals from the rest', () => {
  expect(isRefusal({ kind: 'access.refused' })).toBe(true)
  expect(isRefusal({ kind: 'sign-in.succeeded' })).toBe(false)
})
