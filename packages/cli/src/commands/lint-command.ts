import { access } from 'node:fs/promises'
import { catalogue } from '@portreeve/blueprints'
import { Command } from 'commander'
import { problemsOf } from '../load-policy.ts'
import type { Terminal } from '../terminal.ts'
import { toJson } from '../text/json.ts'
import { WrongUse } from '../wrong-use.ts'
import { jsonOption } from './options.ts'

export function lintCommand(terminal: Terminal): Command {
  return new Command('lint')
    .description('Every problem of a blueprint at once, each with its place.')
    .argument('<file>', 'a YAML file, or a blueprint of the catalogue')
    .addOption(jsonOption())
    .addHelpText('after', '\nExit code: 0 without problems, 1 with any.')
    .action(async (file: string, options: { json?: boolean }) => {
      if (!catalogue.includes(file)) {
        await access(file).catch(() => {
          throw new WrongUse(`There is no file ${file} that can be read.`)
        })
      }
      const problems = await problemsOf(file)
      if (problems.length > 0) terminal.exitCode = 1
      if (options.json) return terminal.print(toJson({ problems }))
      for (const { path, message } of problems)
        terminal.print(path === '' ? message : `${terminal.style.strong(path)}  ${message}`)
      if (problems.length === 0) return terminal.print(terminal.style.good('No problems.'))
      terminal.print(`\n${problems.length === 1 ? '1 problem' : `${problems.length} problems`} in ${file}.`)
    })
}
