import { mayOperate } from '../../access/may-operate.ts'
import type { Context } from '../../context.ts'
import type { Wall } from '../../db/database.ts'
import type { ScopeId } from '../../ids.ts'

/**
 * The wall behind which an account is looked for that is to become a member. Accounts are kept in a scope further up: who may
 * read them there finds also those that belong to no organization yet, or to another one (B4). Everybody else finds whom
 * their own organization knows.
 */
export async function accountWall(context: Context, scopeId: ScopeId): Promise<Wall> {
  const { service, principal, wall } = context
  const policy = service.policy()
  const path = await service.scopes.pathOf(scopeId)
  const population = policy.scopeType(path[0]?.type ?? '')?.population
  const keeper = path.find(({ type }) => policy.scopeType(type)?.definition.keeps === population)
  const mayRead = keeper !== undefined && (await mayOperate(service, principal, keeper.id, 'people.read'))
  return mayRead ? { ...wall, tenants: 'all' } : wall
}
