import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { type MessageId, newId, type UserId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import { deploymentSummary } from '../deployment/service.ts'
import { composed } from './compose.ts'
import * as queries from './queries.ts'
import { renderMessage } from './rendered-message.ts'
import { mailServer, smtpTransport } from './smtp.ts'
import { type SmtpFailure, smtpFailure } from './smtp-failure.ts'

/** How mail is sent, without the password. */
export async function mailSettings(context: ScopedContext) {
  const { mail } = context.service.config
  const to = await ownAddress(context)
  if (mail === null) return { server: null, testGoesTo: to?.email ?? null }
  const { host, port, secure, startTls, user } = mailServer(mail)
  const encryption = secure ? ('always' as const) : startTls
  return { server: { host, port, encryption, signsIn: user !== null, from: mail.from }, testGoesTo: to?.email ?? null }
}

/**
 * Sends a mail to whoever asks, now, past the queue: the answer tells what the mail server said. The mail is listed like every
 * other, and the try is one audit event, whether it went well or not.
 */
export async function testMail(context: ScopedContext) {
  const { service, scope } = context
  const { config, clock } = service
  if (config.mail === null) {
    throw new Problem('mail-needed', {
      detail: 'No mail server is set. Set PORTREEVE_SMTP_URL and PORTREEVE_MAIL_FROM where the server is started.',
    })
  }
  const to = await ownAddress(context)
  if (to === undefined) throw new Problem('session-needed', { detail: 'The mail goes to your own address: sign in.' })
  const at = { scopeId: scope.id, tenantId: scope.tenantId }
  const message = { ...at, id: newId<MessageId>(clock), kind: 'test', values: { by: to.name }, createdAt: clock.now() }
  const addressed = { ...message, userId: to.id, toName: to.name, toEmail: to.email }
  const { name: installation } = await deploymentSummary(context)
  const options = { installation, secret: null, styles: 'everywhere' } as const
  const failure = await sendNow(
    config.mail,
    composed(config.mail, config.url, addressed, renderMessage(service, message, options)),
  )
  await change(context, async (tx) => {
    await queries.insertMessage(tx, {
      ...addressed,
      attempts: 1,
      lastError: failure?.reason ?? null,
      ...(failure === null ? { state: 'sent', sentAt: clock.now() } : { state: 'failed' }),
    })
    const target = { kind: 'mail', id: message.id }
    const event = { action: 'mail.tested', scope: scope.id, target, after: { delivered: failure === null } } as const
    return { result: undefined, event }
  })
  if (failure !== null) {
    throw new Problem('mail-failed', { detail: failure.reason, more: { said: failure.words } })
  }
  return { id: message.id, to: to.email }
}

type Composed = ReturnType<typeof composed>

async function sendNow(mail: Parameters<typeof smtpTransport>[0], message: Composed): Promise<SmtpFailure | null> {
  const transport = smtpTransport(mail)
  try {
    await transport.sendMail(message)
    return null
  } catch (error) {
    return smtpFailure(error)
  } finally {
    transport.close()
  }
}

/** `undefined` for a machine. */
async function ownAddress({ service, principal, wall }: ScopedContext) {
  const user: UserId | null = principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null
  if (user === null) return undefined
  return service.database.read(wall, (tx) => queries.recipient(tx, user))
}
