const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' })

/** A moment to the second, with its zone, as the reader's browser writes it. */
export function exactTime(at: string): string {
  return exact.format(new Date(at))
}
