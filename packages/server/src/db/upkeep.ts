import type { Connection } from './connection.ts'

/** Long enough not to be felt: each stalls the process for a moment. */
const everyMs = 5 * 60_000

/**
 * What PostgreSQL's own background processes would do, of which the embedded database has none: without it the log grows for
 * ever and old row versions are never reused.
 */
export function startUpkeep(run: (work: (connection: Connection) => Promise<unknown>) => Promise<unknown>) {
  let dirty = false
  async function tidy(): Promise<void> {
    if (!dirty) return
    dirty = false
    await run((connection) => connection.run('vacuum (analyze)'))
    await run((connection) => connection.run('checkpoint'))
  }
  // A failure shows in the next write, or at the end: an unheard one here would only kill the process.
  const timer = setInterval(() => void tidy().catch(() => {}), everyMs)
  timer.unref()
  return {
    /** Tells that there is something to tidy. */
    written() {
      dirty = true
    },
    async stop() {
      clearInterval(timer)
      await tidy()
    },
  }
}
