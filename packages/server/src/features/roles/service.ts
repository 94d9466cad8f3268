import { canOnSome, type Role } from '@portreeve/engine'
import type { Context, ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { menuOf, scopeTypeEntry } from './catalogue.ts'
import * as queries from './queries.ts'

/** Every scope type with its roles and permissions, as the running blueprint has them. */
export function catalogue({ service }: Context) {
  const policy = service.policy()
  const { id, label } = policy
  return { blueprint: { id, label }, scopeTypes: policy.scopeTypes.map((type) => scopeTypeEntry(policy, type)) }
}

/** The roles of one scope: the matrix of its type, the menu as each role sees it, and how many hold each. */
export async function scopeRoles(context: ScopedContext) {
  const { service, scope } = context
  const policy = service.policy()
  const type = policy.scopeType(scope.type)!
  const rows = await service.database.read(context.wall, (tx) =>
    queries.countHolders(tx, scope.id, service.clock.now()),
  )
  const holders = new Map(rows.map((row) => [row.role, row.holders]))
  const entry = scopeTypeEntry(policy, type)
  const roles = type.roles.map((role, index) => ({
    ...entry.roles[index]!,
    holders: holders.get(role.key) ?? 0,
    menu: menuOf(policy, role),
  }))
  return { ...entry, roles }
}

export interface Holder {
  readonly id: UserId
  readonly name: string
  readonly email: string
  /** Ids of the roles through which. */
  readonly roles: readonly string[]
}

export interface PermissionHolder extends Holder {
  /** `depends`: only under the condition of the grant. */
  readonly held: 'always' | 'depends'
}

interface Page {
  readonly after: string | null
  readonly limit: number
}

/** People who hold a role of the scope's type there. Throws `not-found` where there is no such role. */
export async function roleHolders(context: ScopedContext, roleId: string, page: Page): Promise<readonly Holder[]> {
  const { scope, service } = context
  const role = service.policy().role(`${scope.type}:${roleId}`)
  if (role?.scopeType !== scope.type) throw missing('role', roleId)
  return holdersOf(context, scope.id, [role], page)
}

/**
 * Everybody who may do something in a scope, always or under a condition: exactly those for whom a check says so. What
 * decides about a permission may be a scope above. Throws `not-found` where the permission is decided elsewhere.
 */
export async function permissionHolders(
  context: ScopedContext,
  permissionId: string,
  page: Page,
): Promise<readonly PermissionHolder[]> {
  const { service } = context
  const policy = service.policy()
  const permission = policy.permission(permissionId)
  const path = await service.scopes.pathOf(context.scope.id)
  const deciding = path.find(({ type }) => type === permission?.scopeType)
  // Who holds what above is for those who may read the roles there.
  if (!permission || deciding?.id !== context.scope.id) throw missing('permission', permissionId)
  const granting = policy.roles.filter((role) => role.grants.some((grant) => grant.permission === permission))
  const holders = await holdersOf(context, deciding.id, granting, page)
  return holders.map((holder) => {
    const grants = policy.grants(granting.filter(({ id }) => holder.roles.includes(id)))
    return { ...holder, held: canOnSome(grants, permission) === 'always' ? 'always' : 'depends' }
  })
}

async function holdersOf(
  context: Context,
  scopeId: ScopeId,
  roles: readonly Role[],
  page: Page,
): Promise<readonly Holder[]> {
  if (roles.length === 0) return []
  const { database, clock } = context.service
  const byKey = new Map(roles.map((role) => [role.key, role.id]))
  const keys = [...byKey.keys()]
  return database.read(context.wall, async (tx) => {
    const people = await queries.findHolders(tx, scopeId, keys, clock.now(), page)
    if (people.length === 0) return []
    const ids = people.map(({ id }) => id)
    const held = await queries.findHeldRoles(tx, scopeId, ids, keys, clock.now())
    return people.map((person) => ({
      ...person,
      roles: held.flatMap(({ userId, role }) => (userId === person.id ? [byKey.get(role) ?? role] : [])),
    }))
  })
}

function missing(what: string, id: string): Problem {
  return new Problem('not-found', { detail: `There is no ${what} “${id}” that is decided in this scope.` })
}
