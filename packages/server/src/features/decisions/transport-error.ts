import { Problem } from '../../errors.ts'

/**
 * What the specification wants of an error that concerns the whole request (section 10.1.2): one of its statuses, and a
 * string. What Portreeve answers with 404, 409, 410 or 422 elsewhere is a 400 here; too many and too large stay what they are.
 */
export function errorStatusAndText(error: unknown): { readonly status: number; readonly text: string } {
  if (error instanceof Problem) return { status: specified(error.status), text: error.details.detail }
  const status = statusOf(error)
  if (status !== undefined && status < 500) return { status: specified(status), text: (error as Error).message }
  return { status: status === 503 ? 503 : 500, text: 'The decision could not be made.' }
}

function specified(status: number): number {
  return [401, 403, 413, 429, 503].includes(status) ? status : status >= 500 ? 500 : 400
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}
