import { type Matrix, matrix, matrixRoles } from './matrix.ts'
import type { Policy, ScopeType } from './policy.ts'

/**
 * The matrix as a table that a person reads beside the source document, and a review reads as a difference. `yes` on every
 * resource, `if` under a condition, `-` not at all.
 */
export function matrixText(policy: Policy): string {
  const { scopes } = matrix(policy)
  const tables = policy.scopeTypes.flatMap((scopeType) => {
    const scope = scopes[scopeType.id]
    return scope === undefined ? [] : [table(scopeType, scope)]
  })
  return `${[`${policy.label} (${policy.id})`, 'yes: always   if: under a condition   -: no', ...tables].join('\n\n')}\n`
}

function table(scopeType: ScopeType, scope: Matrix['scopes'][string]): string {
  const marks = new Map(
    scope.permissions.map(({ id, allow, conditional }) => [
      id,
      scope.roles.map((role) => (allow.includes(role) ? 'yes' : conditional.includes(role) ? 'if' : '-')),
    ]),
  )
  const roleWidths = scope.roles.map((role) => Math.max(role.length, 3))
  const idWidth = Math.max(0, ...scopeType.permissions.map(({ id }) => id.length))
  const row = (first: string, cells: readonly string[], last: string) =>
    [`  ${first.padEnd(idWidth)}`, ...cells.map((cell, i) => cell.padEnd(roleWidths[i]!)), last].join('  ').trimEnd()
  const added = matrixRoles(scopeType).filter(({ addition }) => addition)
  const heading = `# ${scopeType.id} (${scopeType.definition.label})`
  const lines = [heading]
  if (added.length > 0) lines.push(`  added by the product: ${added.map(({ id }) => id).join(', ')}`)
  lines.push('', row('', scope.roles, ''))
  for (const group of new Set(scopeType.permissions.map((permission) => permission.group))) {
    lines.push('', `  ${group}`)
    for (const { id, label } of scopeType.permissions.filter((permission) => permission.group === group)) {
      lines.push(row(id, marks.get(id) ?? [], label))
    }
  }
  return lines.join('\n')
}
