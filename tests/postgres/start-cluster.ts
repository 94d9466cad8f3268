import { execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findServerBinaries } from './server-binaries.ts'

export interface Cluster {
  readonly url: string
  /** Of the cluster: whatever else is put there goes with it. */
  readonly folder: string
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL server of this run's own: on a free port, in a folder directly under the system's temporary folder (a
 * checkout may lie where only root can enter), as the unprivileged user when the tests run as root. It lives as long as this
 * process holds its pipe, so that it also goes when the run is interrupted or killed.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const binaries = findServerBinaries()
  const user = unprivilegedUser()
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-postgres-'))
  if (user !== null) chownSync(folder, user.uid, user.gid)
  const as = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } }
  const data = join(folder, 'data')
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '--no-sync'],
    { ...as, stdio: 'pipe' },
  )
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    port: String(port),
    max_connections: '100',
    // The cluster goes with the run, so that what a crash would lose does not matter, except where that is what a test is about.
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    max_wal_size: '256MB',
  }
  const server = [
    join(binaries, 'postgres'),
    '-D',
    data,
    ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
  ]
  // The shell waits for the end of its input, which comes however this process ends, and takes the server and its folder away.
  const script =
    'folder=$1; shift; "$@" > "$folder/log" 2>&1 & server=$!; cat > /dev/null; kill -INT $server; wait $server; cd /; rm -rf "$folder"'
  const guard = spawn('sh', ['-c', script, 'guard', folder, ...server], {
    ...as,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()))
  const stop = () => {
    guard.stdin.end()
    return ended
  }
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  try {
    await untilItAnswers(url)
  } catch (error) {
    const log = readFileSync(join(folder, 'log'), 'utf8')
    await stop()
    throw new Error(`PostgreSQL (${binaries}) did not start for the tests. Its log:\n${log}`, { cause: error })
  }
  return { url, folder, stop }
}

async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      return
    } catch (error) {
      if (attempt === 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    } finally {
      await client.end().catch(() => {})
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** PostgreSQL refuses to run as root: the `postgres` user of Debian's package, else `nobody`. Null when not root. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((option) =>
        Number(execFileSync('id', [option, name], { stdio: 'pipe' }).toString()),
      )
      if (uid !== undefined && gid !== undefined) return { uid, gid }
    } catch {
      // There is no such user: the next.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody` to run it as.')
}
