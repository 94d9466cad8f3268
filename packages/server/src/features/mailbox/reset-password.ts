import { keeperOf } from '../../access/keeper.ts'
import { endSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import type { UserId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import { holderBackEverywhere } from '../leftovers/part-with-holder.ts'
import { endLinksOf, openLink, useLink, withLink } from '../links/service.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { takeOverIn } from '../people/first-proof.ts'
import { reopenWays } from '../sign-in/closed-ways.ts'
import { requireGoodPassword } from '../sign-in/good-password.ts'
import { forgetDevices } from '../sign-in/known-devices.ts'
import { hashPassword } from '../sign-in/password.ts'
import * as queries from './queries.ts'

const page = '/reset-password'

/** Whose password the link changes, for whoever has it. Throws `link-not-valid`. */
export async function lookAtResetLink(context: Context, secret: string) {
  return withLink(context, () =>
    context.service.database.transact(everywhere, async (tx) => {
      const { person, expiresAt } = await openLink(tx, context, page, secret)
      const factors = await queries.kindsOfFactors(tx, person.id)
      const isFirstProof = person.emailProvedAt === null
      return { name: person.name, email: person.email, expiresAt, isFirstProof, asksForFactor: factors.length > 0 }
    }),
  )
}

/**
 * C8: a new password by a link that only the mailbox has. Every session ends and every browser is a stranger; second factors stay
 * and are asked for at the next sign-in. Where it is the first proof of the mailbox, what was set before is wiped (X11). Throws
 * `link-not-valid`.
 */
export async function resetPassword(
  asking: Context,
  input: { readonly secret: string; readonly password: string },
): Promise<{ readonly email: string }> {
  const { name, email } = await lookAtResetLink(asking, input.secret)
  await requireGoodPassword(input.password, [name, email], 'password')
  const passwordHash = await hashPassword(input.password)
  const context: Context = { ...asking, wall: everywhere }
  return withLink(context, () =>
    change(context, async (tx) => {
      const opened = await openLink(tx, context, page, input.secret)
      const { id, population, emailProvedAt } = opened.person
      await useLink(tx, context, opened)
      const sessionsEnded =
        emailProvedAt === null
          ? await takeOverIn(tx, context, id, { passwordHash })
          : await giveNewPassword(tx, context, id, passwordHash)
      await reopenWays(tx, id)
      const scope = await keeperOf(tx, context.service, population)
      await queueMail(tx, context, { kind: 'password-changed', to: { user: id }, scope, values: { how: 'link' } })
      return {
        result: { email: opened.person.email },
        event: {
          ...{ action: 'person.password-reset', scope, target: { kind: 'person', id } },
          before: { emailProved: emailProvedAt !== null },
          after: { emailProved: true, sessionsEnded },
        },
      }
    }),
  )
}

/** Whoever knew the former one, or came in with it, is out. Answers how many sessions ended. */
export async function giveNewPassword(tx: Tx, context: Context, user: UserId, passwordHash: string): Promise<number> {
  await queries.setPassword(tx, user, passwordHash)
  const ended = await endSessions(tx, context.service, user)
  await forgetDevices(tx, user)
  await endLinksOf(tx, context, user)
  // Somebody who can sign in from here on may be whom a place has missed (X3).
  await holderBackEverywhere(tx, context, user)
  return ended.length
}
