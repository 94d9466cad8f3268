import { PortreeveError } from '@portreeve/sdk'

/** What the server said about one field of a form, as a sentence; null where it said nothing about it. */
export function fieldError(error: Error | null, field: string): string | null {
  if (!(error instanceof PortreeveError)) return null
  const message = error.problem.errors.find((found) => found.field === field)?.message
  if (message === undefined) return null
  return message.charAt(0).toLocaleUpperCase('en') + message.slice(1) + (message.endsWith('.') ? '' : '.')
}
