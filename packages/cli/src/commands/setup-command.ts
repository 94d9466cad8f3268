import type { StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { WrongUse } from '../wrong-use.ts'
import { addDeploymentOptions } from './options.ts'

export function setupCommand(terminal: Terminal): Command {
  const command = new Command('setup').description('The one-time link that makes the first person of a deployment.')
  return addDeploymentOptions(command)
    .option('--new-link', 'make a new link; earlier ones end')
    .addHelpText('after', '\nExample:\n  portreeve setup --new-link --blueprint ai-platform')
    .action(async ({ newLink, ...options }: StartOptions & { newLink?: boolean }) => {
      if (!newLink) throw new WrongUse('Say --new-link to make a new one-time link. Those made before end with it.')
      const { newSetUpLink, onHost, readConfig } = await import('@portreeve/server')
      const { url, expiresAt } = await onHost(readConfig(process.env, options), newSetUpLink)
      terminal.print(url)
      terminal.print(`It can be used once, until ${expiresAt.toLocaleString()}.`)
    })
}
