/** A length of time as people say it. */
export interface Length {
  /** As it was typed. */
  readonly count: string
  readonly unit: LengthUnit
}

const unitMinutes = { minutes: 1, hours: 60, days: 24 * 60 } as const

export type LengthUnit = keyof typeof unitMinutes

export const lengthUnits = Object.keys(unitMinutes) as LengthUnit[]

/** In the largest unit that has it whole; a single day is hours. */
export function lengthIn(minutes: number): Length {
  const unit =
    lengthUnits.findLast((candidate) => minutes % unitMinutes[candidate] === 0 && minutes > unitMinutes[candidate]) ??
    'minutes'
  return { count: String(minutes / unitMinutes[unit]), unit }
}

/** What is no number is nothing, which the server refuses with what is possible. */
export function minutesOf({ count, unit }: Length): number {
  const value = Number(count)
  return Number.isFinite(value) ? Math.round(value * unitMinutes[unit]) : 0
}
