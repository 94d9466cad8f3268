import type { Clock } from '../clock.ts'

/** A clock that only the test moves. */
export class MovingClock implements Clock {
  #now: number

  constructor(start = new Date('2030-03-01T09:00:00.000Z')) {
    this.#now = start.getTime()
  }

  now(): Date {
    return new Date(this.#now)
  }

  forward(minutes: number): void {
    this.#now += minutes * 60_000
  }
}
