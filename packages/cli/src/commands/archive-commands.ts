import type { StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { WrongUse } from '../wrong-use.ts'
import { addDeploymentOptions } from './options.ts'
import { importOrganizationFile, organizationsIn } from './organizations-command.ts'
import { addPeopleOptions, importPeopleFile, isPeopleFile, type PeopleOptions } from './people-command.ts'

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
    .description(
      'Fill an empty deployment from such a file: all of it, or nothing. Or bring in organizations (.json) or people (.csv, .json).',
    )
    .argument(
      '<file>',
      'what `portreeve export` wrote; { "organizations": … }; or people, as for `portreeve people import`',
    )
  return addDeploymentOptions(addPeopleOptions(command))
    .addHelpText(
      'after',
      `
Example, from the embedded database to PostgreSQL:
  portreeve export everything.portreeve
  DATABASE_URL=postgres://… portreeve import everything.portreeve

Example, people into one place:
  portreeve import team.csv --scope "Möbelhaus Größ" --dry-run

Example, organizations that exist elsewhere, with their people and apps:
  portreeve import organizations.json --proved --dry-run`,
    )
    .action(async (file: string, options: PeopleOptions) => {
      const organizations = options.scope === undefined ? await organizationsIn(file) : null
      if (organizations !== null) return importOrganizationFile(terminal, file, organizations, options)
      if (isPeopleFile(file)) return importPeopleFile(terminal, file, options)
      if (options.scope !== undefined) throw new WrongUse(`${file} must end in .csv or .json to go into one place.`)
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
