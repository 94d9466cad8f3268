import { loadBlueprint } from '@portreeve/blueprints'
import { BlueprintError, compile, type Policy, type Problem, type TenancyMode } from '@portreeve/engine'

export interface BlueprintOptions {
  readonly blueprint: string
  readonly tenancy?: TenancyMode
}

/** A blueprint made ready to answer. Throws a `BlueprintError` that names every problem. */
export async function loadPolicy({ blueprint, tenancy }: BlueprintOptions): Promise<Policy> {
  return compile(await loadBlueprint(blueprint), tenancy === undefined ? {} : { tenancy })
}

/** Everything that keeps a blueprint from being compiled, none where it can be. */
export async function problemsOf(blueprint: string): Promise<readonly Problem[]> {
  try {
    await loadPolicy({ blueprint })
    return []
  } catch (error) {
    if (error instanceof BlueprintError) return error.problems
    throw error
  }
}
