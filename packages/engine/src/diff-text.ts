import type { PermissionChange, PolicyDifference, RoleDifference } from './diff.ts'

/** A difference in lines that a person reads: `+` more than before, `-` less, `~` otherwise. */
export function diffText({ scopes }: PolicyDifference): string {
  if (scopes.length === 0) return 'No difference: nobody gains or loses anything.\n'
  const blocks = scopes.map((scope) =>
    [
      `# ${scope.scopeType}`,
      ...scope.permissionsAdded.map((id) => `  + permission ${id}`),
      ...scope.permissionsRemoved.map((id) => `  - permission ${id}`),
      ...scope.rolesAdded.map((id) => `  + role ${id}`),
      ...scope.rolesRemoved.map((id) => `  - role ${id}`),
      ...scope.rolesRenamed.map(({ from, to }) => `  ~ role ${from} is now ${to}`),
      ...scope.roles.flatMap(roleLines),
    ].join('\n'),
  )
  return `${blocks.join('\n\n')}\n`
}

function roleLines(difference: RoleDifference): readonly string[] {
  return [
    `  ${difference.role}`,
    ...difference.gains.map((change) => `    + ${change.permission} (${inWords(change)})`),
    ...difference.loses.map((change) => `    - ${change.permission} (${inWords(change)})`),
    ...difference.conditionsChanged.map((permission) => `    ~ ${permission} (under another condition)`),
    ...difference.assignsGained.map((role) => `    + may give ${role}`),
    ...difference.assignsLost.map((role) => `    - may no longer give ${role}`),
  ]
}

function inWords({ before, after }: PermissionChange): string {
  const words = { always: 'always', depends: 'under a condition', never: 'not at all' }
  return `${words[before]} before, ${words[after]} now`
}
