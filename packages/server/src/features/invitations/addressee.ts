import type { ScopeRow } from '../../access/scopes.ts'
import type { Tx } from '../../db/database.ts'
import { organizationOver, whyNotAddable } from '../members/addable.ts'
import * as queries from './queries.ts'

/**
 * A8: an activated person of the organization, whom nobody has to invite: active, with a proved address (X11), and a member of
 * the organization that the scope lies in. Where it lies in none, everybody is who has an account that the actor may know of.
 */
export async function mayBeAdded(tx: Tx, scope: ScopeRow, account: queries.Account): Promise<boolean> {
  const organization = organizationOver(scope)
  const belongs = organization === null || (await queries.membershipOf(tx, organization, account.id)) === 'active'
  return whyNotAddable(account, belongs) === null
}
