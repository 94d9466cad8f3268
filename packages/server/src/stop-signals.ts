import { readFileSync } from 'node:fs'

/** Npm and the terminal both pass Ctrl-C on, so one key press can arrive twice. */
const sameKeyPressMs = 500
/** Whatever has not ended by then is killed: a stop that hangs is no stop. */
const patienceMs = 8_000

interface StopSignals {
  readonly process: NodeJS.Process
  /** Stop also when the parent is gone. */
  readonly withParent: boolean
  readonly stop: () => Promise<void>
  readonly onSecond: () => void
}

/** Calls `stop` once at the first signal, and ends the process when it is done; a second Ctrl-C ends it at once. */
export function stopOnSignals({ process, withParent, stop, onSecond }: StopSignals): void {
  let firstAt: number | null = null
  const begin = () => {
    if (firstAt !== null) {
      if (performance.now() - firstAt < sameKeyPressMs) return
      onSecond()
      process.exit(130)
    }
    firstAt = performance.now()
    setTimeout(() => process.exit(1), patienceMs).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', begin)
  process.on('SIGTERM', begin)
  // A terminal that is closed takes its programs along.
  process.on('SIGHUP', begin)
  if (!withParent) return
  // Npm that is killed tells nobody: then the server would hold the port and the data folder unseen.
  const atStart = ancestors(process.ppid)
  const watch = setInterval(() => {
    if (ancestors(process.ppid) === atStart) return
    clearInterval(watch)
    begin()
  }, 1_000)
  watch.unref()
}

/** The parent and its parent: between npm and the server stands a shell, which survives npm. */
function ancestors(parent: number): string {
  try {
    const [, grandparent] = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8')) ?? []
    return `${parent} ${grandparent}`
  } catch {
    // No `/proc` here, or the parent ended just now, which its number tells.
    return `${parent}`
  }
}
