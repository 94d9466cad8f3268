import type { Config } from './config.ts'
import { StartError } from './start-error.ts'

type MailConfig = NonNullable<Config['mail']>

const addressWithName = /^(?:[^<>\p{Cc}]*<([^<>]+)>|([^<>]+))$/u
const address = /^[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+$/u

/** Throws a `StartError` that never quotes the address of the mail server: it may hold its password. */
export function readMailConfig(url: string | null, from: string | null): MailConfig | null {
  if (url === null && from === null) return null
  if (url === null) {
    throw new StartError(
      'PORTREEVE_MAIL_FROM is set, but PORTREEVE_SMTP_URL is not, so no mail would be sent. Set both or none.',
    )
  }
  requireMailServer(url)
  if (from === null) {
    throw new StartError(
      'PORTREEVE_SMTP_URL is set, but PORTREEVE_MAIL_FROM is not. Set it to the address that mails come from: ' +
        'Portreeve <access@example.com>, for instance.',
    )
  }
  const [, named, alone] = addressWithName.exec(from) ?? []
  if (!address.test((named ?? alone ?? '').trim())) {
    throw new StartError(
      `PORTREEVE_MAIL_FROM is "${from}", which is not an address. It may look like access@example.com, or like ` +
        'Portreeve <access@example.com>.',
    )
  }
  return { url, from }
}

function requireMailServer(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : null
  const isSmtp = url?.protocol === 'smtp:' || url?.protocol === 'smtps:'
  if (url === null || !isSmtp || url.hostname === '') {
    throw new StartError(
      'PORTREEVE_SMTP_URL is not the address of a mail server. One looks like smtps://user:password@smtp.example.com, or ' +
        'smtp://localhost:1025. Special characters in the password are written as in every address: @ as %40, / as %2F.',
    )
  }
  const unknown = [...url.searchParams].some(([name, value]) => name !== 'tls' || value !== 'optional')
  if (unknown || url.pathname.length > 1 || url.hash !== '') {
    throw new StartError(
      'PORTREEVE_SMTP_URL must end after the host and port; nothing but ?tls=optional may follow. A # or ? in the password ' +
        'is written as %23 or %3F.',
    )
  }
  try {
    decodeURIComponent(url.username + url.password)
  } catch {
    throw new StartError('PORTREEVE_SMTP_URL has a % in its user or password that stands for nothing: write it as %25.')
  }
}
