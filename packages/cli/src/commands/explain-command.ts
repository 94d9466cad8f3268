import { Command } from 'commander'
import { type BlueprintOptions, loadPolicy } from '../load-policy.ts'
import { ask, explanation, type QuestionOptions } from '../question.ts'
import type { Terminal } from '../terminal.ts'
import { explanationJson } from '../text/explanation-json.ts'
import { explanationText } from '../text/explanation-text.ts'
import { toJson } from '../text/json.ts'
import { addQuestionOptions } from './options.ts'

export function explainCommand(terminal: Terminal): Command {
  const command = new Command('explain')
    .description('The same question with its reason: who grants it, or what is missing and who could give it.')
    .addHelpText(
      'after',
      `
Example:
  portreeve explain --blueprint ai-platform --role developer --permission user.manage

Exit code: 0 for yes, 1 for no.`,
    )
  return addQuestionOptions(command).action(
    async (options: BlueprintOptions & QuestionOptions & { json?: boolean }) => {
      const policy = await loadPolicy(options)
      const answer = explanation(ask(policy, options))
      const [first = '', ...more] = explanationText(policy, answer)
      if (options.json) {
        terminal.print(toJson(explanationJson(answer)))
      } else {
        terminal.print(answer.allowed ? terminal.style.good(first) : terminal.style.bad(first))
        for (const line of more) terminal.print(line)
      }
      if (!answer.allowed) terminal.exitCode = 1
    },
  )
}
