import { asc, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { assignments, scopes } from '../../db/schema.ts'
import type { ScopeId } from '../../ids.ts'

/** Who holds one of the roles, and where, whether or not they can act on it. */
export async function holdersOf(tx: Tx, roles: readonly string[]) {
  return tx
    .select({ userId: assignments.userId, scopeId: assignments.scopeId })
    .from(assignments)
    .where(inArray(assignments.role, [...roles]))
}

/** In the order of their ids, so that two at once never wait for each other. */
export async function lockPlaces(tx: Tx, ids: readonly ScopeId[]) {
  const { id, type, name } = scopes
  return tx
    .select({ id, type, name })
    .from(scopes)
    .where(inArray(scopes.id, [...ids]))
    .orderBy(asc(scopes.id))
    .for('update')
}
