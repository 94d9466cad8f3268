const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })

/** The day as the reader's browser writes it. */
export function dayWords(time: string): string {
  return day.format(new Date(time))
}
