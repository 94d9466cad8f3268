import { diff, diffText, type PolicyDifference } from '@portreeve/engine'
import { Command } from 'commander'
import { loadPolicy } from '../load-policy.ts'
import type { Terminal } from '../terminal.ts'
import { toJson } from '../text/json.ts'
import { jsonOption } from './options.ts'

export function diffCommand(terminal: Terminal): Command {
  return new Command('diff')
    .description('Who gains and who loses what when one blueprint replaces another.')
    .argument('<before>', 'a YAML file, or a blueprint of the catalogue')
    .argument('<after>', 'the one that replaces it')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Example:
  portreeve diff roles-before.yaml roles.yaml

Exit code: 0 when nobody's access changes (new roles and permissions that no former role holds do not count),
1 when somebody who has a role gains or loses something.`,
    )
    .action(async (before: string, after: string, options: { json?: boolean }) => {
      const difference = diff(await loadPolicy({ blueprint: before }), await loadPolicy({ blueprint: after }))
      terminal.print(options.json ? toJson(difference) : diffText(difference).trimEnd())
      if (changesAccess(difference)) terminal.exitCode = 1
    })
}

/** Whether anybody who has a role today can do something else afterwards (B16). */
function changesAccess({ scopes }: PolicyDifference): boolean {
  return scopes.some(({ roles, rolesRemoved }) => roles.length > 0 || rolesRemoved.length > 0)
}
