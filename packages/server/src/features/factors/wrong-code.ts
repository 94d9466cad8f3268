import { ownPrincipal } from '../../access/own-account.ts'
import type { Context } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'

/** How a code fared. `used`: it was right, once before. */
export type Judged = 'right' | 'wrong' | 'used'

const words: Readonly<Record<Exclude<Judged, 'right'>, string>> = {
  wrong: 'This code is not right, or it has ended. Enter a new one.',
  used: 'This code was used already, and each works once. Wait for the next one.',
}

/** The refusal of a code that did not pass, and a security event about it. */
export async function refuseCode(context: Context, judged: Exclude<Judged, 'right'>): Promise<Problem> {
  await context.service.database.transact(everywhere, (tx) =>
    recordSecurityEvent(tx, context, {
      ...{ kind: 'sign-in.refused', user: ownPrincipal(context).userId, scope: null },
      detail: { reason: judged === 'used' ? 'used-code' : 'wrong-code' },
    }),
  )
  return new Problem('invalid-input', { detail: words[judged], errors: [{ field: 'code', message: words[judged] }] })
}
