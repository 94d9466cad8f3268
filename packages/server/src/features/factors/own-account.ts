import { ownPrincipal, sessionEnded } from '../../access/own-account.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import * as queries from './queries.ts'

export type OwnAccount = queries.AccountRow

/** Of whoever asks, held until the transaction ends. */
export async function lockOwnAccount(tx: Tx, context: Context): Promise<OwnAccount> {
  const account = await queries.lockAccount(tx, ownPrincipal(context).userId)
  if (account !== undefined) return account
  throw sessionEnded()
}
