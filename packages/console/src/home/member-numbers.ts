import type { Summary } from './summary.ts'

type Members = NonNullable<Summary['members']>

/** How many hold no role at all, where nobody can hold two: those whom the roles do not count. */
export function withoutRole(byRole: Members['byRole'], byState: Members['byState']) {
  const rest = (state: 'active' | 'disabled') => {
    const all = byState.find((counted) => counted.state === state)?.count ?? 0
    return Math.max(0, all - byRole.reduce((sum, role) => sum + role[state], 0))
  }
  return { active: rest('active'), disabled: rest('disabled') }
}
