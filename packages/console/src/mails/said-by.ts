import { PortreeveError } from '@portreeve/sdk'

/** What the mail server, or the way to it, answered. */
export function saidBy(error: Error): string | null {
  const said = error instanceof PortreeveError ? error.problem.members.said : undefined
  return typeof said === 'string' ? said : null
}
