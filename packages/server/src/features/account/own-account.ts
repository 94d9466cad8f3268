import { ownPrincipal, sessionEnded } from '../../access/own-account.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import * as queries from './queries.ts'

/** Of whoever asks, held until the transaction ends. */
export async function lockOwnAccount(tx: Tx, context: Context) {
  const account = await queries.lockAccount(tx, ownPrincipal(context).userId)
  if (account !== undefined) return account
  throw sessionEnded()
}
