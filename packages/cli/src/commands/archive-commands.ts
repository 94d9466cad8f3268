import type { StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { addDeploymentOptions } from './options.ts'

export function exportCommand(terminal: Terminal): Command {
  const command = new Command('export')
    .description('Write a whole deployment to one file.')
    .argument('<file>', 'a new file')
  return addDeploymentOptions(command)
    .addHelpText(
      'after',
      `
Example:
  portreeve export backup.portreeve

The file holds hashes of passwords and tokens: only its owner can read it. Keep it so.`,
    )
    .action(async (file: string, options: StartOptions) => {
      const { exportOnHost, readConfig } = await import('@portreeve/server')
      const { tables, sha256 } = await exportOnHost(readConfig(process.env, options), file)
      terminal.print(`Wrote ${rows(tables)} to ${file}.`)
      terminal.print(terminal.style.quiet(`SHA-256 of its content: ${sha256}`))
    })
}

export function importCommand(terminal: Terminal): Command {
  const command = new Command('import')
    .description('Fill an empty deployment from such a file: all of it, or nothing.')
    .argument('<file>', 'what `portreeve export` wrote')
  return addDeploymentOptions(command)
    .addHelpText(
      'after',
      `
Example, from the embedded database to PostgreSQL:
  portreeve export everything.portreeve
  DATABASE_URL=postgres://… portreeve import everything.portreeve`,
    )
    .action(async (file: string, options: StartOptions) => {
      const { importOnHost, readConfig } = await import('@portreeve/server')
      const { blueprint, version, exportedAt } = await importOnHost(
        readConfig(process.env, options),
        file,
        options.blueprint,
      )
      terminal.print(`Imported ${blueprint} as it was at ${exportedAt} (Portreeve ${version}).`)
    })
}

function rows(tables: Readonly<Record<string, number>>): string {
  const count = Object.values(tables).reduce((sum, each) => sum + each, 0)
  return count === 1 ? '1 row' : `${count} rows`
}
