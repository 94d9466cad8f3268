import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../repo/source.ts'
import { type RunningServer, startServer } from '../running-server.ts'

/** Where a server keeps its data. */
export interface Target {
  readonly folder: string
  /** Left out: the embedded database, in the folder. */
  readonly databaseUrl?: string
  /** Left out: the starter. */
  readonly blueprint?: string
}

const portreeve = join(root, 'packages/cli/bin/portreeve.js')

function parameters(command: readonly string[], { folder, blueprint = 'starter' }: Target): string[] {
  return [portreeve, ...command, '--blueprint', blueprint, '--data', folder]
}

function environment({ databaseUrl }: Target): Record<string, string> {
  if (databaseUrl === undefined) return {}
  return { DATABASE_URL: databaseUrl, PORTREEVE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') }
}

/** The server as it is installed, as a process of its own, on the next free port. */
export function startBuilt(target: Target): Promise<RunningServer> {
  if (!existsSync(join(root, 'packages/cli/dist/main.js'))) throw new Error('Nothing is built. Run: npm run build')
  const command = [process.execPath, ...parameters(['start'], target)]
  return startServer(command, { cwd: target.folder, environment: environment(target) })
}

export interface Ended {
  readonly exitCode: number
  readonly output: string
}

/** A command that comes to an end by itself. */
export async function runBuilt(command: readonly string[], target: Target): Promise<Ended> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const options = { cwd: target.folder, env: { ...inherited, ...environment(target) }, timeout: 60_000 }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, parameters(command, target), options)
    return { exitCode: 0, output: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { exitCode: code, output: `${stdout}${stderr}` }
  }
}
