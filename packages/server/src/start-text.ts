import { mailServer } from './features/mail/smtp.ts'
import type { RunningServer } from './start.ts'

/** What whoever starts the server reads: where it is, what it runs, where the data lies, and how to get in. */
export function startText({ url, service, data, setUpLink, demo }: RunningServer): string {
  const lines = [
    '',
    `  Portreeve is up: ${url.origin}`,
    '',
    `  Runs       ${service.policy().label}`,
    `  Data       ${data}`,
    `  API        ${new URL('/docs', url).href}`,
    `  Mail       ${mailText(service)}`,
    ...(demo === null ? [] : demoLines(demo)),
    ...(setUpLink === null
      ? []
      : ['', '  Nobody has set it up yet. This link makes the first person, once, within 24 hours:', `  ${setUpLink}`]),
    '',
    '  Ctrl-C stops it.',
    '',
  ]
  return `${lines.join('\n')}\n`
}

function mailText({ config: { mail } }: RunningServer['service']): string {
  if (mail === null) return 'there is no mail server: mails are kept, to be read under Access, Mail'
  const { host, port } = mailServer(mail)
  return `sent over ${host}:${port}`
}

/** One person for each role, to sign in as. */
function demoLines({ password, people }: NonNullable<RunningServer['demo']>): readonly string[] {
  const width = Math.max(...people.map(({ role }) => role.length))
  return [
    '',
    `  A demo, with made-up people. Everybody's password is: ${password}`,
    ...people.map(({ role, email }) => `    ${role.padEnd(width)}  ${email}`),
  ]
}
