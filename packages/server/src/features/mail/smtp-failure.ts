import { oneLine } from './words.ts'

export interface SmtpFailure {
  /** In plain words, for whoever may read the mails of a place: without the mail server's address. */
  readonly reason: string
  /** The server's own words, for whoever looks after the mail settings. */
  readonly words: string
  /** Trying again would not help: the mail server refused this recipient or this mail, and not who sends. */
  readonly isFinal: boolean
}

const longest = 500

/** What went wrong while a mail was sent, as nodemailer tells it. */
export function smtpFailure(error: unknown): SmtpFailure {
  const {
    code,
    command,
    response,
    responseCode = 0,
  } = (error instanceof Error ? error : {}) as {
    readonly code?: string
    readonly command?: string
    readonly response?: string
    readonly responseCode?: number
  }
  const said = response === undefined ? null : oneLine(response).slice(0, longest)
  const words = said ?? oneLine(error instanceof Error ? error.message : String(error)).slice(0, longest)
  if (code === 'EAUTH')
    return { reason: 'The mail server does not accept the user or the password.', words, isFinal: false }
  if (responseCode >= 400 && said !== null) {
    const about = command === 'MAIL FROM' ? 'the sender' : command === 'RCPT TO' ? 'this recipient' : 'this mail'
    const isFinal = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
    return { reason: `The mail server refused ${about}: ${said}`, words, isFinal }
  }
  if (code === 'ETLS')
    return { reason: 'The connection to the mail server could not be encrypted.', words, isFinal: false }
  return { reason: 'The mail server could not be reached, or did not answer.', words, isFinal: false }
}
