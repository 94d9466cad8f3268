import { randomUUID } from 'node:crypto'
import { signInSettings } from '../../access/sign-in-settings.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { emailKey } from '../../text-key.ts'
import * as queries from './queries.ts'

/** B7: whether an account that shows nobody's mailbox stays out. */
export async function isUnconfirmed(
  tx: Tx,
  { service }: Context,
  { population, emailProvedAt }: Pick<queries.Account, 'population' | 'emailProvedAt'>,
): Promise<boolean> {
  return emailProvedAt === null && (await signInSettings(tx, service, population)).confirmedEmail
}

/** A link that confirms the address goes to it, soon and not too often. Without a mail server nothing can. */
export async function askForConfirmation(tx: Tx, context: Context, account: queries.Account): Promise<void> {
  const { clock, config } = context.service
  if (config.mail === null) return
  const { population, email } = account
  await queries.insertAsk(tx, {
    ...{ id: randomUUID(), kind: 'confirm-email', population, emailKey: emailKey(email) },
    ...{ ip: context.request.ip, askedAt: clock.now() },
  })
}

/** `mailed`: a link is on its way. */
export function notConfirmed({ service }: Context, mailed: boolean): Problem {
  const ways = mailed
    ? 'A link is on its way to it: open that, then sign in again.'
    : 'Ask on the sign-in page for a link to choose a new password: opening that confirms the address too.'
  return new Problem('email-not-confirmed', {
    detail: `The address of this account has to be confirmed before anybody can sign in with it. ${
      service.config.mail === null ? 'This deployment sends no mail: ask whoever looks after it.' : ways
    }`,
  })
}
