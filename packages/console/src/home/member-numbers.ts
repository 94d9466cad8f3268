import type { Summary } from './summary.ts'

type Members = NonNullable<Summary['members']>

/** Columns of the table. Whoever is away has a closed account: archived or blocked, and out everywhere. */
export const columns = ['active', 'disabled', 'away'] as const

/** Everybody once, by column. */
export function everybody(byState: Members['byState']) {
  const count = (wanted: string) => byState.find(({ state }) => state === wanted)?.count ?? 0
  return { active: count('active'), disabled: count('disabled'), away: count('archived') + count('blocked') }
}

/** How many hold no role at all, where nobody can hold two: those whom the roles do not count. */
export function withoutRole(byRole: Members['byRole'], byState: Members['byState']) {
  const all = everybody(byState)
  const rest = (column: (typeof columns)[number]) =>
    Math.max(0, all[column] - byRole.reduce((sum, role) => sum + role[column], 0))
  return { active: rest('active'), disabled: rest('disabled'), away: rest('away') }
}

/** The state that finds everybody of a column; none where the column has two of them. */
export function stateOf(column: (typeof columns)[number], byState: Members['byState']) {
  if (column !== 'away') return column
  const closed = byState.filter(({ state, count }) => (state === 'archived' || state === 'blocked') && count > 0)
  return closed.length === 1 ? closed[0]?.state : undefined
}
