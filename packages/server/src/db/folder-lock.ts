import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Two processes on one data folder corrupt it silently: this error is what the second one gets. */
export class FolderInUse extends Error {
  constructor(folder: string, file: string, holder: Holder) {
    super(
      holder.host === hostname()
        ? `The data folder ${folder} is in use by the process ${holder.pid}. ` +
            'Stop that one first, or start this one on a folder of its own.'
        : `The data folder ${folder} is in use by the process ${holder.pid} on ${holder.host}, which cannot be asked from here. ` +
            `If that machine or container is gone for good, delete ${file}.`,
    )
    this.name = 'FolderInUse'
  }
}

interface Holder {
  readonly pid: number
  /** When the process started, as the kernel counts: a process id is given out again. Null where there is no `/proc`. */
  readonly started: string | null
  /** Process ids start anew with the machine. */
  readonly boot: string | null
  readonly host: string
  /** Given back: nobody holds the folder. */
  readonly released?: true
}

const attemptsMax = 50

/**
 * Takes the folder for this process, from a dead holder too. Returns what gives it back; throws `FolderInUse`.
 *
 * Each holder makes the lock file with the next number, which only one can; the highest number counts and is never removed,
 * so that nobody takes the folder between two steps of another: one file that is removed when its holder is dead would, when
 * two find it dead, remove the lock of the one who was faster.
 */
export function lockFolder(folder: string): () => void {
  // Everything about people is in it: on a machine with other users it is nobody else's to read.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const me: Holder = { pid: process.pid, started: startOf(process.pid), boot: bootId(), host: hostname() }
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const highest = highestLock(folder)
    if (highest > 0) {
      const holder = read(lockFile(folder, highest))
      if (holder === null) continue
      if (isAlive(holder)) throw new FolderInUse(folder, lockFile(folder, highest), holder)
    }
    const mine = highest + 1
    if (!linkNew(lockFile(folder, mine), me)) continue
    // What was the highest may have been passed and cleared away since it was looked at.
    if (highestLock(folder) !== mine) {
      rmSync(lockFile(folder, mine), { force: true })
      continue
    }
    for (const number of lockNumbers(folder)) if (number < mine) rmSync(lockFile(folder, number), { force: true })
    return () => release(lockFile(folder, mine), me)
  }
  throw new Error(`The data folder ${folder} could not be locked: several processes are trying at once.`)
}

function lockFile(folder: string, number: number): string {
  return join(folder, `server.lock.${number}`)
}

function lockNumbers(folder: string): readonly number[] {
  return readdirSync(folder)
    .flatMap((name) => /^server\.lock\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
}

function highestLock(folder: string): number {
  return Math.max(0, ...lockNumbers(folder))
}

/** Makes the lock file with its content in one step, so that nobody reads a half-written one. */
function linkNew(file: string, me: Holder): boolean {
  const own = `${file}.of.${process.pid}`
  writeFileSync(own, JSON.stringify(me))
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

function release(file: string, me: Holder): void {
  const holder = read(file)
  if (holder === null || holder.pid !== me.pid || holder.started !== me.started) return
  const released = `${file}.of.${process.pid}`
  writeFileSync(released, JSON.stringify({ ...me, released: true }))
  renameSync(released, file)
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.released) return false
  // A folder shared between machines or containers: nothing is known about a process of another, so it counts as alive.
  if (holder.host !== hostname()) return true
  if (holder.boot !== null && holder.boot !== bootId()) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  if (!existsSync('/proc/self/stat')) return true
  const started = startOf(holder.pid)
  return started !== null && started === holder.started
}

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}

/** Field 22 of `/proc/<pid>/stat`, after the name in parentheses, which may hold spaces; null for a zombie, which holds nothing. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}
