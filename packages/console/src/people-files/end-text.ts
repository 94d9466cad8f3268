const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

const dayMs = 24 * 60 * 60_000

/** When a role ends, as the file says it: a day counts to its last second, in universal time. */
export function endText(ends: string): string {
  const at = new Date(ends)
  const isDay = (at.getTime() + 1_000) % dayMs === 0
  return (isDay ? day : moment).format(at)
}
