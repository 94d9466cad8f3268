const hourMs = 60 * 60_000

/** How long somebody gets what they asked for. */
export const ends = [
  { value: 'never', label: 'No end', ms: null },
  { value: 'two-hours', label: 'Two hours', ms: 2 * hourMs },
  { value: 'day', label: 'A day', ms: 24 * hourMs },
  { value: 'week', label: 'A week', ms: 7 * 24 * hourMs },
] as const

export type EndChoice = (typeof ends)[number]['value']

/** When a role that is given now ends by itself; `null` where it does not. */
export function roleEnd(choice: EndChoice, now: Date): string | null {
  const ms = ends.find(({ value }) => value === choice)?.ms ?? null
  return ms === null ? null : new Date(now.getTime() + ms).toISOString()
}
