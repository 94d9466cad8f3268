import type { Duration } from './blueprint.ts'

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `30m`, `12h`, `7d` in milliseconds. Throws a `RangeError` for anything else, so that a typing mistake never becomes 0. */
export function durationMs(duration: Duration): number {
  const ms = parseDuration(duration)
  if (ms === null)
    throw new RangeError(`"${duration}" is not a duration: write a whole number and m, h or d, such as 12h.`)
  return ms
}

/** The same, `null` where it is malformed. */
export function parseDuration(duration: unknown): number | null {
  const match = /^([1-9][0-9]{0,5})([mhd])$/.exec(typeof duration === 'string' ? duration : '')
  return match ? Number(match[1]) * unitMs[match[2] as keyof typeof unitMs] : null
}
