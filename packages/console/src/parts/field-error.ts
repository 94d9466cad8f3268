import { PortreeveError } from '@portreeve/sdk'

/** What the server said about one field of a form; null where it said nothing about it. */
export function fieldError(error: Error | null, field: string): string | null {
  if (!(error instanceof PortreeveError)) return null
  return error.problem.errors.find((found) => found.field === field)?.message ?? null
}
