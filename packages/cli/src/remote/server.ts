import { createPortreeve, type Portreeve } from '@portreeve/sdk'
import type { Terminal } from '../terminal.ts'
import { WrongUse } from '../wrong-use.ts'
import { type Login, readLogin } from './login-file.ts'

export type Api = Portreeve['api']

/** Which server, and as whom: what the environment says wins over what `portreeve login` kept. */
export async function loginOf({ environment }: Terminal): Promise<Login> {
  const { PORTREEVE_TOKEN: token, PORTREEVE_URL: url } = environment
  if (token && url) return { url: originOf(url), token }
  const kept = await readLogin(environment)
  if (kept === null) {
    const missing = token ? 'PORTREEVE_URL' : url ? 'PORTREEVE_TOKEN' : null
    throw new WrongUse(
      missing === null
        ? 'Log in first: portreeve login <url>. In a build, set PORTREEVE_URL and PORTREEVE_TOKEN.'
        : `Set ${missing} too, or log in first: portreeve login <url>.`,
    )
  }
  if (token) return { url: kept.url, token }
  // A token is shown to no other server than the one that it is for.
  if (url && originOf(url) !== kept.url) {
    throw new WrongUse(`You are logged in to ${kept.url}. For ${originOf(url)}, set PORTREEVE_TOKEN too.`)
  }
  return kept
}

export function apiOf({ url, token }: Login): Api {
  return createPortreeve({ url, token }).api
}

/** A server's address, however much of one of its pages' addresses was copied with it. */
export function originOf(text: string): string {
  const whole = /^[a-z]+:\/\//i.test(text) ? text : `${isLocal(text) ? 'http' : 'https'}://${text}`
  if (!URL.canParse(whole)) throw new WrongUse(`“${text}” is no address of a server.`)
  const { protocol, origin } = new URL(whole)
  if (protocol !== 'http:' && protocol !== 'https:') throw new WrongUse(`“${text}” is no address of a server.`)
  return origin
}

/** Whether what is sent there could be read on its way. */
export function isOpenToListeners(url: string): boolean {
  return new URL(url).protocol === 'http:' && !isLocal(new URL(url).host)
}

function isLocal(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/i.test(host)
}

/** What the token is, from the server. */
export async function thisToken(api: Api) {
  return (await api.GET('/api/v1/token')).data!
}

export type ThisToken = Awaited<ReturnType<typeof thisToken>>
