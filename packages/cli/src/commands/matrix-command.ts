import { matrix, matrixText } from '@portreeve/engine'
import { Command } from 'commander'
import { type BlueprintOptions, loadPolicy } from '../load-policy.ts'
import type { Terminal } from '../terminal.ts'
import { toJson } from '../text/json.ts'
import { blueprintOption, jsonOption, tenancyOption } from './options.ts'

export function matrixCommand(terminal: Terminal): Command {
  return new Command('matrix')
    .description('Who may do what: roles across, permissions down.')
    .addOption(blueprintOption())
    .addOption(tenancyOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  portreeve matrix --blueprint auth-dashboard\n  portreeve matrix --blueprint roles.yaml --json',
    )
    .action(async (options: BlueprintOptions & { json?: boolean }) => {
      const policy = await loadPolicy(options)
      terminal.print(options.json ? toJson(matrix(policy)) : matrixText(policy).trimEnd())
    })
}
