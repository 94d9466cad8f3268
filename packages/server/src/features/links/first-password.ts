import { keeperOf } from '../../access/keeper.ts'
import { endSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { actorOf } from '../audit/actor.ts'
import { change } from '../audit/change.ts'
import { holderBackEverywhere } from '../leftovers/part-with-holder.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { requireGoodPassword } from '../sign-in/good-password.ts'
import { forgetDevices } from '../sign-in/known-devices.ts'
import { hashPassword } from '../sign-in/password.ts'
import * as queries from './queries.ts'
import { makeLink, openLink, useLink, withLink } from './service.ts'

const page = '/set-password'

export interface PasswordLink {
  /** Shown once to its issuer, where no mail server takes it to the mailbox (X12). */
  readonly link: string | null
  readonly expiresAt: Date
}

interface NewPasswordLink {
  readonly user: UserId
  readonly email: string
  /** Where the account is kept. */
  readonly scope: ScopeId
  /** The account was made just now. */
  readonly isNew: boolean
}

/**
 * A link with which somebody who never signed in chooses their first password (C3). With a mail server nobody but the mailbox
 * sees it, so that opening it proves the address (X11); without one its issuer hands it on, and it proves nothing.
 */
export async function sendPasswordLink(tx: Tx, context: Context, input: NewPasswordLink): Promise<PasswordLink> {
  const { config } = context.service
  const { user, email, scope, isNew } = input
  const kind = config.mail === null ? 'set-password-shown' : 'set-password'
  const { path, expiresAt } = await makeLink(tx, context, { kind, user, email })
  if (config.mail === null) return { link: new URL(path, config.url).href, expiresAt }
  const actor = actorOf(context.principal)
  const by = actor.kind === 'person' || actor.kind === 'token' ? await queries.nameOf(tx, actor.id as UserId) : null
  await queueMail(tx, context, {
    ...{ kind: 'set-password', to: { user }, scope, secretPath: path },
    values: { isNew, by, expiresAt: expiresAt.toISOString() },
  })
  return { link: null, expiresAt }
}

/** Whose password the link sets, for whoever has it. Throws `link-not-valid`. */
export async function lookAtPasswordLink(context: Context, secret: string) {
  return withLink(context, () =>
    context.service.database.transact(everywhere, async (tx) => {
      const { person, expiresAt } = await openLink(tx, context, page, secret)
      return { name: person.name, email: person.email, expiresAt }
    }),
  )
}

/** The first password of an account. Whatever was set before it no longer opens anything (X11). Throws `link-not-valid`. */
export async function setPasswordByLink(
  asking: Context,
  input: { readonly secret: string; readonly password: string },
): Promise<{ readonly email: string }> {
  const { name, email } = await lookAtPasswordLink(asking, input.secret)
  await requireGoodPassword(input.password, [name, email], 'password')
  const passwordHash = await hashPassword(input.password)
  const context: Context = { ...asking, wall: everywhere }
  return withLink(context, () =>
    change(context, async (tx) => {
      const opened = await openLink(tx, context, page, input.secret)
      const { id, population, emailProvedAt } = opened.person
      const proves = opened.kind === 'set-password'
      const now = context.service.clock.now()
      await queries.setFirstPassword(tx, id, { passwordHash, emailProvedAt: emailProvedAt ?? (proves ? now : null) })
      await useLink(tx, context, opened)
      const ended = await endSessions(tx, context.service, id)
      await forgetDevices(tx, id)
      // Somebody who can sign in from here on may be whom a place has missed (X3).
      await holderBackEverywhere(tx, context, id)
      return {
        result: { email: opened.person.email },
        event: {
          action: 'person.password-set',
          scope: await keeperOf(tx, context.service, population),
          target: { kind: 'person', id },
          before: { emailProved: emailProvedAt !== null },
          after: { emailProved: emailProvedAt !== null || proves, sessionsEnded: ended.length },
        },
      }
    }),
  )
}
