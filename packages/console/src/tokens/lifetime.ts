/** The lengths that a token can have (A15); only a machine's has one without an end. */
export const lifetimes = {
  '30': { label: '30 days', days: 30 },
  '90': { label: '90 days', days: 90 },
  '365': { label: 'A year', days: 365 },
  none: { label: 'No end', days: null },
} as const

export type Lifetime = keyof typeof lifetimes

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })

/** What a choice means for a token made now. */
export function expiryWords(lifetime: Lifetime, now: Date): string {
  const { days } = lifetimes[lifetime]
  if (days === null) {
    return 'It works until it is revoked or its service account ends. Whoever gets hold of it has it until somebody notices.'
  }
  const end = new Date(now.getTime() + days * 24 * 60 * 60 * 1000)
  return `It stops on ${day.format(end)}. A new one is made then; a token is never prolonged.`
}
