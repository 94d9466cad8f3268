import { can } from './can.ts'
import { type HeldPermission, permissionsOf } from './permissions-of.ts'
import type { Grants, Policy, Question, Role } from './policy.ts'

/** Who may do what where, in memory: for a process that decides by itself. */
export interface Directory {
  /** What the person holds in the scope from now on. Without roles, or where the person had others, those are gone. */
  set(person: string, scope: string, roles: readonly Role[]): void
  remove(person: string, scope: string): void
  /** Nothing at all for whoever is not known. */
  grants(person: string, scope: string): Grants
  /** An unknown person, scope or permission is a no (X1). */
  can(person: string, scope: string, permissionId: string, question?: Question): boolean
  everything(person: string, scope: string): readonly HeldPermission[]
}

export function createDirectory(policy: Policy): Directory {
  // By scope first: members of one scope lie together, and everybody with the same roles shares one `Grants`.
  const scopes = new Map<string, Map<string, Grants>>()
  const nothing = policy.grants([])
  const permissions = new Map(policy.permissions.map((permission) => [permission.id, permission]))
  const remove = (person: string, scope: string): void => {
    const members = scopes.get(scope)
    if (members?.delete(person) && members.size === 0) scopes.delete(scope)
  }
  return {
    set(person, scope, roles) {
      if (roles.length === 0) {
        remove(person, scope)
        return
      }
      let members = scopes.get(scope)
      if (members === undefined) {
        members = new Map()
        scopes.set(scope, members)
      }
      members.set(person, policy.grants(roles))
    },
    remove,
    grants: (person, scope) => scopes.get(scope)?.get(person) ?? nothing,
    can(person, scope, permissionId, question) {
      const grants = scopes.get(scope)?.get(person)
      if (grants === undefined) return false
      const permission = permissions.get(permissionId)
      return permission !== undefined && can(grants, permission, question)
    },
    everything: (person, scope) => permissionsOf(scopes.get(scope)?.get(person) ?? nothing),
  }
}
