import type { ReviewPeriod } from '@portreeve/engine'

const monthsOf: Readonly<Record<ReviewPeriod, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
const monthName = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The first day of the period after the one that a moment lies in, in UTC. */
export function nextPeriod(every: ReviewPeriod, after: Date): Date {
  return new Date(Date.UTC(after.getUTCFullYear(), (periodIn(every, after) + 1) * monthsOf[every]))
}

/** @example periodName('quarter', new Date('2027-01-01T00:00:00Z')) // 'Q1 2027' */
export function periodName(every: ReviewPeriod, at: Date): string {
  const year = at.getUTCFullYear()
  const names: Readonly<Record<ReviewPeriod, () => string>> = {
    month: () => monthName.format(at),
    quarter: () => `Q${periodIn(every, at) + 1} ${year}`,
    'half-year': () => `H${periodIn(every, at) + 1} ${year}`,
    year: () => String(year),
  }
  return names[every]()
}

/** Which of its year, from 0. */
function periodIn(every: ReviewPeriod, at: Date): number {
  return Math.floor(at.getUTCMonth() / monthsOf[every])
}
