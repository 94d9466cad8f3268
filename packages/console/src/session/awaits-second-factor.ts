import { PortreeveError } from '@portreeve/sdk'

/** Somebody's own session is refused to them: they have shown the first of two steps, and nothing is open before the other. */
export function awaitsSecondFactor(error: unknown): boolean {
  return error instanceof PortreeveError && error.problem.code === 'second-factor-needed'
}
