/** From the first moment of one day to the first after another, by the reader's clock, as the API takes moments. */
export function daysBetween(first: string | undefined, last: string | undefined) {
  return { from: momentOf(first, 0), to: momentOf(last, 1) }
}

function momentOf(day: string | undefined, plusDays: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? []
  if (year === undefined || month === undefined || date === undefined) return undefined
  const moment = new Date(Number(year), Number(month) - 1, Number(date) + plusDays)
  const isDay = Number(month) <= 12 && Number(date) <= 31
  return isDay && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined
}
