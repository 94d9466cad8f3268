import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { LineResult, Plan, StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { planText, resultText, summaryText } from '../text/people-text.ts'
import { WrongUse } from '../wrong-use.ts'
import { addDeploymentOptions } from './options.ts'

export function peopleCommand(terminal: Terminal): Command {
  const command = new Command('people').description('Bring people in from a file, and take them out to one.')
  return command.addCommand(importPeopleCommand(terminal)).addCommand(exportPeopleCommand())
}

export interface PeopleOptions extends StartOptions {
  readonly scope?: string
  readonly accounts?: boolean
  readonly dryRun?: boolean
  readonly links?: boolean
  readonly proved?: boolean
}

/** What an import of people is told, wherever it stands. */
export function addPeopleOptions(command: Command): Command {
  return command
    .option('--scope <id or name>', 'the place: its id, its name, or “platform”')
    .option('--accounts', 'make accounts, in the place that keeps them; otherwise people are added or invited')
    .option('--dry-run', 'say what would happen, and do nothing')
    .option('--links', 'new accounts get a link to choose a password: mailed, or printed where no mail goes out')
    .option('--proved', 'the addresses of new accounts were proved elsewhere: nobody has to confirm them')
}

function importPeopleCommand(terminal: Terminal): Command {
  const command = new Command('import')
    .description('Add, invite and change the people of a place by a file. The same file again changes nothing.')
    .argument('<file>', 'CSV or JSON, with the columns email, name, role, ends, reason, note')
  return addDeploymentOptions(addPeopleOptions(command))
    .addHelpText(
      'after',
      `
Examples:
  portreeve people import team.csv --scope "Möbelhaus Größ" --dry-run
  portreeve people import users.csv --scope platform --accounts --links

Exit code: 0 when every line was done, 1 when any could not be.`,
    )
    .action((file: string, options: PeopleOptions) => importPeopleFile(terminal, file, options))
}

export async function importPeopleFile(terminal: Terminal, file: string, options: PeopleOptions): Promise<void> {
  const { scope: place, accounts, dryRun = false, links, proved, ...start } = options
  if (place === undefined) throw new WrongUse('Say into which place, with --scope.')
  const format = formatOf(file)
  const text = await textIn(file)
  const { importPeople, onHost, readConfig } = await import('@portreeve/server')
  const results: LineResult[] = []
  const plan: Plan = await onHost(readConfig(process.env, start), (service) =>
    importPeople(service, {
      ...{ place, format, text, dryRun, kind: accounts ? 'accounts' : 'members' },
      accounts: { password: links ? 'link' : 'none', emailProved: proved ?? false },
      tell: (result) => {
        results.push(result)
        for (const line of resultText(terminal.style, result)) terminal.print(line)
      },
    }),
  )
  if (dryRun) for (const line of planText(terminal.style, plan)) terminal.print(line)
  terminal.print(dryRun ? summaryText('planned', plan.lines) : summaryText('done', results))
  for (const column of plan.unknownColumns) terminal.print(terminal.style.quiet(`Not used: the column “${column}”.`))
  const isWrong = plan.lines.some(({ does }) => does === 'error') || results.some(({ outcome }) => outcome === 'failed')
  if (isWrong) terminal.exitCode = 1
}

function exportPeopleCommand(): Command {
  const command = new Command('export')
    .description('Write the people of a place to a file that an import takes.')
    .argument('<file>', 'a new file, ending in .csv or .json')
    .requiredOption('--scope <id or name>', 'the place: its id, its name, or “platform”')
    .option('--accounts', 'the accounts that are kept there instead of its members')
  return addDeploymentOptions(command).action(async (file: string, options: PeopleOptions) => {
    const { scope: place = '', accounts, ...start } = options
    const format = formatOf(file)
    const { exportPeople, onHost, peopleText, readConfig } = await import('@portreeve/server')
    await onHost(readConfig(process.env, start), async (service) => {
      const people = exportPeople(service, place, accounts ? 'accounts' : 'members')
      // Names and addresses: for nobody but whoever took them.
      const target = createWriteStream(file, { flags: 'wx', mode: 0o600 })
      await pipeline(Readable.from(peopleText(people, format)), target).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'EEXIST' ? new WrongUse(`Cannot write ${file}: it exists already.`) : error
      })
    })
  })
}

/** Whether a file holds people, by its ending: archives have none of these. */
export function isPeopleFile(file: string): boolean {
  return ['.csv', '.json'].includes(extname(file).toLowerCase())
}

function formatOf(file: string): 'csv' | 'json' {
  if (isPeopleFile(file)) return extname(file).toLowerCase() === '.csv' ? 'csv' : 'json'
  throw new WrongUse(`${file} must end in .csv or .json.`)
}

async function textIn(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new WrongUse(`There is no file ${file} that can be read.`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new WrongUse(`${file} is not text in UTF-8. Save it as “CSV UTF-8”.`)
  }
}
