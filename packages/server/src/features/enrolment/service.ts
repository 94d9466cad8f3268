import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { encodeBase32NoPadding } from '@oslojs/encoding'
import { keeperOf } from '../../access/keeper.ts'
import { asWhole, ownPrincipal, sessionEnded } from '../../access/own-account.ts'
import { hashSecret, newSecret } from '../../access/secret.ts'
import { raiseSession } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { seal, unseal } from '../../sealed.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import { forgetTries, requireFewTries } from '../sign-in/tries.ts'
import { enrolmentMethod } from './late-enrolment.ts'
import * as queries from './queries.ts'

const minuteMs = 60_000
const mailed = { digits: 8, lastsMs: 10 * minuteMs, wrongMost: 5, mostInAnHour: 5 } as const
const shown = { bytes: 10, lastsMs: 24 * 60 * minuteMs } as const

/** A code to one's own proved address, for this session. Throws `mail-needed`, `conflict`, `too-many-requests`. */
export async function mailEnrolmentCode(asking: Context): Promise<{ readonly expiresAt: Date }> {
  const { clock, config, database } = asking.service
  if (config.mail === null) {
    throw new Problem('mail-needed', {
      detail: 'A code would come by mail, and this deployment sends none. Ask an administrator for a code.',
    })
  }
  const context = asWhole(asking)
  const { userId, sessionId } = ownPrincipal(context)
  return database.transact(context.wall, async (tx) => {
    const account = await queries.lockAccount(tx, userId)
    if (account === undefined) throw sessionEnded()
    if (account.emailProvedAt === null) {
      throw new Problem('conflict', {
        detail: 'Your address is not confirmed, so nothing can be shown by it. Ask an administrator for a code.',
      })
    }
    const now = clock.now()
    if ((await queries.mailedSince(tx, userId, new Date(now.getTime() - 60 * minuteMs))) >= mailed.mostInAnHour) {
      throw new Problem('too-many-requests', {
        detail: 'Several codes were mailed to you within the last hour. Use the last one, or wait an hour.',
        retryAfter: 60 * 60,
      })
    }
    const expiresAt = new Date(now.getTime() + mailed.lastsMs)
    const code = String(randomInt(10 ** mailed.digits)).padStart(mailed.digits, '0')
    const hash = hashSecret(newSecret())
    await queries.endMailed(tx, sessionId, now)
    await queries.insertCode(tx, {
      ...{ hash, userId, sessionId, createdAt: now, expiresAt },
      secret: seal(config.secretKeys, `challenge:${hash}`, code),
    })
    await queueMail(tx, context, {
      ...{ kind: 'enrolment-code', to: { user: userId }, secretCode: inFours(code) },
      scope: await keeperOf(tx, context.service, account.population),
      values: { expiresAt: expiresAt.toISOString() },
    })
    return { expiresAt }
  })
}

/** A code that an administrator hands over, in place of those made before. As part of their change; stored is its hash. */
export async function makeShownCode(
  tx: Tx,
  { service }: Context,
  user: UserId,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  const now = service.clock.now()
  const code = encodeBase32NoPadding(randomBytes(shown.bytes))
  const expiresAt = new Date(now.getTime() + shown.lastsMs)
  await queries.endShown(tx, user)
  await queries.insertCode(tx, { hash: hashOf(user, code), userId: user, createdAt: now, expiresAt })
  return { code: inFours(code), expiresAt }
}

/**
 * The session may set up a second factor late, and has a new secret, as whenever it is worth more. Throws `invalid-input`,
 * `too-many-requests`.
 */
export async function showEnrolmentCode(asking: Context, typed: string) {
  const context = asWhole(asking)
  const { service } = context
  const { userId, sessionId } = ownPrincipal(context)
  const on = await requireFewTries(context, userId, 'code')
  const raised = await service.database.transact(context.wall, async (tx) => {
    if (!(await isRight(tx, context, typed.replace(/[\s-]/g, '').toUpperCase()))) return null
    await forgetTries(tx, context, on)
    const raised = await raiseSession(tx, service, sessionId, { method: enrolmentMethod, isSecondFactor: false })
    if (raised === null) throw sessionEnded()
    await recordSecurityEvent(tx, context, {
      ...{ kind: 'sign-in.confirmed', user: userId, scope: null },
      detail: { way: enrolmentMethod, session: sessionId },
    })
    const { secret, expiresAt } = raised
    return { secret, expiresAt, device: null }
  })
  if (raised !== null) return raised
  await service.database.transact(context.wall, (tx) =>
    recordSecurityEvent(tx, context, {
      ...{ kind: 'sign-in.refused', user: userId, scope: null, detail: { reason: 'wrong-code' } },
    }),
  )
  const message = 'This code is not right, or it has ended.'
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'code', message }] })
}

async function isRight(tx: Tx, context: Context, code: string): Promise<boolean> {
  const { clock, config } = context.service
  const { userId, sessionId } = ownPrincipal(context)
  const now = clock.now()
  if (await queries.takeShown(tx, userId, hashOf(userId, code), now)) return true
  const asked = await queries.lockMailed(tx, sessionId, now)
  if (asked === undefined || asked.secret === null) return false
  const expected = Buffer.from(hashSecret(unseal(config.secretKeys, `challenge:${asked.hash}`, asked.secret)))
  const isSame = timingSafeEqual(expected, Buffer.from(hashSecret(code)))
  if (!isSame) await queries.countWrongAnswer(tx, asked.hash)
  if (isSame || asked.wrongAnswers + 1 >= mailed.wrongMost) await queries.endMailed(tx, sessionId, now)
  return isSame
}

function hashOf(user: UserId, code: string): string {
  return hashSecret(`enrolment ${user} ${code}`)
}

function inFours(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$& ')
}
