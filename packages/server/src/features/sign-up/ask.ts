import { hashSecret, newSecret } from '../../access/secret.ts'
import { requireOfferedSignUp } from '../../access/sign-up-offer.ts'
import type { Context } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import { newId, type SignUpId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { countAsk, triedOn } from '../sign-in/tries.ts'
import * as queries from './queries.ts'

export const signUpLastsMs = 24 * 60 * 60_000
/** To one address, in the time for which a link is good: those that were sent still work while no other comes. */
const mostInALinksLife = 5

/** With the secret behind `#`, which browsers send to no server. */
export function pathOf(secret: string): string {
  return `/sign-up/finish#${secret}`
}

/**
 * X8: writes down that somebody wants an account with this address, and nothing else. Whether there is one is looked up later, by a
 * job: neither the answer nor its time can tell. Only a demo that sends no mail answers with the link itself, since everybody may be
 * everybody there. Throws `mail-needed`, `way-closed`, `too-many-requests`.
 */
export async function askToSignUp(context: Context, email: string): Promise<{ readonly link: string | null }> {
  const { clock, config, database } = context.service
  const { population } = await database.read(everywhere, (tx) => requireOfferedSignUp(tx, context.service))
  const key = emailKey(email)
  const on = triedOn(null, 'ask', 'sign-up', population, key)
  const isFew = await countAsk(context, on, { most: mostInALinksLife, withinMs: signUpLastsMs })
  const isShown = config.mail === null
  if (!isFew && !isShown) return { link: null }
  const askedAt = clock.now()
  const secret = newSecret()
  await database.transact(everywhere, async (tx) => {
    await queries.deleteEnded(tx, askedAt)
    await queries.insertSignUp(tx, {
      ...{ id: newId<SignUpId>(clock), population, email, emailKey: key, ip: context.request.ip, askedAt },
      expiresAt: new Date(askedAt.getTime() + signUpLastsMs),
      ...(isShown && { tokenHash: hashSecret(secret), answeredAt: askedAt }),
    })
  })
  return { link: isShown ? pathOf(secret) : null }
}
