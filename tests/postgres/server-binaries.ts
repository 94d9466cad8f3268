import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const debian = '/usr/lib/postgresql'

/** The folder of PostgreSQL's server programs; installs Debian's package when there is none and this process may. */
export function findServerBinaries(): string {
  const found = lookForBinaries()
  if (found !== null) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      'The tests need PostgreSQL 15 or later. Install its server (Debian: apt-get install postgresql), or give DATABASE_URL.',
    )
  }
  install()
  const installed = lookForBinaries()
  if (installed === null) throw new Error(`apt-get installed postgresql, but ${debian}/*/bin holds no server.`)
  return installed
}

function lookForBinaries(): string | null {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

function install(): void {
  // Debian's package would make and start a cluster of its own: the tests only want the programs.
  mkdirSync('/etc/postgresql-common', { recursive: true })
  if (!existsSync('/etc/postgresql-common/createcluster.conf')) {
    writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n')
  }
  const run = (...args: string[]) =>
    execFileSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'pipe' })
  try {
    run('update')
    run('install', '-y', '--no-install-recommends', 'postgresql')
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Error(
      `The tests need PostgreSQL, and installing it failed. Give DATABASE_URL, or install it. apt-get said:\n${output}`,
    )
  }
}
