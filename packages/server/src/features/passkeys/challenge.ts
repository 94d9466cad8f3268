import { type RelyingParty, relyingPartyOf } from '../../access/relying-party.ts'
import { hashSecret, newSecret } from '../../access/secret.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { SessionId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/** How long somebody may take to find their passkey. */
const answerWithinMs = 5 * 60_000

interface AskedOf {
  readonly kind: queries.Asked['kind']
  readonly session: { readonly id: SessionId; readonly user: UserId } | null
}

/** A question that an answer fits only once, only soon, and only from the session that it was asked of. Its bytes, in base64url. */
export async function newChallenge(tx: Tx, context: Context, { kind, session }: AskedOf): Promise<string> {
  const { clock } = context.service
  const challenge = newSecret()
  const now = clock.now()
  await queries.insertChallenge(tx, {
    ...{ hash: hashSecret(challenge), kind, userId: session?.user ?? null, sessionId: session?.id ?? null },
    ...{ createdAt: now, expiresAt: new Date(now.getTime() + answerWithinMs) },
  })
  return challenge
}

/** Ends the question that this answers; `null` where there is none. Whether the answer is right is judged afterwards, and never twice. */
export async function takeChallenge(
  tx: Tx,
  context: Context,
  answer: { readonly response: { readonly clientDataJSON: string } },
  { kind, session }: AskedOf,
): Promise<string | null> {
  const challenge = challengeIn(answer.response.clientDataJSON)
  if (challenge === null) return null
  const asked = { hash: hashSecret(challenge), kind, session: session?.id ?? null }
  return (await queries.takeChallenge(tx, asked, context.service.clock.now())) ? challenge : null
}

/** What a browser says that it answers; `null` where it does not say so, or says that a page of another site is around this one. */
function challengeIn(clientDataJSON: string): string | null {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
    const { challenge, crossOrigin } = said as { readonly challenge?: unknown; readonly crossOrigin?: unknown }
    return typeof challenge === 'string' && crossOrigin !== true ? challenge : null
  } catch {
    return null
  }
}

/** What browsers ask a passkey with. Its device has to know who uses it, so that a passkey is two factors in one. */
export function requestOptions(party: RelyingParty, challenge: string) {
  return { challenge, timeout: answerWithinMs, rpId: party.id, userVerification: 'required' as const }
}

export function descriptorOf({ credentialId, transports }: queries.PasskeyRow) {
  return { id: credentialId ?? '', type: 'public-key' as const, transports: transports ?? [] }
}

/** Throws `conflict` where there can be no passkeys. */
export function requireRelyingParty({ service }: Context): RelyingParty {
  const party = relyingPartyOf(service.config)
  if (party !== null) return party
  throw new Problem('conflict', {
    detail: 'This server is reached at an address without a name. Browsers keep passkeys only for names.',
  })
}

export const answeredTooLate = () =>
  new Problem('passkey-refused', {
    detail: 'This took longer than five minutes, or was sent twice. Nothing is wrong with your passkey. Try again.',
  })
