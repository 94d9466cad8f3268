const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** When a role ends, as the file says it: a day counts to its end, in universal time. */
export function endText(ends: string): string {
  const at = new Date(ends)
  const isDay = at.getTime() % (24 * 60 * 60_000) === 0
  return isDay ? day.format(at.getTime() - 1) : moment.format(at)
}
