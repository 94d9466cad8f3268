import { Tooltip } from '@mantine/core'
import { useSyncExternalStore } from 'react'

/** The console speaks English; dates are written as the reader's browser writes them. */
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' })

const steps = [
  { unit: 'second', ms: 1_000, until: 60_000 },
  { unit: 'minute', ms: 60_000, until: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, until: 86_400_000 },
  { unit: 'day', ms: 86_400_000, until: 30 * 86_400_000 },
] as const

/**
 * A time in words; further off than a month it is the date.
 *
 * @example inWords(new Date('2026-01-01T10:00:00Z'), new Date('2026-01-01T10:05:00Z')) === '5 minutes ago'
 */
export function inWords(time: Date, now: Date): string {
  const distance = time.getTime() - now.getTime()
  const step = steps.find(({ until }) => Math.abs(distance) < until)
  if (step === undefined) return day.format(time)
  // The server's clock may be a little ahead of this one.
  if (step.unit === 'second') return distance > 5_000 ? 'in a moment' : 'just now'
  return relative.format(Math.round(distance / step.ms), step.unit)
}

let minute = Date.now()
function everyMinute(listener: () => void) {
  const timer = setInterval(() => {
    minute = Date.now()
    listener()
  }, 30_000)
  return () => clearInterval(timer)
}

interface WhenProps {
  readonly at: string | Date | null
  /** What stands there when it never was. */
  readonly never?: string
}

/** A moment in words, with the exact time and its zone on hover. */
export function When({ at, never = 'Never' }: WhenProps) {
  // Only to be drawn anew; what it is now, the clock says.
  useSyncExternalStore(everyMinute, () => minute)
  if (at === null) return <span className="quiet">{never}</span>
  const time = new Date(at)
  return (
    <Tooltip label={exact.format(time)}>
      <time dateTime={time.toISOString()} tabIndex={-1}>
        {inWords(time, new Date())}
      </time>
    </Tooltip>
  )
}
