import { randomUUID } from 'node:crypto'
import { signInSettings, wayClosed } from '../../access/sign-in-settings.ts'
import type { Context } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import { emailKey } from '../../text-key.ts'
import { linkLastsMs } from '../links/service.ts'
import { usualPopulation } from '../sign-in/service.ts'
import { countAsk, triedOn } from '../sign-in/tries.ts'
import * as queries from './queries.ts'

/** Of one address, in the time for which a link is good: the last one that was sent still works while no other comes. */
const mostInALinksLife = 5

export interface LinkAsk {
  readonly kind: 'reset-password' | 'sign-in'
  readonly email: string
  readonly population?: string | undefined
  /** Where the page goes on after it. */
  readonly next?: string | undefined
}

/**
 * X8: writes down that somebody asks for a link to a mailbox, and nothing else. Whether there is an account is looked up later, by
 * a job: neither the answer nor its time can tell. Throws `mail-needed`, `way-closed`, `too-many-requests`.
 */
export async function askForLink(context: Context, { kind, email, population, next }: LinkAsk): Promise<void> {
  const { clock, config, database } = context.service
  if (config.mail === null) {
    throw new Problem('mail-needed', {
      detail: 'This takes a link that is mailed to you, and this deployment sends no mail. Ask whoever looks after it.',
    })
  }
  const key = emailKey(email)
  const among = population ?? usualPopulation(context) ?? ''
  const open = await database.read(everywhere, (tx) => signInSettings(tx, context.service, among))
  if (!(kind === 'sign-in' ? open.link : open.password)) throw wayClosed()
  const on = triedOn(null, 'ask', kind, among, key)
  if (!(await countAsk(context, on, { most: mostInALinksLife, withinMs: linkLastsMs[kind] }))) return
  await database.transact(everywhere, (tx) =>
    queries.insertAsk(tx, {
      ...{ id: randomUUID(), kind, population: among, emailKey: key },
      ...{ next: next ?? null, ip: context.request.ip, askedAt: clock.now() },
    }),
  )
}
