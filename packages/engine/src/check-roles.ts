import type { RoleReference } from './blueprint.ts'
import { type IndexedRole, resolveGrant } from './blueprint-index.ts'
import type { Checking } from './check.ts'
import { checkCondition } from './check-condition.ts'
import { checkLabels } from './check-labels.ts'
import { circles } from './circles.ts'
import { elements } from './entries.ts'

/** What roles say: every name that they use is there, and every condition can be answered. */
export function checkRoles(checking: Checking): void {
  const { index, report } = checking
  for (const role of index.roles) {
    if (role.id.includes(':')) {
      report(role.path, `The name "${role.id}" has a colon, which separates scope type and role in references.`)
    }
    checkGrants(checking, role)
    checkReferences(checking, role)
  }
  const parents = (key: string) => {
    const role = index.rolesByKey.get(key)
    return elements(role?.definition.inherits).map((id) => `${role?.scopeType}:${id}`)
  }
  for (const circle of circles([...index.rolesByKey.keys()], parents)) {
    const names = [...circle, circle[0]!].map((key) => index.rolesByKey.get(key)?.id)
    report(`${index.rolesByKey.get(circle[0]!)?.path}.inherits`, `Roles inherit in a circle: ${names.join(' from ')}.`)
  }
  checkLabels(index.roles, 'role', report)
  checkRenaming(checking)
}

function checkGrants(checking: Checking, { scopeType, path, definition }: IndexedRole): void {
  const { index, report } = checking
  for (const [i, grant] of elements(definition.grants).entries()) {
    const at = `${path}.grants[${i}]`
    const { permissions, when, named, kind } = resolveGrant(index, scopeType, grant)
    const stranger = permissions?.find((permission) => permission.scopeType !== scopeType)
    if (permissions === null) {
      const isGroup = index.permissions.some((p) => p.scopeType === scopeType && p.group === named)
      if (kind === 'group') report(at, `There is no group of permissions "${named}" in the scope type "${scopeType}".`)
      else if (isGroup) report(at, `"${named}" is a group of permissions: write it as { group: ${named} }.`)
      else report(at, `There is no permission "${named}".`)
    } else if (stranger !== undefined) {
      report(at, `"${named}" is a permission of "${stranger.scopeType}", and this is a role of "${scopeType}".`)
    }
    if (when !== null) checkCondition(checking, when, `${at}.when`, null)
  }
}

function checkReferences({ blueprint, index, report }: Checking, { scopeType, path, definition }: IndexedRole): void {
  const expectRole = (at: string, reference: RoleReference) => {
    if (index.roleFrom(scopeType, reference) === undefined) report(at, `There is no role "${reference}".`)
  }
  for (const [i, id] of elements(definition.inherits).entries()) {
    if (!index.rolesByKey.has(`${scopeType}:${id}`)) {
      report(`${path}.inherits[${i}]`, `There is no role "${id}" in the scope type "${scopeType}".`)
    }
  }
  for (const name of ['assigns', 'manages'] as const) {
    for (const [i, entry] of elements(definition[name]).entries()) {
      const at = `${path}.${name}[${i}]`
      if (typeof entry === 'string') expectRole(at, entry)
      else {
        const named: string | undefined = entry?.customRolesOf
        const of = named === undefined ? undefined : index.scopeTypes.get(named)
        if (of === undefined) report(at, `There is no scope type "${named}".`)
        else if (!of.customRoles)
          report(at, `No roles can be made in the console for "${named}": it has no customRoles.`)
      }
    }
  }
  const { guest } = definition
  const chosen = guest === undefined ? undefined : blueprint.resources?.[guest?.resource]
  if (guest !== undefined && chosen?.scope !== scopeType) {
    report(`${path}.guest.resource`, `"${guest?.resource}" is no kind of resource of the scope type "${scopeType}".`)
  } else if (guest !== undefined && chosen?.relations?.[guest?.as] === undefined) {
    report(`${path}.guest.as`, `"${guest?.resource}" cannot be shared as "${guest?.as}".`)
  }
  const { transfer } = definition
  if (transfer === undefined) return
  if (!index.permissionsById.has(transfer?.with)) {
    report(`${path}.transfer.with`, `There is no permission "${transfer?.with}".`)
  }
  expectRole(`${path}.transfer.formerHolderBecomes`, transfer?.formerHolderBecomes)
}

/** A name given up is free again only when nobody can mean the old role any more. */
function checkRenaming({ index, report }: Checking): void {
  const claimed = new Map<string, string>()
  for (const { scopeType, path, definition } of index.roles) {
    for (const [i, former] of elements(definition.renamedFrom).entries()) {
      const key = `${scopeType}:${former}`
      const at = `${path}.renamedFrom[${i}]`
      const first = claimed.get(key)
      if (index.rolesByKey.has(key)) report(at, `The role "${former}" is still there, so nothing was renamed from it.`)
      else if (first !== undefined) report(at, `Two roles cannot both have been "${former}": see ${first}.`)
      claimed.set(key, first ?? at)
    }
  }
}
