import type { ScopeId, StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { WrongUse } from '../wrong-use.ts'
import { addDeploymentOptions } from './options.ts'

interface RecoverOptions extends StartOptions {
  readonly email: string
  readonly population?: string
  readonly scope?: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function recoverCommand(terminal: Terminal): Command {
  const command = new Command('recover').description('Let somebody in again where nobody can who could mend it.')
  return addDeploymentOptions(command)
    .requiredOption('--email <address>', 'whom: somebody who has an account')
    .option('--population <kind>', 'which kind of person, where several have the address')
    .option('--scope <id>', 'the one scope that has lost everybody who can mend it; left out: the deployment')
    .addHelpText(
      'after',
      `
Example:
  portreeve recover --email ada@example.com

The person's former password, second factors and sessions end. It is written in the audit log and among the person's own security events.
Nobody is sent a mail: tell them, and give them the password that this prints.`,
    )
    .action(async ({ email, population, scope, ...options }: RecoverOptions) => {
      if (scope !== undefined && !uuid.test(scope)) throw new WrongUse(`"${scope}" is not the id of a scope.`)
      const { onHost, readConfig, recover } = await import('@portreeve/server')
      const { name, roles, factorsRemoved, enrolmentCode, temporaryPassword } = await onHost(
        readConfig(process.env, options),
        (service) => recover(service, { email, population, scope: scope as ScopeId | undefined }),
      )
      terminal.print(`${name} now has: ${roles.join(', ')}.`)
      if (factorsRemoved.length > 0) {
        terminal.print('Their second factors and recovery codes are removed.')
      }
      if (enrolmentCode !== null) {
        terminal.print(
          `A place asks them for a second factor. Code, good within 24 hours for setting one up: ${terminal.style.strong(enrolmentCode)}`,
        )
      }
      terminal.print(`Password, good within 24 hours for choosing another: ${terminal.style.strong(temporaryPassword)}`)
    })
}
