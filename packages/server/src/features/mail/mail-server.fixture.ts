import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

type Answer = 'accept' | { readonly code: number; readonly words: string; readonly at?: 'recipient' | 'data' }

interface MailServer {
  readonly url: string
  /** Whole mails as they arrived, also those that were refused after they had. */
  readonly arrived: readonly string[]
  /** How the next ones are answered; then they are accepted again. */
  next(...answers: Answer[]): void
  /** Holds the answer to the next mail back until what it returns is called. */
  hold(): { readonly isHeld: Promise<void>; release(): void }
  stop(): Promise<void>
}

/** A real mail server, on a free port of this machine. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const arrived: string[] = []
  const answers: Answer[] = []
  let held: { reached: () => void; released: Promise<void> } | undefined
  const refusal = (at: 'recipient' | 'data') => {
    const [answer] = answers
    if (answer === undefined) return null
    if (answer !== 'accept' && (answer.at ?? 'data') !== at) return null
    if (answer === 'accept' && at === 'recipient') return null
    answers.shift()
    return answer === 'accept' ? null : Object.assign(new Error(answer.words), { responseCode: answer.code })
  }
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onRcptTo: (_address, _session, done) => done(refusal('recipient')),
    onData: async (stream, _session, done) => {
      arrived.push(await text(stream))
      const waiting = held
      held = undefined
      waiting?.reached()
      await waiting?.released
      done(refusal('data'))
    },
    ...options,
  })
  // A client that gives up is what some tests are about.
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    next: (...more) => void answers.push(...more),
    hold() {
      let reached = () => {}
      let release = () => {}
      const isHeld = new Promise<void>((resolve) => {
        reached = resolve
      })
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      held = { reached, released }
      return { isHeld, release }
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  }
}

/** The value of a header, unfolded. */
export function headerOf(mail: string, name: string): string | undefined {
  const [head = ''] = mail.split('\r\n\r\n')
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]
}
