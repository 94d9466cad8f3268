import { readFile } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import type { StartOptions } from '@portreeve/server'
import type { Terminal } from '../terminal.ts'
import { organizationText } from '../text/organization-text.ts'

interface OrganizationOptions extends StartOptions {
  readonly dryRun?: boolean
  readonly links?: boolean
  readonly proved?: boolean
}

/** What a file of organizations holds; `null`: the file is something else. */
export async function organizationsIn(file: string): Promise<unknown> {
  if (extname(file).toLowerCase() !== '.json') return null
  try {
    const value: unknown = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''))
    const isOne = typeof value === 'object' && value !== null && 'organizations' in value
    return isOne ? value : null
  } catch {
    return null
  }
}

/** Brings organizations in that exist elsewhere (A12). */
export async function importOrganizationFile(
  terminal: Terminal,
  file: string,
  content: unknown,
  { dryRun = false, links = false, proved = false, ...start }: OrganizationOptions,
): Promise<void> {
  const { importOrganizations, onHost, readConfig, WrongOrganizationFile } = await import('@portreeve/server')
  const { style } = terminal
  try {
    await onHost(readConfig(process.env, start), (service) =>
      importOrganizations(service, {
        ...{ content, folder: dirname(file), dryRun, links, proved },
        tell(done) {
          terminal.print(organizationText(style, done, dryRun))
          for (const person of done.people) {
            const at = `  ${person.place}  ${person.email}`
            if (person.link !== null) terminal.print(`${at}  ${person.link}`)
            if (person.outcome !== 'failed') continue
            terminal.print(style.bad(`${at}  ${person.because}`))
            terminal.exitCode = 1
          }
        },
      }),
    )
  } catch (error) {
    if (!(error instanceof WrongOrganizationFile)) throw error
    for (const { where, message } of error.errors) terminal.complain(style.bad(`${where}: ${message}`))
    terminal.complain(error.message)
    terminal.exitCode = 1
  }
}
