import { decodeBase32IgnorePadding } from '@oslojs/encoding'
import { generateHOTP } from '@oslojs/otp'

/** What an authenticator app shows. */
export function codeOf(key: string, now: Date, stepsAway = 0): string {
  const step = Math.floor(now.getTime() / 30_000) + stepsAway
  return generateHOTP(decodeBase32IgnorePadding(key.replaceAll(' ', '')), BigInt(step), 6)
}
