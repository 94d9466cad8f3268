import type { Blueprint } from './blueprint.ts'

/** A blueprint in code. */
export function defineBlueprint<const T extends Blueprint>(blueprint: T): T {
  return blueprint
}
