import type { Context } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import { openSessionIn, type SignedIn } from '../sign-in/service.ts'
import { recordRefusal, refused, verifyAssertion, writeUse } from './assertion.ts'
import { newChallenge, requestOptions, requireRelyingParty } from './challenge.ts'
import type { Assertion } from './schemas.ts'

/** What a browser asks a passkey with. It names no account: the passkey does. */
export async function signInOptions(context: Context) {
  const party = requireRelyingParty(context)
  const challenge = await context.service.database.transact(everywhere, (tx) =>
    newChallenge(tx, context, { kind: 'passkey', session: null }),
  )
  return requestOptions(party, challenge)
}

/**
 * Opens a session by a passkey alone, which is both what somebody has and what they know or are. Wrong passwords do not close this
 * way (C8). Throws `passkey-refused`, `account-archived`, `account-blocked`.
 */
export async function signInByPasskey(context: Context, answer: Assertion): Promise<SignedIn> {
  const { database } = context.service
  const shown = await verifyAssertion(context, answer, { wall: everywhere, session: null })
  try {
    const opened = await database.transact(everywhere, async (tx) => {
      if (!(await writeUse(tx, context, shown))) return null
      const { principal: _, ...signedIn } = await openSessionIn(tx, context, shown.passkey.userId, 'passkey')
      return signedIn
    })
    if (opened === null) throw refused()
    return opened
  } catch (error) {
    if (error instanceof Problem && error.code !== 'passkey-refused') {
      await database.transact(everywhere, (tx) => recordRefusal(tx, context, shown.passkey, error.code))
    }
    throw error
  }
}
