import type { StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { addDeploymentOptions } from './options.ts'

export function keysCommand(terminal: Terminal): Command {
  const command = new Command('keys').description('The keys that secrets are sealed with in the database.')
  return command.addCommand(rotateCommand(terminal))
}

function rotateCommand(terminal: Terminal): Command {
  return addDeploymentOptions(new Command('rotate'))
    .description('Seal everything again with the new key, so that the former one can be thrown away.')
    .addHelpText(
      'after',
      `
With PostgreSQL: make a key (openssl rand -base64 32), put it into PORTREEVE_SECRET_KEY and the former one into
PORTREEVE_FORMER_SECRET_KEYS, restart every node, run this, and take PORTREEVE_FORMER_SECRET_KEYS away again. Servers go on meanwhile.
With the embedded database, while its server is stopped: the new key is made here, in secret.key beside the database.

Ended half-way, it can be run again. Exit code: 0 when everything was sealed again, 1 when something could not be opened.`,
    )
    .action(async (options: StartOptions) => {
      const { readConfig, rotateKeysOnHost } = await import('@portreeve/server')
      const { sealed, lost } = await rotateKeysOnHost(readConfig(process.env, options))
      terminal.print(`Sealed again with the first key: ${sealed}.`)
      if (lost === 0) return
      terminal.exitCode = 1
      terminal.print(
        `Could not be opened with any key that was given: ${lost}. They stay as they are, and open nothing.`,
      )
    })
}
