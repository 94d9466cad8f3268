import { endSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { holderBackEverywhere } from '../leftovers/part-with-holder.ts'
import { endLinksOf } from '../links/service.ts'
import { forgetDevices } from '../sign-in/known-devices.ts'
import * as queries from './queries.ts'

/**
 * X11: somebody proves for the first time that the address of an account is theirs. Whatever was set before (password, sessions,
 * tokens, known devices) is wiped: it may be somebody else's. What others gave the account, its roles, stays. A part of another change.
 */
export async function takeOverIn(
  tx: Tx,
  context: Context,
  user: UserId,
  { name, passwordHash }: { readonly name: string; readonly passwordHash: string },
): Promise<void> {
  const now = context.service.clock.now()
  await queries.setFirstProof(tx, user, { name, nameKey: textKey(name), passwordHash, emailProvedAt: now })
  await endSessions(tx, context.service, user)
  await queries.endTokens(tx, user, now)
  await endLinksOf(tx, context, user)
  await forgetDevices(tx, user)
  // Somebody who can sign in from here on may be whom a place has missed (X3).
  await holderBackEverywhere(tx, context, user)
}
