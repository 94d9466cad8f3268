import type { Operation } from '@portreeve/engine'
import type { Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import type { ScopeId, UserId } from '../ids.ts'
import { peopleHolding } from './role-holders.ts'
import { scopePath } from './scopes.ts'

interface Asked {
  readonly leftOut: readonly UserId[]
  readonly limit: number
}

/** Who may always do this there, by what they hold now: by name, apart from those left out. */
export async function peopleWhoMay(
  tx: Tx,
  service: Service,
  scopeId: ScopeId,
  operation: Operation,
  { leftOut, limit }: Asked,
): Promise<readonly UserId[]> {
  const policy = service.policy()
  const path = await scopePath(tx, scopeId)
  const permissions = policy.scopeType(path[0]?.type ?? '')?.guardsOf(operation) ?? []
  const roles = policy.roles.filter((role) =>
    role.grants.some(({ permission, when }) => when === null && permissions.includes(permission)),
  )
  return peopleHolding(tx, {
    scopes: path.map(({ id }) => id),
    roles: roles.map(({ key }) => key),
    ...{ leftOut, limit, now: service.clock.now() },
  })
}
