import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

const lockName = 'server.lock'

/** Two processes on one data folder corrupt it silently: this error is what the second one gets. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: Holder) {
    super(
      holder.host === hostname()
        ? `The data folder ${folder} is in use by the process ${holder.pid}. ` +
            'Stop that one first, or start this one on a folder of its own.'
        : `The data folder ${folder} is in use by the process ${holder.pid} on ${holder.host}, which cannot be asked from here. ` +
            `If that machine or container is gone for good, delete ${join(folder, lockName)}.`,
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
}

/** Takes the folder for this process, from a dead holder too. Returns what gives it back; throws `FolderInUse`. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, lockName)
  const me: Holder = { pid: process.pid, started: startOf(process.pid), boot: bootId(), host: hostname() }
  for (let attempt = 0; attempt < 20; attempt++) {
    if (linkNew(file, me)) return () => release(file, me)
    const holder = read(file)
    if (holder === null) continue
    if (isAlive(holder)) throw new FolderInUse(folder, holder)
    // Several may find the holder dead at once: whoever renames it away looks again at what was in its hands, since another
    // may have taken the folder meanwhile.
    const stale = `${file}.stale.${process.pid}`
    try {
      renameSync(file, stale)
    } catch {
      continue
    }
    const found = read(stale)
    if (found !== null && isAlive(found)) {
      try {
        linkSync(stale, file)
      } finally {
        rmSync(stale, { force: true })
      }
      throw new FolderInUse(folder, found)
    }
    rmSync(stale, { force: true })
  }
  throw new Error(`The data folder ${folder} could not be locked: several processes are trying at once.`)
}

/** Makes the lock file with its content in one step, so that nobody reads a half-written one. */
function linkNew(file: string, me: Holder): boolean {
  const own = `${file}.${process.pid}`
  writeFileSync(own, JSON.stringify(me))
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(own)
  }
}

function release(file: string, me: Holder): void {
  const holder = read(file)
  if (holder?.pid === me.pid && holder.started === me.started) rmSync(file, { force: true })
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

function isAlive(holder: Holder): boolean {
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
