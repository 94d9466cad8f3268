import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import { addDeploymentOptions } from './options.ts'

export function startCommand(): Command {
  const command = new Command('start').description('Start the server. It stays until Ctrl-C.')
  return addDeploymentOptions(command)
    .option('--tenancy <mode>', 'single or multi, where the blueprint offers a choice')
    .option('--port <number>', 'the port to listen on (default: 7300, or the next one that is free)')
    .option('--host <address>', 'the address to listen on (default: localhost)')
    .option('--host-pages <file>', 'where pages of your application are that the menu has entries for')
    .option('--demo', 'with made-up people whom anybody can sign in as; on localhost only')
    .option('--development', 'give the first person the development tools of the blueprint too')
    .addHelpText(
      'after',
      `
Examples:
  portreeve start --demo
  portreeve start --blueprint ai-platform --tenancy multi
  DATABASE_URL=postgres://… PORTREEVE_URL=https://access.example.com portreeve start --host 0.0.0.0`,
    )
    .action(async (options: StartOptions) => {
      // The server takes a moment to load, which questions to a blueprint need not wait for.
      const { main } = await import('@portreeve/server')
      await main({ ...options, ...consoleFolder() })
    })
}

function consoleFolder(): Pick<StartOptions, 'consoleFolder'> {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('@portreeve/console/package.json'))), 'dist')
  return existsSync(folder) ? { consoleFolder: folder } : {}
}
