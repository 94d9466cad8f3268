import type { PersonPrincipal } from '../../access/principal.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import * as queries from './queries.ts'

/** One's own account belongs to no organization: what one does to it concerns every place that one is in. */
export function asWhole(context: Context): Context {
  return { ...context, wall: { ...context.wall, tenants: 'all' } }
}

export function ownPrincipal({ principal }: Context): PersonPrincipal {
  if (principal.kind !== 'person') throw new Error('This is about a person who has signed in')
  return principal
}

export async function lockOwnAccount(tx: Tx, context: Context) {
  const account = await queries.lockAccount(tx, ownPrincipal(context).userId)
  if (account !== undefined) return account
  throw new Problem('not-signed-in', { detail: 'Your session has ended. Sign in first.' })
}
