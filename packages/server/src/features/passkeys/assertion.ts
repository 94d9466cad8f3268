import type { Context } from '../../context.ts'
import type { Tx, Wall } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { SessionId, UserId } from '../../ids.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import { answeredTooLate, requireRelyingParty, takeChallenge } from './challenge.ts'
import * as queries from './queries.ts'
import type { Assertion } from './schemas.ts'
import { judgeAssertion } from './webauthn.ts'

export interface Shown {
  readonly passkey: queries.PasskeyRow
  readonly counter: number
  readonly backedUp: boolean
}

interface Expected {
  readonly wall: Wall
  /** Whose session asks; `null`: nobody has signed in yet, and the passkey says who it is. */
  readonly session: { readonly id: SessionId; readonly user: UserId } | null
}

/**
 * Whether this is the answer of a passkey that is known here, to a question that was asked, from a page of this server, by somebody
 * whom the device knew. It was then used up, right or wrong. Throws `passkey-refused`, always alike apart from an answer too late.
 */
export async function verifyAssertion(
  context: Context,
  answer: Assertion,
  { wall, session }: Expected,
): Promise<Shown> {
  const party = requireRelyingParty(context)
  const { challenge, found } = await context.service.database.transact(wall, async (tx) => ({
    challenge: await takeChallenge(tx, context, answer, { kind: 'passkey', session }),
    found: await queries.passkeyByCredential(tx, answer.id),
  }))
  if (challenge === null) throw answeredTooLate()
  const passkey = found !== null && isMeant(found, answer, session) ? found : null
  const said = passkey === null ? null : await judgeAssertion(answer, { party, challenge }, passkey)
  if (passkey !== null && said !== null) return { passkey, ...said }
  await context.service.database.transact(wall, (tx) => recordRefusal(tx, context, found, 'passkey'))
  throw refused()
}

/** Whose passkey it must be: of whoever is signed in, else of whom it says itself. */
function isMeant({ userId }: queries.PasskeyRow, { response }: Assertion, session: Expected['session']): boolean {
  const { userHandle } = response
  if (session !== null && session.user !== userId) return false
  return session !== null && userHandle === undefined ? true : userHandle === userHandleOf(userId)
}

/**
 * Writes down that it was used: the last thing before what it opens. `false`: it was removed meanwhile, or has counted less than it
 * had before, so that there are two of it and one is a copy.
 */
export async function writeUse(tx: Tx, context: Context, { passkey, counter, backedUp }: Shown): Promise<boolean> {
  if (await queries.usePasskey(tx, passkey.id, { counter, backedUp, at: context.service.clock.now() })) return true
  await recordRefusal(tx, context, passkey, 'passkey-counter')
  return false
}

export async function recordRefusal(
  tx: Tx,
  context: Context,
  passkey: queries.PasskeyRow | null,
  reason: string,
): Promise<void> {
  await recordSecurityEvent(tx, context, {
    ...{ kind: 'sign-in.refused', user: passkey?.userId ?? null, scope: null },
    detail: { reason, ...(passkey !== null && { factor: passkey.id }) },
  })
}

export const refused = () =>
  new Problem('passkey-refused', {
    detail:
      'This passkey opens no account here. It may have been removed. Sign in another way, or use another passkey.',
  })

/** Who it is for the passkey: the bytes of the account's id, in base64url. */
export function userHandleOf(user: UserId): string {
  return Buffer.from(user.replaceAll('-', ''), 'hex').toString('base64url')
}
