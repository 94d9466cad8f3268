import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { appsCommand } from './commands/apps-command.ts'
import { exportCommand, importCommand } from './commands/archive-commands.ts'
import { auditCommand } from './commands/audit-command.ts'
import { canCommand } from './commands/can-command.ts'
import { diffCommand } from './commands/diff-command.ts'
import { explainCommand } from './commands/explain-command.ts'
import { keysCommand } from './commands/keys-command.ts'
import { lintCommand } from './commands/lint-command.ts'
import { loginCommand, logoutCommand, whoamiCommand } from './commands/login-commands.ts'
import { matrixCommand } from './commands/matrix-command.ts'
import { mcpCommand } from './commands/mcp-command.ts'
import { menuCommand } from './commands/menu-command.ts'
import { peopleCommand } from './commands/people-command.ts'
import { recoverCommand } from './commands/recover-command.ts'
import { setupCommand } from './commands/setup-command.ts'
import { startCommand } from './commands/start-command.ts'
import { typesCommand } from './commands/types-command.ts'
import type { Terminal } from './terminal.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

/** The `portreeve` command with everything below it. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('portreeve')
    .description('Roles, teams and access: starts the server, and answers who may do what.')
    .version(version)
    .addHelpText('after', examples)
  program.commandsGroup('Run a server:')
  program.addCommand(startCommand())
  program.commandsGroup('Work on a server, with an API token:')
  const onServer = [loginCommand, logoutCommand, whoamiCommand, appsCommand, mcpCommand]
  for (const command of onServer) program.addCommand(command(terminal))
  program.commandsGroup('Ask a blueprint:')
  for (const command of [matrixCommand, menuCommand, canCommand, explainCommand]) program.addCommand(command(terminal))
  program.commandsGroup('Write a blueprint:')
  for (const command of [lintCommand, diffCommand, typesCommand]) program.addCommand(command(terminal))
  program.commandsGroup('On the host of a deployment, while its server is stopped or runs on PostgreSQL:')
  const onHost = [setupCommand, recoverCommand, exportCommand, importCommand, peopleCommand, auditCommand, keysCommand]
  for (const command of onHost) program.addCommand(command(terminal))
  for (const command of [program, ...program.commands.flatMap((below) => [below, ...below.commands])]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error: /, 'portreeve: ')),
    })
  }
  return program
}

const examples = `
Examples:
  portreeve start --demo
  portreeve matrix --blueprint auth-dashboard
  portreeve explain --blueprint ai-platform --role developer --permission user.manage
  portreeve lint roles.yaml

Exit code: 0 done or yes, 1 no (or refused, or problems, or differences), 2 wrong use.`
