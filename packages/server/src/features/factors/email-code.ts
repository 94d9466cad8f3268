import { randomInt } from 'node:crypto'
import { keeperOf } from '../../access/keeper.ts'
import { asWhole, ownPrincipal, sessionEnded } from '../../access/own-account.ts'
import { hashSecret, newSecret } from '../../access/secret.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { type FactorId, newId } from '../../ids.ts'
import { seal, unseal } from '../../sealed.ts'
import { change } from '../audit/change.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { showSecondFactor } from '../sign-in/service.ts'
import { forgetTries, requireFewTries } from '../sign-in/tries.ts'
import { factorAdded, requireMayAddFactor } from './added-factor.ts'
import * as codeQueries from './code-queries.ts'
import { digitsOf, isSame } from './codes.ts'
import { lockOwnAccount, type OwnAccount } from './own-account.ts'
import * as queries from './queries.ts'
import { type Judged, refuseCode } from './wrong-code.ts'

const minuteMs = 60_000
const digits = 8
const lastsMs = 10 * minuteMs
const wrongMost = 5
/** Each mail may reach somebody who did not ask for it. */
const sent = { mostInAnHour: 5, apartMs: 30_000 } as const

/** Mails a code to somebody who has switched them on. Throws `conflict`, `mail-needed`, `too-many-requests`. */
export async function mailCode(asking: Context): Promise<{ readonly expiresAt: Date }> {
  const context = asWhole(asking)
  return context.service.database.transact(context.wall, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    if (!account.factors.includes('email-code')) {
      throw new Problem('conflict', { detail: 'You have not switched on codes by email. Use another way.' })
    }
    return sendCode(tx, context, account)
  })
}

/** The same to switch them on: whoever enters it reads the mailbox. */
export async function beginEmailCode(asking: Context): Promise<{ readonly expiresAt: Date }> {
  const context = asWhole(asking)
  return context.service.database.transact(context.wall, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    requireOff(account)
    await requireMayAddFactor(tx, context, account)
    return sendCode(tx, context, account)
  })
}

export async function proveEmailCode(asking: Context, code: string) {
  const context = asWhole(asking)
  const { clock } = context.service
  const on = await requireFewTries(context, ownPrincipal(context).userId, 'code')
  const proved = await change(context, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    requireOff(account)
    requireAnotherWay(context)
    if ((await judgeEmailCode(tx, context, account, code)) !== 'right') return { result: null, event: null }
    await forgetTries(tx, context, on)
    const [id, now, label] = [newId<FactorId>(clock), clock.now(), account.email]
    const row = { id, userId: account.id, kind: 'email-code' as const, label }
    await queries.insertFactor(tx, { ...row, createdAt: now, provedAt: now, lastUsedAt: now })
    const { recoveryCodes, event } = await factorAdded(tx, context, account, { id, kind: 'email-code', label })
    const shown = await showSecondFactor(tx, context, 'email-code')
    if (shown === null) throw sessionEnded()
    return { result: { id, label, recoveryCodes, ...shown }, event }
  })
  if (proved === null) throw await refuseCode(context, 'wrong')
  return proved
}

function requireOff({ factors }: OwnAccount): void {
  if (!factors.includes('email-code')) return
  throw new Problem('conflict', { detail: 'You have switched on codes by email already.' })
}

/** Whoever came by a link has shown the mailbox already: a code that is mailed there would prove nothing more. */
export function cameByMailbox(context: Context): boolean {
  return ownPrincipal(context).methods.includes('link')
}

function requireAnotherWay(context: Context): void {
  if (!cameByMailbox(context)) return
  throw new Problem('conflict', {
    detail:
      'You came by a link to your mailbox, so a code that is mailed there would prove nothing more. Use another way, or sign in with your password.',
  })
}

async function sendCode(tx: Tx, context: Context, account: OwnAccount): Promise<{ readonly expiresAt: Date }> {
  const { clock, config } = context.service
  requireAnotherWay(context)
  if (config.mail === null) {
    throw new Problem('mail-needed', { detail: 'Codes come by mail, and this deployment sends none.' })
  }
  if (account.emailProvedAt === null) {
    throw new Problem('conflict', { detail: 'Confirm your address first: codes are mailed to it.' })
  }
  const now = clock.now()
  await requireFewMails(tx, context, account, now)
  const { userId, sessionId } = ownPrincipal(context)
  const expiresAt = new Date(now.getTime() + lastsMs)
  const code = String(randomInt(10 ** digits)).padStart(digits, '0')
  const hash = hashSecret(newSecret())
  await codeQueries.endEmailCodes(tx, sessionId, now)
  await codeQueries.insertEmailCode(tx, {
    ...{ hash, userId, sessionId, createdAt: now, expiresAt },
    secret: seal(config.secretKeys, `challenge:${hash}`, code),
  })
  await queueMail(tx, context, {
    ...{ kind: 'sign-in-code', to: { user: userId }, secretCode: code.replace(/.{4}(?=.)/, '$& ') },
    scope: await keeperOf(tx, context.service, account.population),
    values: { expiresAt: expiresAt.toISOString() },
  })
  return { expiresAt }
}

/** Few in an hour for the person, and not two at once for a session: one that waits has no use for that of another. */
async function requireFewMails(tx: Tx, context: Context, account: OwnAccount, now: Date): Promise<void> {
  const hourMs = 60 * minuteMs
  const { sessionId } = ownPrincipal(context)
  const mails = await codeQueries.emailCodesSince(tx, account.id, new Date(now.getTime() - hourMs))
  const isMuch = mails.length >= sent.mostInAnHour
  const last = mails.findLast((mail) => mail.sessionId === sessionId)
  const next = isMuch ? mails[0]!.at.getTime() + hourMs : last === undefined ? 0 : last.at.getTime() + sent.apartMs
  if (next <= now.getTime()) return
  throw new Problem('too-many-requests', {
    detail: isMuch
      ? `${mails.length} codes were mailed to you in the last hour. Use another way, or try again later.`
      : 'A code was mailed to you just now. Look into your mailbox, and ask for another one in half a minute.',
    retryAfter: Math.ceil((next - now.getTime()) / 1000),
  })
}

/** One use, only in the session that asked for it, and not after five wrong answers. */
export async function judgeEmailCode(tx: Tx, context: Context, account: OwnAccount, code: string): Promise<Judged> {
  const { clock, config } = context.service
  const { sessionId } = ownPrincipal(context)
  const now = clock.now()
  const asked = await codeQueries.lockEmailCode(tx, sessionId, account.id, now)
  if (asked === undefined || asked.secret === null) return 'wrong'
  const isRight = isSame(unseal(config.secretKeys, `challenge:${asked.hash}`, asked.secret), digitsOf(code))
  if (!isRight) await codeQueries.countWrongAnswer(tx, asked.hash)
  if (isRight || asked.wrongAnswers + 1 >= wrongMost) await codeQueries.endEmailCodes(tx, sessionId, now)
  return isRight ? 'right' : 'wrong'
}

/** It was switched on, and its code was right. */
export async function usedEmailCode(tx: Tx, context: Context, account: OwnAccount): Promise<void> {
  const factors = await queries.factorsOf(tx, account.id)
  const factor = factors.find(({ kind }) => kind === 'email-code')
  if (factor !== undefined) await queries.setLastUsed(tx, factor.id, context.service.clock.now())
}
