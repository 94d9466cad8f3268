import { createTransport } from 'nodemailer'
import type { Config } from '../../config.ts'
import { isLoopback } from '../../http/own-origin.ts'

type MailConfig = NonNullable<Config['mail']>

/** The mail server as its address says it, without the password for whoever only wants to see it. */
export function mailServer({ url }: MailConfig) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[(.+)\]$/, '$1'),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    user: username === '' ? null : decodeURIComponent(username),
    password: decodeURIComponent(password),
    /**
     * Whether a connection that begins in clear must be encrypted: a password is shown to nobody on the way unless that is asked
     * for. On this machine nothing is, since mail servers there have certificates that nobody signed.
     */
    startTls: isLoopback(hostname)
      ? ('never' as const)
      : username !== '' && searchParams.get('tls') !== 'optional'
        ? ('required' as const)
        : ('if-offered' as const),
  }
}

/** What sends one mail over one connection. */
export function smtpTransport(mail: MailConfig) {
  const { host, port, secure, user, password, startTls } = mailServer(mail)
  return createTransport({
    host,
    port,
    secure,
    ...(user === null ? {} : { auth: { user, pass: password } }),
    requireTLS: startTls === 'required',
    ignoreTLS: startTls === 'never',
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Nothing in a mail is read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

export type SmtpTransport = ReturnType<typeof smtpTransport>
