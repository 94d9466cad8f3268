import type { OwnSession } from './own-account.ts'

/** "Firefox 140 on macOS", as far as the browser said. */
export function deviceWords({ browser, system }: OwnSession['device']): string {
  if (browser !== null && system !== null) return `${browser} on ${system}`
  if (browser !== null) return browser
  return system === null ? 'A program that does not say what it is' : `A program on ${system}`
}
