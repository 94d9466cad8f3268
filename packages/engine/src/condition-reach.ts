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

/** Whether nothing passes the condition that the subject neither owns nor shares in: a list may then begin with what they own and what is shared with them. */
export function isOwnOrShared(condition: Condition | null): boolean {
  if (condition === 'own') return true
  if (condition === null || typeof condition !== 'object') return false
  if ('sharedAs' in condition) return true
  if ('all' in condition) return (condition.all as readonly Condition[]).some(isOwnOrShared)
  if ('any' in condition) {
    const either = condition.any as readonly Condition[]
    return either.length > 0 && either.every(isOwnOrShared)
  }
  return false
}
