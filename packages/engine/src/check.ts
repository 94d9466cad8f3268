import type { Blueprint } from './blueprint.ts'
import { type BlueprintIndex, indexBlueprint } from './blueprint-index.ts'
import { checkApps } from './check-apps.ts'
import { checkBasics } from './check-basics.ts'
import { checkEntry } from './check-entry.ts'
import { checkGiving } from './check-giving.ts'
import { checkMenu } from './check-menu.ts'
import { checkPermissions } from './check-permissions.ts'
import { checkResources } from './check-resources.ts'
import { checkRoles } from './check-roles.ts'
import { checkScopeTypes } from './check-scope-types.ts'
import type { Problem } from './problem.ts'

/** What one part of the check is given. */
export interface Checking {
  readonly blueprint: Blueprint
  readonly index: BlueprintIndex
  report(path: string, message: string): void
}

/** Everything that is wrong with a blueprint, part by part. Nothing is thrown, however wrong it is. */
export function check(blueprint: Blueprint): readonly Problem[] {
  if (typeof blueprint !== 'object' || blueprint === null || Array.isArray(blueprint)) {
    return [{ path: '', message: 'This is not a blueprint: a blueprint is a record with an id, scopes and a menu.' }]
  }
  const problems: Problem[] = []
  const checking: Checking = {
    blueprint,
    index: indexBlueprint(blueprint),
    report: (path, message) => problems.push({ path, message }),
  }
  for (const part of [
    checkBasics,
    checkScopeTypes,
    checkPermissions,
    checkRoles,
    checkGiving,
    checkResources,
    checkApps,
    checkMenu,
    checkEntry,
  ]) {
    part(checking)
  }
  return problems
}
