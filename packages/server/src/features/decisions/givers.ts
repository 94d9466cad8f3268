import type { Role, ScopeType } from '@portreeve/engine'
import { namesOfHolders } from '../../access/role-holders.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'

/** Enough names to know whom to ask. */
const giversMost = 10

/** People who hold one of these roles here or above, by name, and only to people of the same organization (X8). */
export async function givers(context: Context, path: readonly ScopeRow[], roles: readonly Role[]) {
  const { principal, service } = context
  if (principal.kind !== 'person' || roles.length === 0) return []
  const asker = await service.grants.of(principal.userId)
  const scopes = path.filter(({ id, tenantId }) =>
    tenantId === null ? asker?.scopes.get(id)?.membership === 'active' : asker?.organizations.includes(tenantId),
  )
  if (scopes.length === 0) return []
  const ids = scopes.map(({ id }) => id)
  const keys = roles.map(({ key }) => key)
  const rows = await service.database.read({ tenants: 'all', person: null }, (tx) =>
    namesOfHolders(tx, { within: { scopes: ids }, roles: keys, now: service.clock.now(), limit: giversMost }),
  )
  return rows.map(({ id, name, role }) => ({ id, name, role: service.policy().role(role)?.label ?? role }))
}

/** Of the roles that can give something to people, those that can give it to machines: they manage them too (X13). */
export function managersOfMachines(roles: readonly Role[], type: ScopeType | undefined): readonly Role[] {
  const guards = type?.guardsOf('service-accounts.manage') ?? []
  return roles.filter(({ grants }) =>
    grants.some(({ permission, when }) => when === null && guards.includes(permission)),
  )
}
