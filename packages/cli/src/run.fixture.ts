import { run } from './run.ts'
import { plain, type Terminal } from './terminal.ts'

export interface Outcome {
  readonly exitCode: number
  /** What was printed, as it would stand on the screen. */
  readonly printed: string
  readonly complaint: string
}

/** Runs the command in this process, as `portreeve <words>` would. */
export async function portreeve(
  words: readonly string[],
  input: readonly string[] = [],
  of: Partial<Terminal> = {},
): Promise<Outcome> {
  const printed: string[] = []
  const complaints: string[] = []
  const terminal: Terminal = {
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
    async *lines() {
      yield* input
    },
    style: plain,
    environment: {},
    prompts: null,
    progress: () => ({ advance: () => {}, end: () => {} }),
    onInterrupt: () => () => {},
    ...of,
    exitCode: 0,
  }
  const exitCode = await run(words, terminal)
  return { exitCode, printed: printed.join('\n'), complaint: complaints.join('\n') }
}
