import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path.ts'

const origin = 'https://here.example'

describe('where to go on afterwards', () => {
  it.each(['/', '/scopes/platform?a=1#there', '/a%20b', `/${'ü'.repeat(3)}`])('is %j of this site', (path) => {
    expect(new URL(ownPath(path, origin), origin).href).toBe(new URL(path, origin).href)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%2e%2e//evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '',
    undefined,
    '/api/v1/sign-in/providers/google/start',
    '/x/../api/v1/session',
    '/sign-in',
    `/${'a'.repeat(3000)}`,
  ])('is the start page instead of %j', (path) => {
    expect(ownPath(path, origin)).toBe('/')
  })

  it('never holds what would end a header', () => {
    expect(ownPath('/a\r\nset-cookie: b', origin)).not.toMatch(/[\r\n]/)
  })
})
