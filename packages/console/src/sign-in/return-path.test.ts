import { describe, expect, it } from 'vitest'
import { returnPath } from './return-path.ts'

const origin = 'https://here.example'

describe('returnPath', () => {
  it('keeps a path of this console with its search and its section', () => {
    expect(returnPath('/scopes/platform/members?role=a%3Ab#top', origin)).toBe(
      '/scopes/platform/members?role=a%3Ab#top',
    )
  })

  it('leads to the start page where nothing was asked for', () => {
    expect(returnPath(undefined, origin)).toBe('/')
    expect(returnPath('', origin)).toBe('/')
  })

  it.each([
    ['another site', 'https://evil.example/'],
    ['another site without a scheme', '//evil.example'],
    ['a backslash that browsers read as a slash', '/\\evil.example'],
    ['a tab that browsers drop', '/\t/evil.example'],
    ['a line end that browsers drop', '/\n/evil.example'],
    ['a dot that leaves two slashes', '/.//evil.example'],
    ['steps up that leave two slashes', '/a/..//evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a path that is no path', 'scopes'],
    ['a host that cannot be read', '//['],
  ])('never leads to %s', (_what, to) => {
    expect(returnPath(to, origin)).toBe('/')
  })

  it('does not lead back to where one signs in', () => {
    expect(returnPath('/sign-in?to=/sign-in', origin)).toBe('/')
    expect(returnPath('/password', origin)).toBe('/')
  })
})
