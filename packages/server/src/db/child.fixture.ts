import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly process: ChildProcess
  /** Lines written so far. */
  readonly lines: readonly string[]
  /** When so many lines are there; throws with what it said on standard error when it ends before. */
  until(count: number): Promise<readonly string[]>
  /** When it has ended, by itself or after `signal`. */
  ended(signal?: NodeJS.Signals): Promise<number | null>
}

/** Runs a script of this folder from its source in a process of its own: what dies, holds a lock or races with others. */
export function startChild(script: string, ...parameters: readonly string[]): Child {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', fileURLToPath(new URL(script, import.meta.url)), ...parameters],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  const lines: string[] = []
  let errors = ''
  let rest = ''
  let wake = () => {}
  child.stdout.on('data', (data) => {
    const parts = (rest + data).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    wake()
  })
  child.stderr.on('data', (data) => {
    errors += data
  })
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  let over = false
  exit.then(() => {
    over = true
    wake()
  })
  return {
    process: child,
    lines,
    async until(count) {
      while (lines.length < count) {
        if (over) throw new Error(`The process ended after ${lines.length} of ${count} lines. It said: ${errors}`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return lines
    },
    ended(signal) {
      if (signal !== undefined) child.kill(signal)
      return exit
    },
  }
}
