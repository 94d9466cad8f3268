import type { Blueprint } from './blueprint.ts'
import type { Problem } from './problem.ts'

/** Everything that is wrong with a blueprint, in its order. Nothing is thrown, however wrong it is. */
export function check(_blueprint: Blueprint): readonly Problem[] {
  return []
}
