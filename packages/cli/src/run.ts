import { BlueprintError } from '@portreeve/engine'
import { PortreeveError } from '@portreeve/sdk'
import { CommanderError } from 'commander'
import { createProgram } from './program.ts'
import { failureText } from './remote/failure.ts'
import type { Terminal } from './terminal.ts'

/** Carries out one command line and answers its exit code. Whatever goes wrong is said in words, never as a stack. */
export async function run(parameters: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync(parameters, { from: 'user' })
    return terminal.exitCode
  } catch (error) {
    // Commander has said already what was wrong; help and version end this way too.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof PortreeveError) {
      terminal.complain(`portreeve: ${failureText(error)}`)
      return 1
    }
    terminal.complain(`portreeve: ${sentence(error)}`)
    return 2
  }
}

function sentence(error: unknown): string {
  if (error instanceof BlueprintError && error.problems.length === 1) {
    return error.problems.map(({ path, message }) => `${path}: ${message}`).join()
  }
  return error instanceof Error ? error.message : String(error)
}
