import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { actorOf } from '../audit/actor.ts'
import * as queries from './queries.ts'

const apartMs = 24 * 60 * 60_000

/** What each is called in the audit log. */
export const resetActions = {
  password: 'person.password-reset-sent',
  factors: 'person.factors-reset',
} as const

/**
 * C8: nobody resets both the password and the second factors of one person within 24 hours: with both, and their mailbox, they would be that person.
 * A second administrator must do the other. Call it with the person's row taken, so that of two at once one comes after the other. Throws
 * `second-person-needed`.
 */
export async function requireOtherResetBySomebodyElse(
  tx: Tx,
  context: Context,
  person: UserId,
  reset: keyof typeof resetActions,
): Promise<void> {
  const other = reset === 'password' ? 'factors' : 'password'
  const actor = actorOf(context.principal)
  if (actor.kind === 'host' || actor.id === null) return
  const since = new Date(context.service.clock.now().getTime() - apartMs)
  const done = { action: resetActions[other], actorId: actor.id, targetId: person, since }
  if (!(await queries.hasDone(tx, done))) return
  const [mine, theirs] = reset === 'password' ? ['second factors', 'password'] : ['password', 'second factors']
  throw new Problem('second-person-needed', {
    detail: `You have reset the ${mine} of this person within the last 24 hours, so somebody else must reset their ${theirs}.`,
  })
}
