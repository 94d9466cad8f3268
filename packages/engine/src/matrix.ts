import { canOnSome } from './can.ts'
import type { Policy, Role, ScopeType } from './policy.ts'

/** Roles × permissions of every scope type that has any, as data. */
export interface Matrix {
  readonly blueprint: string
  readonly scopes: Readonly<Record<string, ScopeMatrix>>
}

export interface ScopeMatrix {
  /** Role ids in blueprint order, those that the product added last. */
  readonly roles: readonly string[]
  readonly permissions: readonly PermissionRow[]
}

export interface PermissionRow {
  readonly id: string
  readonly label: string
  /** The roles that hold it unconditionally. */
  readonly allow: readonly string[]
  /** The roles that hold it only under a condition. */
  readonly conditional: readonly string[]
}

export function matrix(policy: Policy): Matrix {
  const scopes = policy.scopeTypes
    .filter(({ roles, permissions }) => roles.length > 0 || permissions.length > 0)
    .map((scopeType): [string, ScopeMatrix] => [scopeType.id, scopeMatrix(policy, scopeType)])
  return { blueprint: policy.id, scopes: Object.fromEntries(scopes) }
}

/** The source's own roles first, so that the table can be laid beside the source document. */
export function matrixRoles({ roles }: ScopeType): readonly Role[] {
  return [...roles.filter((role) => !role.addition), ...roles.filter((role) => role.addition)]
}

function scopeMatrix(policy: Policy, scopeType: ScopeType): ScopeMatrix {
  const roles = matrixRoles(scopeType)
  return {
    roles: roles.map(({ id }) => id),
    permissions: scopeType.permissions.map((permission) => {
      const rolesWith = (answer: string) =>
        roles.filter((role) => canOnSome(policy.grants([role]), permission) === answer).map(({ id }) => id)
      return {
        id: permission.id,
        label: permission.label,
        allow: rolesWith('always'),
        conditional: rolesWith('depends'),
      }
    }),
  }
}
