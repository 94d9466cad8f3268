import { endSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { wipeFactors } from '../factors/wipe-factors.ts'
import { holderBackEverywhere } from '../leftovers/part-with-holder.ts'
import { endLinksOf } from '../links/service.ts'
import { forgetDevices } from '../sign-in/known-devices.ts'
import * as queries from './queries.ts'

interface FirstProof {
  /** What they are called from here on, where they say so. */
  readonly name?: string
  /** `null`: they come in some other way. */
  readonly passwordHash: string | null
}

/**
 * X11: somebody proves for the first time that the address of an account is theirs. Whatever was set before (password, second
 * factors, accounts at providers, sessions, tokens, known devices) is wiped: it may be somebody else's. What others gave the
 * account, its roles, stays. A part of another change. Answers how many sessions ended.
 */
export async function takeOverIn(
  tx: Tx,
  context: Context,
  user: UserId,
  { name, passwordHash }: FirstProof,
): Promise<number> {
  const now = context.service.clock.now()
  const called = name === undefined ? {} : { name, nameKey: textKey(name) }
  await queries.setFirstProof(tx, user, { ...called, passwordHash, emailProvedAt: now })
  const ended = await endSessions(tx, context.service, user)
  await queries.endTokens(tx, user, now)
  await wipeFactors(tx, user)
  await queries.deleteIdentities(tx, user)
  await endLinksOf(tx, context, user)
  await forgetDevices(tx, user)
  // Somebody who can sign in from here on may be whom a place has missed (X3).
  await holderBackEverywhere(tx, context, user)
  return ended.length
}
