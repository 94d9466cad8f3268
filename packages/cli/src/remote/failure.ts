import type { PortreeveError } from '@portreeve/sdk'

/** What the server said no with: its sentence, and by what somebody can look it up. */
export function failureText({ problem }: PortreeveError): string {
  const { code, detail, requestId } = problem
  return `${detail} (${code}${requestId === null ? '' : `, request ${requestId}`})`
}

/** The same for programs. */
export function failureJson({ problem }: PortreeveError) {
  const { code, detail, status, requestId, errors } = problem
  return { error: { code, detail, status, requestId, errors } }
}
