import { BlueprintError } from '@portreeve/engine'
import { systemClock } from './clock.ts'
import { readConfig, type StartOptions } from './read-config.ts'
import { startServer } from './start.ts'
import { startText } from './start-text.ts'
import { stopOnSignals } from './stop-signals.ts'

/**
 * Starts the server and stays until it is told to stop. The only file that reads the environment, and the only one that
 * touches the process. What cannot start is told in one paragraph, and the process ends with 1.
 */
export async function main(options: StartOptions = {}): Promise<void> {
  const { env, stdout, stderr } = process
  try {
    const running = await startServer(readConfig(env, options), systemClock)
    stopOnSignals({
      process,
      withParent: env.npm_lifecycle_event !== undefined,
      stop: async () => {
        stdout.write('\nStopping.\n')
        await running.stop()
      },
      onSecond: () => stderr.write('Stopped without finishing.\n'),
    })
    stdout.write(startText(running))
  } catch (error) {
    stderr.write(`\nPortreeve did not start. ${paragraph(error)}\n`)
    process.exit(1)
  }
}

/** What went wrong in words; a stack would help nobody who starts a server. */
function paragraph(error: unknown): string {
  if (error instanceof BlueprintError) {
    const problems = error.problems.map(({ path, message }) => `  ${path}: ${message}`)
    return ['Its blueprint has problems:', ...problems].join('\n')
  }
  if (!(error instanceof Error)) return String(error)
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') {
    return `The database at DATABASE_URL does not answer (${code}). Is it running, and is the address right?`
  }
  if (code === 'EACCES' || code === 'EPERM') return `It may not write there: ${error.message}.`
  return error.message === '' ? error.name : error.message
}
