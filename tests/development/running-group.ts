import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const pollMs = 50

/** A command with everything that it starts, as in a terminal of its own. */
export interface RunningGroup {
  readonly child: ChildProcess
  /** Everything it has printed. */
  output(): string
  /** To every process of it, as a terminal sends Ctrl-C. */
  signal(signal: NodeJS.Signals): void
  /** The ids of what still runs. */
  processes(): readonly number[]
}

export function startGroup(command: readonly string[], cwd: string): RunningGroup {
  // As in a terminal; with NODE_ENV Vite would make everything anew, here and when somebody develops next.
  const { DATABASE_URL: _database, NODE_ENV: _mode, ...environment } = process.env
  const child = spawn(command[0]!, command.slice(1), {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => chunks.push(text))
  const group = child.pid!
  return {
    child,
    output: () => chunks.join(''),
    signal: (signal) => process.kill(-group, signal),
    processes: () => processesOf(group),
  }
}

/** Without those that have ended and wait for a parent to notice, which in a container may never happen. */
function processesOf(group: number): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,pgid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, pgid, state]) => Number(pgid) === group && !state?.startsWith('Z'))
    .map(([pid]) => Number(pid))
}

/** Asks again until the answer is there; whatever was printed says why it did not come. */
export async function until<T>(
  what: string,
  group: RunningGroup,
  ask: () => Promise<T | null> | T | null,
  limitMs = 60_000,
): Promise<T> {
  const deadline = performance.now() + limitMs
  while (performance.now() < deadline) {
    const answer = await ask()
    if (answer !== null) return answer
    await pause(pollMs)
  }
  throw new Error(`Not within ${limitMs / 1000} s: ${what}. It printed:\n${group.output()}`)
}
