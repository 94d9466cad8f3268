import { keeperOf } from '../../access/keeper.ts'
import { hashSecret, newSecret } from '../../access/secret.ts'
import { offeredSignUp } from '../../access/sign-up-offer.ts'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { hostContext } from '../../host-context.ts'
import { type Rounds, startRounds } from '../../rounds.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { pathOf } from './ask.ts'
import * as queries from './queries.ts'

const lookEveryMs = 1_000

/** Answers those who want an account. As many nodes as there are can run this: each is answered by one. */
export function startAnsweringSignUps(service: Service, onError: (error: unknown) => void): Rounds {
  return startRounds(lookEveryMs, () => answerSignUps(service), onError)
}

/** Everybody who waits. One who cannot be answered is gone all the same, so that they hold up nobody: they ask again. */
export async function answerSignUps(service: Service): Promise<void> {
  while (await answerOne(service));
}

/** Says whether there was one. */
async function answerOne(service: Service): Promise<boolean> {
  let asked: queries.SignUpRow | undefined
  try {
    return await service.database.transact(everywhere, async (tx) => {
      asked = await queries.takeWaiting(tx)
      if (asked !== undefined) await answer(tx, hostContext(service, 'mail'), asked)
      return asked !== undefined
    })
  } catch (error) {
    const failed = asked
    if (failed !== undefined) await service.database.transact(everywhere, (tx) => queries.deleteSignUp(tx, failed.id))
    throw error
  }
}

/** The mailbox gets a link, or is told that it has an account: nobody else learns which. */
async function answer(tx: Tx, context: Context, asked: queries.SignUpRow): Promise<void> {
  const { service } = context
  const { id, population, email, emailKey, ip: network, expiresAt } = asked
  const now = service.clock.now()
  const offered = await offeredSignUp(tx, service)
  const account = await queries.statusOf(tx, population, emailKey)
  const secret = offered !== null && account === undefined ? newSecret() : null
  await queries.answerSignUp(tx, id, now, secret === null ? null : hashSecret(secret))
  // Closed since, or asked before a long stop of the server.
  if (offered === null || expiresAt <= now) return
  const scope = await keeperOf(tx, service, population)
  if (account !== undefined) {
    const state = account.status === 'active' ? 'open' : account.status
    await queueMail(tx, context, {
      ...{ kind: 'sign-up-known', to: { user: account.id }, scope, values: { network, account: state } },
    })
  } else if (secret !== null) {
    const values = { network, expiresAt: expiresAt.toISOString() }
    await queueMail(tx, context, { kind: 'sign-up', to: { email }, scope, values, secretPath: pathOf(secret) })
  }
}
