import type { Permission, Policy, ResourceAction, ResourceKind } from '@portreeve/engine'

/** What a request asks for, in words of the blueprint. */
export type Requested =
  | { readonly permission: Permission; readonly kind: ResourceKind; readonly action: ResourceAction }
  | { readonly permission: Permission; readonly kind: null; readonly action: null }

/**
 * Finds the permission of `resource.type` and `action.name`: what the resource kind says about the action, else the
 * permission `type.action`; of a scope the action may also be a permission by its own name.
 */
export function requestedPermission(policy: Policy, type: string, name: string): Requested | null {
  const kind = policy.kinds.get(type)
  const action = kind?.actions.get(name)
  if (kind && action) return { permission: action.permission, kind, action }
  const permission =
    policy.permission(`${type}.${name}`) ?? (policy.scopeType(type) ? policy.permission(name) : undefined)
  return permission ? { permission, kind: null, action: null } : null
}
