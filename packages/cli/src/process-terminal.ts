import { createInterface } from 'node:readline'
import { progressLine } from './progress-line.ts'
import { type Prompts, plain, type Style, type Terminal } from './terminal.ts'

const sgr =
  (open: number, close: number) =>
  (text: string): string =>
    `\u001b[${open}m${text}\u001b[${close}m`
const coloured: Style = { strong: sgr(1, 22), quiet: sgr(2, 22), good: sgr(32, 39), bad: sgr(31, 39) }

/** The terminal this process runs in: colours only for people, and only if they want them (NO_COLOR). */
export function processTerminal(): Terminal {
  // A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const wantsColour = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
  return {
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    style: wantsColour ? coloured : plain,
    environment: process.env,
    prompts: process.stdin.isTTY === true && process.stderr.isTTY === true ? prompts : null,
    progress: progressLine(process.stderr),
    onInterrupt: (stop) => {
      process.once('SIGINT', stop)
      return () => process.off('SIGINT', stop)
    },
    exitCode: 0,
  }
}

/** On the error output, so that what a command prints can go into a file. */
const prompts: Prompts = {
  async text(message, placeholder) {
    const { isCancel, text } = await import('@clack/prompts')
    const given = await text({ message, placeholder, defaultValue: placeholder, output: process.stderr })
    return isCancel(given) ? null : given
  },
  async secret(message) {
    const { isCancel, password } = await import('@clack/prompts')
    const given = await password({ message, output: process.stderr })
    return isCancel(given) ? null : given
  },
}
