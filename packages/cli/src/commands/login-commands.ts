import { Command } from 'commander'
import { loginFile, readLogin, removeLogin, writeLogin } from '../remote/login-file.ts'
import { apiOf, isOpenToListeners, loginOf, originOf, type ThisToken, thisToken } from '../remote/server.ts'
import type { Terminal } from '../terminal.ts'
import { toJson } from '../text/json.ts'
import { WrongUse } from '../wrong-use.ts'
import { jsonOption } from './options.ts'

interface LoginOptions {
  readonly token?: string
}

export function loginCommand(terminal: Terminal): Command {
  return new Command('login')
    .description('Keep an API token on this computer, so that other commands work for you.')
    .argument('[url]', 'the address of the server, such as https://access.example.com')
    .option('--token <->', 'read the token from standard input: --token -')
    .addHelpText(
      'after',
      `
Make the token in the console, under API tokens. It is asked for, and shown to nobody.

Examples:
  portreeve login https://access.example.com
  portreeve login https://access.example.com --token - < token.txt

In a build, log in nowhere: set PORTREEVE_URL and PORTREEVE_TOKEN.`,
    )
    .action((url: string | undefined, options: LoginOptions) => logIn(terminal, url, options))
}

async function logIn(terminal: Terminal, url: string | undefined, { token: from }: LoginOptions): Promise<void> {
  if (from !== undefined && from !== '-') {
    throw new WrongUse(
      'A token on the command line could be read by others. Leave it out to be asked, or pass --token -.',
    )
  }
  const origin = originOf(url ?? terminal.environment.PORTREEVE_URL ?? (await askForUrl(terminal)))
  if (isOpenToListeners(origin)) {
    terminal.complain(`${origin} is not encrypted: whoever is on the way can read the token.`)
  }
  const token = from === '-' ? await firstLine(terminal) : await askForToken(terminal, origin)
  if (!/^prt_[\w-]{20,}$/.test(token)) throw new WrongUse('That is no API token: those begin with prt_.')
  const login = { url: origin, token }
  const found = await thisToken(apiOf(login))
  const file = await writeLogin(terminal.environment, login)
  for (const line of tokenText(found, origin)) terminal.print(line)
  terminal.print(terminal.style.quiet(`Kept in ${file}, which only you can read.`))
}

async function askForUrl({ environment, prompts }: Terminal): Promise<string> {
  if (prompts === null) throw new WrongUse('Say which server: portreeve login <url>.')
  const kept = await readLogin(environment).catch(() => null)
  return answered(await prompts.text('Where is the server?', kept?.url ?? 'http://localhost:7300'))
}

async function askForToken({ prompts }: Terminal, origin: string): Promise<string> {
  if (prompts === null) throw new WrongUse('Nobody is there to ask for the token. Pass it in: --token - < file.')
  return answered(await prompts.secret(`Your API token of ${origin}`)).trim()
}

function answered(text: string | null): string {
  if (text === null) throw new WrongUse('Not logged in.')
  return text
}

async function firstLine({ lines }: Terminal): Promise<string> {
  for await (const line of lines()) if (line.trim() !== '') return line.trim()
  throw new WrongUse('There was no token on standard input.')
}

export function logoutCommand(terminal: Terminal): Command {
  return new Command('logout').description('Forget the token that is kept on this computer.').action(async () => {
    const was = await removeLogin(terminal.environment)
    if (!was) {
      terminal.print('You were not logged in.')
      return
    }
    terminal.print(`Removed ${loginFile(terminal.environment)}.`)
    terminal.print(
      terminal.style.quiet('The token itself goes on working: revoke it under API tokens if nothing uses it.'),
    )
  })
}

export function whoamiCommand(terminal: Terminal): Command {
  return new Command('whoami')
    .description('Say which token is used, where, and what it may do now.')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      const login = await loginOf(terminal)
      const found = await thisToken(apiOf(login))
      if (json) terminal.print(toJson({ url: login.url, ...found }))
      else for (const line of tokenText(found, login.url)) terminal.print(line)
    })
}

function tokenText({ name, prefix, owner, scope, permissions, expiresAt }: ThisToken, url: string): readonly string[] {
  const may = permissions.map(({ label, held }) => (held === 'always' ? label : `${label} (on some)`))
  return [
    `Logged in to ${url} for ${owner.name}, in the ${scope.label.toLowerCase()} ${scope.name}.`,
    `Token:   ${name} (prt_${prefix}_…), ${expiresAt === null ? 'until it is revoked' : `until ${expiresAt.slice(0, 10)}`}`,
    `May now: ${may.join(', ') || 'nothing'}`,
  ]
}
