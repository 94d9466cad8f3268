import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

export interface RunningServer {
  /** Where its pages are, as it said when it started. */
  readonly url: string
  /** Everything it has printed. */
  output(): string
  /** Asks it to end, as Ctrl-C does. Answers its exit code and how long that took. */
  stop(): Promise<{ readonly exitCode: number | null; readonly tookMs: number }>
  /** Ends it as a power cut would (SIGKILL). */
  kill(): Promise<void>
}

interface StartOptions {
  readonly cwd: string
  readonly environment?: Readonly<Record<string, string>>
  readonly limitMs?: number
}

const pollMs = 50

/** Starts a server as a process of its own and waits until it is ready. Whatever goes wrong comes with what it printed. */
export async function startServer(command: readonly string[], options: StartOptions): Promise<RunningServer> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(command[0]!, command.slice(1), {
    cwd: options.cwd,
    env: { ...inherited, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => chunks.push(text))
  const output = () => chunks.join('')
  try {
    const url = await readyUrl(child, output, options.limitMs ?? 60_000)
    return { url, output, stop: () => stop(child), kill: () => kill(child) }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

async function readyUrl(child: ChildProcess, output: () => string, limitMs: number): Promise<string> {
  const deadline = performance.now() + limitMs
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`)
    const url = /http:\/\/localhost:\d+/.exec(output())?.[0]
    const answer = url === undefined ? null : await fetch(`${url}/healthz`).catch(() => null)
    if (url !== undefined && answer?.ok) return url
    await pause(pollMs)
  }
  throw new Error(`The server was not ready within ${limitMs / 1000} s:\n${output()}`)
}

async function stop(child: ChildProcess): Promise<{ exitCode: number | null; tookMs: number }> {
  const started = performance.now()
  const ended = new Promise((resolve) => child.once('close', resolve))
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    const limit = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(limit)
  }
  return { exitCode: child.exitCode, tookMs: performance.now() - started }
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
}
