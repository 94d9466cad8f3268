import type { Condition } from './blueprint.ts'

/** Whether nothing passes the condition that lies outside the subject's organizations: a list may then leave the others' out before it asks. */
export function staysInOrganization(condition: Condition | null): boolean {
  if (condition === 'same-organization') return true
  if (condition === null || typeof condition !== 'object') return false
  if ('all' in condition) return (condition.all as readonly Condition[]).some(staysInOrganization)
  if ('any' in condition) {
    const either = condition.any as readonly Condition[]
    return either.length > 0 && either.every(staysInOrganization)
  }
  return false
}
