import type { Service } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import { hostContext } from '../../host-context.ts'
import { unseal } from '../../sealed.ts'
import { deploymentSummary } from '../deployment/service.ts'
import { composed } from './compose.ts'
import { renderMessage } from './rendered-message.ts'
import * as queries from './sending-queries.ts'
import type { SmtpTransport } from './smtp.ts'
import { type SmtpFailure, smtpFailure } from './smtp-failure.ts'

const minuteMs = 60_000
/** Longer than any mail takes. A mail whose sender died is tried by whoever comes by after that. */
const claimMs = 5 * minuteMs
const longestWaitMs = 8 * 60 * minuteMs
/** A link that arrives later than this would puzzle more than help. */
export const giveUpMs = 3 * 24 * 60 * minuteMs

/** Growing waits: 1, 3, 9, 27 minutes and so on, at last every eight hours. */
export function waitAfter(attempts: number): number {
  return Math.min(minuteMs * 3 ** (attempts - 1), longestWaitMs)
}

/**
 * Sends the mail that has waited longest, if one is due. Says whether there was one. What was sent may be sent again when the
 * server dies before it has written that down (at least once): always with the same Message-ID, by which mailboxes tell.
 */
export async function sendDue(service: Service, transport: SmtpTransport): Promise<boolean> {
  const { database, clock } = service
  const now = clock.now()
  const wake = new Date(now.getTime() + claimMs)
  if (!(await database.read(everywhere, (tx) => queries.someAreDue(tx, now)))) return false
  const message = await database.transact(everywhere, (tx) => queries.claimDue(tx, now, wake))
  if (message === undefined) return false
  const failure = await attempt(service, transport, message)
  await settle(service, message, failure)
  return true
}

/** `null`: the mail server took it. */
async function attempt(
  service: Service,
  transport: SmtpTransport,
  message: queries.MessageRow,
): Promise<SmtpFailure | null> {
  const { config } = service
  if (config.mail === null) throw new Error('There is no mail server')
  const late = tooLate(message, service.clock.now())
  if (late !== null) return late
  if (!oneAddress.test(message.toEmail)) return noAddress
  const secret = secretOf(service, message)
  if (secret === undefined) return lostKey
  const { name: installation } = await deploymentSummary(hostContext(service, 'mail'))
  const rendered = textOf(service, message, { installation, secret, styles: 'everywhere' })
  if (rendered === null) return noText
  try {
    await transport.sendMail(composed(config.mail, config.url, message, rendered))
    return null
  } catch (error) {
    return smtpFailure(error)
  }
}

/** What waited while nothing could be sent, over a long standstill for instance, is not all sent when that is over. */
function tooLate({ createdAt, secret, values }: queries.MessageRow, now: Date): SmtpFailure | null {
  if (now.getTime() > createdAt.getTime() + giveUpMs) return tooOld
  const { expiresAt } = values
  const hasEnded = secret !== null && typeof expiresAt === 'string' && new Date(expiresAt) <= now
  return hasEnded ? linkEnded : null
}

const tooOld: SmtpFailure = {
  reason: 'It could not be sent for three days, and would puzzle more than help now.',
  words: 'It waited longer than three days.',
  isFinal: true,
}

const linkEnded: SmtpFailure = {
  reason: 'The link or code in it ended before the mail could be sent.',
  words: 'The link or code in it has ended.',
  isFinal: true,
}

/** `null` where it cannot be made: it was written by a newer version, or with a link that leads elsewhere. */
function textOf(service: Service, message: queries.MessageRow, options: Parameters<typeof renderMessage>[2]) {
  try {
    return renderMessage(service, message, options)
  } catch (error) {
    service.log.error({ err: error, message: message.id }, 'The text of a mail could not be made')
    return null
  }
}

const noText: SmtpFailure = {
  reason: 'The text of this mail could not be made.',
  words: 'There is no text for it.',
  isFinal: true,
}

/** Nothing that a mail server could read as the end of a line or as a second recipient. */
const oneAddress = /^[^\s\p{C}@"(),:;<>[\]\\]+@[^\s\p{C}@"(),:;<>[\]\\]+$/u

const noAddress: SmtpFailure = {
  reason: 'This is not an address that mail can be sent to.',
  words: 'The recipient is not one address.',
  isFinal: true,
}

/** `null` where the mail has no link or code of its own; `undefined` where it can no longer be read. */
function secretOf({ config }: Service, { id, secret }: queries.MessageRow): string | null | undefined {
  if (secret === null) return null
  try {
    return unseal(config.secretKeys, `message:${id}`, secret)
  } catch {
    return undefined
  }
}

/** After a move without the key, for instance. Another node may have the right one, so it is tried again. */
const lostKey: SmtpFailure = {
  reason: 'The link or code in it can no longer be read: it was kept with another key.',
  words: 'The link or code in it was kept with another PORTREEVE_SECRET_KEY.',
  isFinal: false,
}

async function settle(service: Service, message: queries.MessageRow, failure: SmtpFailure | null): Promise<void> {
  const { database, clock, log } = service
  const now = clock.now()
  const next = new Date(now.getTime() + waitAfter(message.attempts))
  const isOver = failure?.isFinal || next.getTime() > message.createdAt.getTime() + giveUpMs
  const lastError = failure?.reason ?? null
  const { id, kind, attempts } = message
  if (failure !== null) log.warn({ message: id, kind, attempts, isOver, reason: failure.words }, 'A mail was not sent')
  await database.transact(everywhere, (tx) =>
    queries.settle(
      tx,
      id,
      failure === null
        ? { state: 'sent', sentAt: now, lastError, dueAt: null, secret: null }
        : isOver
          ? { state: 'failed', sentAt: null, lastError, dueAt: null, secret: null }
          : { state: 'queued', sentAt: null, lastError, dueAt: next },
    ),
  )
}
