import type { PersonPrincipal } from '../../access/principal.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import * as queries from './queries.ts'

export type OwnAccount = queries.AccountRow

/** One's own factors belong to no organization, and what one holds anywhere counts. */
export function asWhole(context: Context): Context {
  return { ...context, wall: { ...context.wall, tenants: 'all' } }
}

export function ownPrincipal({ principal }: Context): PersonPrincipal {
  if (principal.kind !== 'person') throw new Error('This is about a person who has signed in')
  return principal
}

/** Of whoever asks, held until the transaction ends. */
export async function lockOwnAccount(tx: Tx, context: Context): Promise<OwnAccount> {
  const account = await queries.lockAccount(tx, ownPrincipal(context).userId)
  if (account !== undefined) return account
  throw sessionEnded()
}

export function sessionEnded(): Problem {
  return new Problem('not-signed-in', { detail: 'Your session has ended. Sign in first.' })
}
