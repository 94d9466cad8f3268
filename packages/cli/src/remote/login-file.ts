import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { WrongUse } from '../wrong-use.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What `portreeve login` keeps. */
export interface Login {
  readonly url: string
  readonly token: string
}

function folderOf(environment: Environment): string {
  return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'portreeve')
}

export function loginFile(environment: Environment): string {
  return join(folderOf(environment), 'login.json')
}

export async function readLogin(environment: Environment): Promise<Login | null> {
  const file = loginFile(environment)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new WrongUse(`${file} cannot be read: ${error.code}.`)
  })
  if (text === null) return null
  try {
    const { url, token } = JSON.parse(text) as Partial<Login>
    if (typeof url === 'string' && typeof token === 'string') return { url, token }
  } catch {}
  throw new WrongUse(`${file} holds no login. Run portreeve login again.`)
}

/** Nobody but its owner can read it, at no moment: the file with the token is made so and then put in its place. */
export async function writeLogin(environment: Environment, login: Login): Promise<string> {
  const file = loginFile(environment)
  await mkdir(folderOf(environment), { recursive: true, mode: 0o700 })
  const fresh = `${file}.${process.pid}`
  await rm(fresh, { force: true })
  await writeFile(fresh, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  await rename(fresh, file)
  return file
}

/** Answers whether there was one. */
export async function removeLogin(environment: Environment): Promise<boolean> {
  const file = loginFile(environment)
  const there = (await readFile(file).catch(() => null)) !== null
  await rm(file, { force: true })
  return there
}
