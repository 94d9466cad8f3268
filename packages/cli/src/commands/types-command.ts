import { typesText } from '@portreeve/engine'
import { Command } from 'commander'
import { type BlueprintOptions, loadPolicy } from '../load-policy.ts'
import type { Terminal } from '../terminal.ts'
import { blueprintOption } from './options.ts'

export function typesCommand(terminal: Terminal): Command {
  return new Command('types')
    .description('TypeScript types of the permissions and roles of a blueprint.')
    .addOption(blueprintOption())
    .addHelpText('after', '\nExample:\n  portreeve types --blueprint roles.yaml > permissions.ts')
    .action(async (options: BlueprintOptions) => terminal.print(typesText(await loadPolicy(options)).trimEnd()))
}
