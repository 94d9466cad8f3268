import { daysBetween } from '../audit/days.ts'

/** The moment at which a role ends whose last day this is, by the reader's clock; `null` where no day is given. */
export function endOf(day: string): string | null {
  return daysBetween(undefined, day).to ?? null
}

/** The last day of a role that ends then, as a field for days takes it; empty where it does not end. */
export function lastDay(end: string | null | undefined): string {
  if (!end) return ''
  const before = new Date(Date.parse(end) - 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${before.getFullYear()}-${two(before.getMonth() + 1)}-${two(before.getDate())}`
}
