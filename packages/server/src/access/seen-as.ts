import { canOnSome, type Grants, type Policy, type Role, restrict } from '@portreeve/engine'
import type { ScopeId } from '../ids.ts'

/** The one place that is looked at, and the role that is looked through. */
export interface ViewAs {
  readonly scopeId: ScopeId
  readonly role: Role
}

/** What both hold: whatever the viewer has only under a condition is left out, since a role cannot narrow it further. */
export function seenAs(policy: Policy, { scopeId, role }: ViewAs, at: ScopeId, held: Grants): Grants | null {
  if (at !== scopeId) return null
  const current = policy.role(role.key)
  const always = policy.permissions.filter((permission) => canOnSome(held, permission) === 'always')
  return restrict(policy.grants(current === undefined ? [] : [current]), always, { sessionOnly: 'keep' })
}
