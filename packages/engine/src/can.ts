import { hasBit } from './grants.ts'
import type { Answer, Grants, Permission, Question } from './policy.ts'

/**
 * May somebody with these grants do it? Synchronous, allocates nothing. A permission that is held under a condition takes
 * a question; without one the answer is no (X1). A permission of another policy than the grants' is a no.
 */
export function can(grants: Grants, permission: Permission, question?: Question): boolean {
  const index = permission.index
  if (grants.permissions[index] !== permission) return false
  if (hasBit(grants.bits, index)) return true
  if (question === undefined || !hasBit(grants.conditional, index)) return false
  const tests = grants.tests.get(index)
  if (tests === undefined) return false
  for (const test of tests) if (test(question)) return true
  return false
}

/** What can be said without a resource: on every one, on none, or it depends on which. */
export function canOnSome(grants: Grants, permission: Permission): Answer {
  if (grants.permissions[permission.index] !== permission) return 'never'
  if (hasBit(grants.bits, permission.index)) return 'always'
  return hasBit(grants.conditional, permission.index) ? 'depends' : 'never'
}
