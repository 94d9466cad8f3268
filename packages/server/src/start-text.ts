import type { RunningServer } from './start.ts'

/** What whoever starts the server reads: where it is, what it runs, where the data lies, and how to get in. */
export function startText({ url, service, data, setUpLink }: RunningServer): string {
  const { label } = service.policy()
  const lines = [
    '',
    `  Portreeve is up: ${url.origin}`,
    '',
    `  Runs       ${label}`,
    `  Data       ${data}`,
    `  API        ${new URL('/docs', url).href}`,
    ...(service.config.demo ? [`  Demo       choose anybody at ${url.origin} and you are signed in as them`] : []),
    ...(setUpLink === null
      ? []
      : ['', '  Nobody has set it up yet. This link makes the first person, once, within 24 hours:', `  ${setUpLink}`]),
    '',
    '  Ctrl-C stops it.',
    '',
  ]
  return `${lines.join('\n')}\n`
}
