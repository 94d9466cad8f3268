import type { Policy } from './policy.ts'

/**
 * TypeScript source with the names of a policy as types: `Permission`, `Role` (by key), `ScopeType`, and by scope type
 * `PermissionsOf` and `RolesOf`. For a host that wants its permission names checked when it compiles.
 */
export function typesText(policy: Policy): string {
  const byScopeType = (name: string, idsOf: (scopeType: Policy['scopeTypes'][number]) => readonly string[]) =>
    [
      `export interface ${name} {`,
      ...policy.scopeTypes.map((scopeType) => `  ${text(scopeType.id)}:${union(idsOf(scopeType), '    ')}`),
      '}',
    ].join('\n')
  return `${[
    `// Names of the blueprint ${JSON.stringify(policy.id)}. Written by "portreeve types"; do not edit.`,
    `export type ScopeType =${union(
      policy.scopeTypes.map(({ id }) => id),
      '  ',
    )}`,
    `export type Permission =${union(
      policy.permissions.map(({ id }) => id),
      '  ',
    )}`,
    `export type Role =${union(
      policy.roles.map(({ key }) => key),
      '  ',
    )}`,
    byScopeType('PermissionsOf', ({ permissions }) => permissions.map(({ id }) => id)),
    byScopeType('RolesOf', ({ roles }) => roles.map(({ id }) => id)),
  ].join('\n\n')}\n`
}

/** What stands behind `=` or `:`: one name a line, or `never`. */
function union(names: readonly string[], indent: string): string {
  return names.length === 0 ? ' never' : `\n${names.map((name) => `${indent}| ${text(name)}`).join('\n')}`
}

/** A string literal: JSON's, in single quotes like the rest of the file. */
function text(name: string): string {
  return `'${JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
