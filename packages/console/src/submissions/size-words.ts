const units = ['bytes', 'kB', 'MB', 'GB'] as const

/** 1.2 MB, as file managers say it. */
export function sizeWords(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  return `${value.toLocaleString(undefined, { maximumFractionDigits: digits })} ${units[unit]}`
}
