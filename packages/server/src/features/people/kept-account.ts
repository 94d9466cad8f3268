import { findScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

export interface Person {
  readonly scope: ScopeId
  readonly user: UserId
}

/** An account belongs to no organization, and roles anywhere count: what is done to it sees everything (X2 c). */
export function wholePerson(context: Context): Context {
  return { ...context, wall: { ...context.wall, tenants: 'all' } }
}

export async function requireScope(tx: Tx, scopeId: ScopeId): Promise<ScopeRow> {
  const scope = await findScope(tx, scopeId)
  if (scope) return scope
  throw new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })
}

/** The population whose accounts are kept in this scope; where none are, there is nothing to find. */
export function keptPopulation(context: Context, scope: Pick<ScopeRow, 'type'>): string {
  const population = context.service.policy().scopeType(scope.type)?.definition.keeps
  if (population !== undefined) return population
  throw new Problem('not-found', { detail: 'No accounts are kept here.' })
}

/** The person, if their account is kept in this scope. */
export async function lockPerson(tx: Tx, context: Context, input: Person): Promise<queries.UserRow> {
  const population = keptPopulation(context, await requireScope(tx, input.scope))
  const user = await queries.lockUser(tx, input.user)
  if (user?.population === population) return user
  throw noSuchPerson()
}

export function noSuchPerson(): Problem {
  return new Problem('not-found', { detail: 'There is no such person here.' })
}
