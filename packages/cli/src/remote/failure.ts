import { PortreeveError } from '@portreeve/sdk'

/** The person pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** What the server said no with: its sentence, and by what somebody can look it up. */
export function failureText(error: PortreeveError | Interrupted): string {
  if (error instanceof Interrupted) return error.message
  const { code, detail, requestId } = error.problem
  return `${detail} (${code}${requestId === null ? '' : `, request ${requestId}`})`
}

/** The same for programs. */
export function failureJson(error: PortreeveError | Interrupted) {
  const { code, detail, status, requestId, errors } =
    error instanceof PortreeveError
      ? error.problem
      : { code: 'interrupted', detail: error.message, status: 0, requestId: null, errors: [] }
  return { error: { code, detail, status, requestId, errors } }
}
