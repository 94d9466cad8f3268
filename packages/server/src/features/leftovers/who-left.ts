import { findScope } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/** Whoever is or was a member of the scope; about anybody else there is nothing to tell. */
export async function requireTrace(tx: Tx, scope: ScopeId, user: UserId): Promise<void> {
  if (await queries.hasTrace(tx, scope, user)) return
  throw new Problem('not-found', { detail: 'There is no such member here.' })
}

/** Whoever has an account that is kept in this scope. */
export async function requireAccount(tx: Tx, context: Context, scope: ScopeId, user: UserId): Promise<void> {
  const type = context.service.policy().scopeType((await findScope(tx, scope))?.type ?? '')
  const population = type?.definition.keeps
  if (population !== undefined && (await queries.hasAccount(tx, user, population))) return
  throw new Problem('not-found', { detail: 'There is no such person here.' })
}
