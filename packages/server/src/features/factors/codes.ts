import { timingSafeEqual } from 'node:crypto'
import { generateHOTP } from '@oslojs/otp'

/** RFC 6238, as every authenticator app has it: SHA-1, six digits, steps of 30 seconds. */
export const totp = { keyBytes: 20, digits: 6, stepSeconds: 30 } as const

/**
 * Which step the code is of, of this one and its two neighbours: clocks differ, and typing takes time. `null`: of none.
 */
export function stepOf(key: Uint8Array, code: string, now: Date): number | null {
  const current = Math.floor(now.getTime() / (totp.stepSeconds * 1000))
  const found = [current, current - 1, current + 1].filter((step) =>
    isSame(generateHOTP(key, BigInt(step), totp.digits), code),
  )
  return found[0] ?? null
}

/** How far it is right must not show in the time. */
export function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** People copy codes with the spaces and hyphens in which they are shown. */
export function digitsOf(typed: string): string {
  return typed.replace(/[\s-]/g, '')
}
