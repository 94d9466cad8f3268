import { keeperOf } from '../../access/keeper.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { databaseFailure } from '../../db/database-failure.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import { emailKey } from '../../text-key.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { keepKinds } from '../factors/kept-factors.ts'
import { endLinksOf, noLongerValid, type OpenedLink, openLink, useLink, withLink } from '../links/service.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { reopenWays } from '../sign-in/closed-ways.ts'
import { requireGoodPassword } from '../sign-in/good-password.ts'
import { hashPassword } from '../sign-in/password.ts'
import * as queries from './queries.ts'
import { giveNewPassword } from './reset-password.ts'

const page = '/email-back'

/** Which address the account gets back, for whoever has the link. Throws `link-not-valid`. */
export async function lookAtWayBack(context: Context, secret: string) {
  return withLink(context, () =>
    context.service.database.transact(everywhere, async (tx) => {
      const { email, person, expiresAt } = await open(tx, context, secret)
      return { name: person.name, email, present: person.email, expiresAt }
    }),
  )
}

/**
 * The account gets its former address back, for whoever has that mailbox, with a password that they choose now. Whoever changed
 * the address is out: every session ends, and what they set since then (second factors, recovery codes, accounts at providers, tokens, further links)
 * is gone. Throws `link-not-valid`.
 */
export async function takeEmailBack(
  asking: Context,
  input: { readonly secret: string; readonly password: string },
): Promise<{ readonly email: string }> {
  const { name, email } = await lookAtWayBack(asking, input.secret)
  await requireGoodPassword(input.password, [name, email], 'password')
  const passwordHash = await hashPassword(input.password)
  const context: Context = { ...asking, wall: everywhere }
  return withLink(context, () =>
    change(context, async (tx) => {
      const opened = await open(tx, context, input.secret)
      return { result: { email: opened.email }, event: await restore(tx, context, opened, passwordHash) }
    }).catch((error: unknown) => {
      if (databaseFailure(error)?.constraint === 'users_email') throw new Problem('link-not-valid', { detail: taken })
      throw error
    }),
  )
}

const taken = 'Another account has this address by now, so this one cannot get it back.'

async function open(tx: Tx, context: Context, secret: string): Promise<OpenedLink> {
  const opened = await openLink(tx, context, page, secret)
  const { population, id } = opened.person
  const holder = await queries.accountOf(tx, population, emailKey(opened.email))
  if (holder !== undefined && holder.id !== id) throw noLongerValid(opened, taken)
  return opened
}

async function restore(tx: Tx, context: Context, opened: OpenedLink, passwordHash: string): Promise<AuditEvent> {
  const { email, person, createdAt } = opened
  const { id: user } = person
  const now = context.service.clock.now()
  const scope = await keeperOf(tx, context.service, person.population)
  await useLink(tx, context, opened)
  await queries.setEmail(tx, user, { email, emailKey: emailKey(email), emailProvedAt: now })
  const sessionsEnded = await giveNewPassword(tx, context, user, passwordHash)
  await endLinksOf(tx, context, user, createdAt)
  const removed = await queries.forgetSetSince(tx, user, createdAt, now)
  await keepKinds(tx, user)
  await reopenWays(tx, user)
  await queueMail(tx, context, {
    ...{ kind: 'email-restored', to: { email: person.email }, scope },
    values: { to: email },
  })
  return {
    action: 'person.email-restored',
    ...{ scope, target: { kind: 'person', id: user } },
    after: { sessionsEnded, ...removed },
    personal: { email, formerEmail: person.email },
  }
}
