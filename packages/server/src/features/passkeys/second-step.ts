import { asWhole, ownPrincipal } from '../../access/own-account.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { lockOwnAccount } from '../factors/own-account.ts'
import { factorShown, rememberDays } from '../factors/second-step.ts'
import { refused, verifyAssertion, writeUse } from './assertion.ts'
import { descriptorOf, newChallenge, requestOptions, requireRelyingParty } from './challenge.ts'
import * as queries from './queries.ts'
import type { Assertion } from './schemas.ts'

/** What a browser asks one's own passkeys with, after the password or before something that takes a fresh proof (X13). */
export async function secondStepOptions(context: Context) {
  const party = requireRelyingParty(context)
  const session = sessionOf(context)
  return context.service.database.transact(context.wall, async (tx) => {
    const passkeys = await queries.passkeysOf(tx, session.user)
    if (passkeys.length === 0) throw new Problem('conflict', { detail: 'You have no passkey here. Use another way.' })
    const challenge = await newChallenge(tx, context, { kind: 'passkey', session })
    return { ...requestOptions(party, challenge), allowCredentials: passkeys.map(descriptorOf) }
  })
}

interface ShownPasskey {
  readonly answer: Assertion
  /** Not to ask on this device for a while, where that is allowed. */
  readonly remember?: boolean | undefined
}

/** The session that waited begins; one that was open is fresh again. Throws `passkey-refused`, `not-signed-in`. */
export async function showPasskey(asking: Context, { answer, remember = false }: ShownPasskey) {
  const context = asWhole(asking)
  const shown = await verifyAssertion(context, answer, { wall: context.wall, session: sessionOf(context) })
  const days = remember ? await rememberDays(context) : 0
  const raised = await context.service.database.transact(context.wall, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    return (await writeUse(tx, context, shown)) ? factorShown(tx, context, account, { kind: 'passkey', days }) : null
  })
  if (raised === null) throw refused()
  return raised
}

export function sessionOf(context: Context) {
  const { sessionId, userId } = ownPrincipal(context)
  return { id: sessionId, user: userId }
}
