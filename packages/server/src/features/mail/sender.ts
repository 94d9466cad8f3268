import { setTimeout as wait } from 'node:timers/promises'
import type { Service } from '../../context.ts'
import { remindOfEnds } from './reminders.ts'
import { sendDue } from './send-due.ts'
import { type SmtpTransport, smtpTransport } from './smtp.ts'

interface Sender {
  /** Waits for the mails that are on their way, but not for a mail server that does not answer. */
  stop(): Promise<void>
}

const lookEveryMs = 1_000
const remindEveryMs = 60 * 60_000
/** So many mails are on their way at once. */
const atOnce = 4
const patienceMs = 4_000

/**
 * Sends what is queued, and reminds of what ends. Nodes share the mails out by claiming them, and each reminder is written once,
 * so that as many nodes as there are can run this. Without a mail server reminders are kept like every other mail.
 */
export function startSender(service: Service, onError: (error: unknown) => void): Sender {
  const { mail } = service.config
  const transport = mail === null ? null : smtpTransport(mail)
  let stopped = false
  const running = new Set<Promise<void>>()
  const run = (work: () => Promise<void>) => {
    const done: Promise<void> = work()
      .catch(onError)
      .finally(() => running.delete(done))
    running.add(done)
  }
  // One more with each look while there is something to send: a mail server that is slow with one mail does not hold up the others.
  const look = (over: SmtpTransport) => {
    if (running.size >= atOnce) return
    run(async () => {
      while (!stopped && (await sendDue(service, over)));
    })
  }
  const timers = [
    setInterval(() => run(() => remindOfEnds(service)), remindEveryMs),
    ...(transport === null ? [] : [setInterval(() => look(transport), lookEveryMs)]),
  ]
  for (const timer of timers) timer.unref()
  run(() => remindOfEnds(service))
  return {
    async stop() {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await Promise.race([Promise.allSettled(running), wait(patienceMs, undefined, { ref: false })])
      transport?.close()
    },
  }
}
