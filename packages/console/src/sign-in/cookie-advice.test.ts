import { describe, expect, it } from 'vitest'
import { cookieAdvice } from './cookie-advice.ts'

const safari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15'
const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

describe('cookieAdvice', () => {
  it('names Safari first where Safari is, on this computer without HTTPS', () => {
    expect(cookieAdvice({ protocol: 'http:', hostname: 'localhost' }, safari)[0]).toMatch(/^Safari/)
    expect(cookieAdvice({ protocol: 'http:', hostname: 'localhost' }, chrome)[0]).toMatch(/^Allow cookies/)
    expect(cookieAdvice({ protocol: 'https:', hostname: 'localhost' }, safari)[0]).toMatch(/^Allow cookies/)
  })

  it('asks for HTTPS at any other address without it', () => {
    expect(cookieAdvice({ protocol: 'http:', hostname: '192.168.1.4' }, chrome)[0]).toContain('https://')
    expect(cookieAdvice({ protocol: 'http:', hostname: 'notlocalhost' }, chrome)[0]).toContain('https://')
    expect(cookieAdvice({ protocol: 'https:', hostname: 'access.example.com' }, chrome)[0]).toMatch(/^Allow cookies/)
  })
})
