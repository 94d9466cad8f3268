import { keeperOf } from '../../access/keeper.ts'
import { signInSettings } from '../../access/sign-in-settings.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { noLongerValid, type OpenedLink, openLink, useLink, withLink } from '../links/service.ts'
import { takeOverIn } from '../people/first-proof.ts'
import { openSessionIn } from '../sign-in/service.ts'

const page = '/sign-in-link'

/** Whom the link signs in, for whoever has it. Nothing happens by looking: programs look at mails too. Throws `link-not-valid`. */
export async function lookAtSignInLink(context: Context, secret: string) {
  return withLink(context, () =>
    context.service.database.transact(everywhere, async (tx) => {
      const { person, expiresAt } = await open(tx, context, secret)
      return { name: person.name, email: person.email, expiresAt, isFirstProof: person.emailProvedAt === null }
    }),
  )
}

/**
 * Signs in with a link that only the mailbox has. A second factor is asked for where the account has one. Where it is the first proof of
 * the mailbox, what was set before is wiped (X11). Throws `link-not-valid`.
 */
export async function signInByLink(asking: Context, secret: string) {
  const context: Context = { ...asking, wall: everywhere }
  return withLink(context, () =>
    change(context, async (tx) => {
      const opened = await open(tx, context, secret)
      await useLink(tx, context, opened)
      const event = opened.person.emailProvedAt === null ? await prove(tx, context, opened) : null
      const { principal, ...signedIn } = await openSessionIn(tx, context, opened.person.id, 'link')
      return { result: signedIn, event, by: principal }
    }),
  )
}

async function open(tx: Tx, context: Context, secret: string): Promise<OpenedLink> {
  const opened = await openLink(tx, context, page, secret)
  const { link } = await signInSettings(tx, context.service, opened.person.population)
  if (link) return opened
  throw noLongerValid(opened, 'Signing in by a link was switched off here.')
}

async function prove(tx: Tx, context: Context, { person }: OpenedLink): Promise<AuditEvent> {
  const sessionsEnded = await takeOverIn(tx, context, person.id, { passwordHash: null })
  return {
    action: 'person.email-confirmed',
    scope: await keeperOf(tx, context.service, person.population),
    target: { kind: 'person', id: person.id },
    before: { emailProved: false },
    after: { emailProved: true, sessionsEnded },
    personal: { email: person.email },
  }
}
