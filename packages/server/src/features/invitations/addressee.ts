import type { ScopeRow } from '../../access/scopes.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId } from '../../ids.ts'
import * as queries from './queries.ts'

/**
 * A8: an activated person of the organization, whom nobody has to invite: active, with a proved address (X11), and a member of
 * the organization that the scope lies in. Where it lies in none, everybody is who has an account that the actor may know of.
 */
export async function mayBeAdded(tx: Tx, scope: ScopeRow, account: queries.Account): Promise<boolean> {
  if (account.status !== 'active' || account.emailProvedAt === null) return false
  const isBelowOrganization = scope.tenantId !== null && scope.tenantId !== scope.id
  if (!isBelowOrganization) return true
  return (await queries.membershipOf(tx, scope.tenantId as ScopeId, account.id)) === 'active'
}
