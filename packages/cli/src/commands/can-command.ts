import type { Answer } from '@portreeve/engine'
import { Command } from 'commander'
import { type BlueprintOptions, loadPolicy } from '../load-policy.ts'
import { answer, ask, type QuestionOptions } from '../question.ts'
import type { Terminal } from '../terminal.ts'
import { toJson } from '../text/json.ts'
import { addQuestionOptions } from './options.ts'

const words: Readonly<Record<Answer, string>> = { always: 'yes', never: 'no', depends: 'depends' }

export function canCommand(terminal: Terminal): Command {
  const command = new Command('can')
    .description('May somebody with these roles do that? Prints yes, no, or depends (on the resource).')
    .addHelpText(
      'after',
      `
Examples:
  portreeve can --blueprint developer-portal --role developer --permission app.publish
  portreeve can --blueprint auth-dashboard --role read-only --permission user.update && echo may

Exit code: 0 for yes, 1 for no and for depends.`,
    )
  return addQuestionOptions(command).action(
    async (options: BlueprintOptions & QuestionOptions & { json?: boolean }) => {
      const asked = ask(await loadPolicy(options), options)
      const given = answer(asked)
      const allowed = given === 'always'
      const json = { allowed, answer: words[given], permission: asked.permission }
      terminal.print(options.json ? toJson(json) : words[given])
      if (!allowed) terminal.exitCode = 1
    },
  )
}
