import { keeperOf } from '../../access/keeper.ts'
import { signInSettings } from '../../access/sign-in-settings.ts'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { hostContext } from '../../host-context.ts'
import { type Rounds, startRounds } from '../../rounds.ts'
import { sendResetLink } from '../links/reset-link.ts'
import { countLinksOf, linkLastsMs, makeLink } from '../links/service.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import * as queries from './queries.ts'

const lookEveryMs = 1_000
const hourMs = 60 * 60_000
const confirmationsInAnHour = 5

/** Answers those who asked for a link to their mailbox. As many nodes as there are can run this: each ask is taken by one. */
export function startAnsweringAsks(service: Service, onError: (error: unknown) => void): Rounds {
  return startRounds(lookEveryMs, () => answerAsks(service), onError)
}

/**
 * Everything that waits. An ask goes with its answer, so that one is not lost where the process ends in between. One that cannot be
 * answered is gone all the same, so that it holds up nobody: the person asks again.
 */
export async function answerAsks(service: Service): Promise<void> {
  while (await answerOne(service));
}

/** Says whether there was one. */
async function answerOne(service: Service): Promise<boolean> {
  let ask: queries.AskRow | undefined
  try {
    return await service.database.transact(everywhere, async (tx) => {
      ask = await queries.takeAsk(tx)
      if (ask !== undefined) await answer(tx, askedIn(service, ask), ask)
      return ask !== undefined
    })
  } catch (error) {
    const failed = ask
    if (failed !== undefined) await service.database.transact(everywhere, (tx) => queries.deleteAsk(tx, failed.id))
    throw error
  }
}

function askedIn(service: Service, { ip }: queries.AskRow): Context {
  const context = hostContext(service, 'mail')
  return { ...context, request: { ...context.request, ip } }
}

/** An account that is closed, and a way that is switched off, answer like no account: with nothing. */
async function answer(tx: Tx, context: Context, ask: queries.AskRow): Promise<void> {
  const { service } = context
  const { kind, population, askedAt } = ask
  // There was one when it was asked for.
  if (service.config.mail === null) return
  const account = await queries.accountOf(tx, population, ask.emailKey)
  if (account === undefined || account.status !== 'active') return
  // Asked before a long stop of the server.
  if (service.clock.now().getTime() - askedAt.getTime() > linkLastsMs[kind]) return
  if (!(await isOpen(tx, context, ask, account))) return
  const { id: user, email } = account
  const scope = await keeperOf(tx, service, population)
  if (kind === 'reset-password') await sendResetLink(tx, context, { user, email, scope })
  else {
    const { path, expiresAt } = await makeLink(tx, context, { kind, user, email })
    const mail = { to: { user }, scope, secretPath: goingOn(path, ask.next) }
    const until = { expiresAt: expiresAt.toISOString() }
    await queueMail(
      tx,
      context,
      kind === 'sign-in'
        ? { ...mail, kind, values: { ...until, network: context.request.ip } }
        : { ...mail, kind, values: until },
    )
  }
  await recordSecurityEvent(tx, context, { kind: 'link.asked', user, scope: null, detail: { link: kind } })
}

async function isOpen(
  tx: Tx,
  { service }: Context,
  { kind, population }: queries.AskRow,
  account: NonNullable<Awaited<ReturnType<typeof queries.accountOf>>>,
): Promise<boolean> {
  const { password, link } = await signInSettings(tx, service, population)
  switch (kind) {
    case 'reset-password':
      return password
    case 'sign-in':
      return link
    case 'confirm-email': {
      const since = new Date(service.clock.now().getTime() - hourMs)
      const sent = await countLinksOf(tx, account.id, kind, since)
      return account.emailProvedAt === null && sent < confirmationsInAnHour
    }
  }
}

/** `/sign-in-link#secret`, with where to go on before the `#`. */
function goingOn(path: string, next: string | null): string {
  return next === null ? path : path.replace('#', `?to=${encodeURIComponent(next)}#`)
}
