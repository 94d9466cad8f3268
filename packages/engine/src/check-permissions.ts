import { resolveGrant } from './blueprint-index.ts'
import type { Checking } from './check.ts'
import { checkLabels } from './check-labels.ts'
import { elements } from './entries.ts'

/** Permissions have one id and one label each, and somebody holds them. */
export function checkPermissions({ index, report }: Checking): void {
  const held = new Set(
    index.roles.flatMap((role) =>
      elements(role.definition.grants).flatMap((grant) => resolveGrant(index, role.scopeType, grant).permissions ?? []),
    ),
  )
  for (const permission of index.permissions) {
    const first = index.permissionsById.get(permission.id)
    if (first !== undefined && first !== permission) {
      report(permission.path, `The permission "${permission.id}" is declared twice, first at ${first.path}.`)
    } else if (!held.has(permission)) {
      report(permission.path, `No role holds the permission "${permission.id}".`)
    }
  }
  checkLabels(index.permissions, 'permission', report)
}
