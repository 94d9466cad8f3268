/** The only source of time. Tests move it; nothing in this package asks the system or the database. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
