import { requireFresh } from '../../access/fresh.ts'
import { keeperOf } from '../../access/keeper.ts'
import { asWhole } from '../../access/own-account.ts'
import { endSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { databaseFailure } from '../../db/database-failure.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { change } from '../audit/change.ts'
import { countLinksOf, endLinksOf, makeLink, type OpenedLink, openLink, useLink, withLink } from '../links/service.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import { verifyPassword } from '../sign-in/password.ts'
import { forgetTries, requireFewTries } from '../sign-in/tries.ts'
import { lockOwnAccount } from './own-account.ts'
import * as queries from './queries.ts'

const page = '/confirm-email'
const hourMs = 60 * 60_000
/** Every question sends a mail to somebody who may not have asked for it. */
const asksMostInAnHour = 5

/**
 * Asks for another address of one's own, or for a proof of the one that one has: a link goes to it, and opening that changes it.
 * For an address that has an account already, the answer and all that is written is the same, and no mail goes (X8).
 */
export async function askForEmail(asking: Context, email: string): Promise<{ readonly expiresAt: Date }> {
  const { service, principal } = asking
  if (service.config.mail === null) {
    throw new Problem('mail-needed', {
      detail: 'An address is changed by a link that is mailed to it, and this deployment sends no mail.',
    })
  }
  requireFresh(service, principal)
  const context = asWhole(asking)
  return change(context, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    const key = emailKey(email)
    if (key === account.emailKey && email === account.email && account.emailProvedAt !== null) {
      throw new Problem('conflict', { detail: 'This is your address already, and you have confirmed it.' })
    }
    const since = new Date(service.clock.now().getTime() - hourMs)
    if ((await countLinksOf(tx, account.id, 'confirm-email', since)) >= asksMostInAnHour) {
      throw new Problem('too-many-requests', {
        detail: 'You have asked for many links in the last hour. Look into your mailbox, or try again later.',
      })
    }
    const scope = await keeperOf(tx, service, account.population)
    const { path, expiresAt } = await makeLink(tx, context, { kind: 'confirm-email', user: account.id, email })
    if (!(await queries.isTaken(tx, account.population, key, account.id))) {
      await queueMail(tx, context, {
        ...{ kind: 'confirm-email', to: { email }, scope, secretPath: path },
        values: { expiresAt: expiresAt.toISOString() },
      })
    }
    const target = { kind: 'person', id: account.id }
    const event = { action: 'person.email-asked', scope, target, after: { expiresAt }, personal: { email } } as const
    return { result: { expiresAt }, event }
  })
}

/** Which address the link confirms, and for whom. Throws `link-not-valid`. */
export async function lookAtEmailLink(context: Context, secret: string) {
  return withLink(context, () =>
    context.service.database.transact(everywhere, async (tx) => {
      const { email, expiresAt, person } = await openLink(tx, context, page, secret)
      return { name: person.name, email, expiresAt }
    }),
  )
}

/**
 * The address of the link becomes that of the account. Whoever opens it also shows the account's password: a link alone would
 * let somebody put another person's mailbox on an account that they know the password of (X11). Every session ends, since whoever
 * was signed in without knowing both is out. Throws `link-not-valid`.
 */
export async function confirmEmail(
  asking: Context,
  input: { readonly secret: string; readonly password: string },
): Promise<{ readonly email: string }> {
  const context: Context = { ...asking, wall: everywhere }
  return withLink(context, async () => {
    const seen = await context.service.database.transact(everywhere, (tx) => openLink(tx, context, page, input.secret))
    const on = await requireFewTries(context, seen.person.id)
    if (!(await verifyPassword(seen.person.passwordHash, input.password))) {
      await recordWrongPassword(context, seen)
      throw wrongPassword()
    }
    return change(context, async (tx) => {
      const opened = await openLink(tx, context, page, input.secret)
      await forgetTries(tx, context, on)
      if (opened.person.passwordHash !== seen.person.passwordHash) throw wrongPassword()
      return changeEmail(tx, context, opened)
    }).catch((error: unknown) => {
      throw databaseFailure(error)?.constraint === 'users_email' ? notYours() : error
    })
  })
}

async function changeEmail(tx: Tx, context: Context, opened: OpenedLink) {
  const { service } = context
  const { email, person } = opened
  const key = emailKey(email)
  if (await queries.isTaken(tx, person.population, key, person.id)) throw notYours()
  const scope = await keeperOf(tx, service, person.population)
  await queries.setEmail(tx, person.id, { email, emailKey: key, emailProvedAt: service.clock.now() })
  await useLink(tx, context, opened)
  await endLinksOf(tx, context, person.id)
  const ended = await endSessions(tx, service, person.id)
  const isOther = key !== person.emailKey
  if (isOther) await tellFormerAddress(tx, context, { person, scope, to: email })
  const event = {
    action: isOther ? 'person.email-changed' : 'person.email-confirmed',
    ...{ scope, target: { kind: 'person', id: person.id } },
    before: { emailProved: person.emailProvedAt !== null },
    after: { emailProved: true, sessionsEnded: ended.length },
    personal: { email, formerEmail: person.email },
  } as const
  return { result: { email }, event }
}

interface Changed {
  readonly person: OpenedLink['person']
  /** Where the account is kept. */
  readonly scope: ScopeId
  readonly to: string
}

/** With a way back, in case it was somebody else; but not to an address that nobody ever proved to be theirs (X11). */
async function tellFormerAddress(tx: Tx, context: Context, { person, scope, to }: Changed): Promise<void> {
  const { id: user, email, emailProvedAt } = person
  const back = emailProvedAt === null ? null : await makeLink(tx, context, { kind: 'email-back', user, email })
  await queueMail(tx, context, {
    ...{ kind: 'email-changed', to: { email }, scope, ...(back && { secretPath: back.path }) },
    values: { to, expiresAt: back?.expiresAt.toISOString() ?? null },
  })
}

async function recordWrongPassword(context: Context, { person }: OpenedLink): Promise<void> {
  await context.service.database.transact(everywhere, (tx) =>
    recordSecurityEvent(tx, context, {
      ...{ kind: 'sign-in.refused', user: person.id, scope: null },
      detail: { reason: 'wrong-password' },
    }),
  )
}

function wrongPassword(): Problem {
  const message = 'This is not the password of the account.'
  return new Problem('invalid-input', { detail: message, errors: [{ field: 'password', message }] })
}

/** Says no more than it must: whose address it is, is nobody's business (X8). */
function notYours(): Problem {
  return new Problem('link-not-valid', {
    detail: 'This address can no longer be used for this account. Choose another one on the page of your account.',
  })
}
