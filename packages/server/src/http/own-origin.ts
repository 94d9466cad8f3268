import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether a URL's host is this machine, as seen by itself alone. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname)
}

/**
 * Refuses what another site makes a browser send (in addition to the cookie's `SameSite`): browsers say where a request
 * comes from, in `Sec-Fetch-Site` or at least in `Origin`; what says nothing is no browser and carries no cookie by itself.
 */
export function requireOwnOrigin(config: Config, request: FastifyRequest): void {
  requireOwnHost(config, request)
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const own =
    site === undefined ? origin === undefined || isOwn(config, origin) : site === 'same-origin' || site === 'none'
  if (!own) {
    throw new Problem('foreign-origin', {
      detail: `This server is at ${config.url.origin}, and takes changes only from its own pages.`,
    })
  }
}

/**
 * A server on localhost answers to names of this machine only. Otherwise a page of some site could point its own name at
 * 127.0.0.1 (DNS rebinding) and would be of the same origin as this server.
 */
function requireOwnHost(config: Config, request: FastifyRequest): void {
  if (!isLoopback(config.url.hostname) || isLoopback(hostnameOf(request.host))) return
  throw new Problem('foreign-origin', {
    detail: `This server is at ${config.url.origin} and answers to no other name.`,
  })
}

function isOwn(config: Config, origin: string): boolean {
  if (origin === config.url.origin) return true
  if (!URL.canParse(origin)) return false
  const { hostname, port, protocol } = new URL(origin)
  return isLoopback(config.url.hostname) && isLoopback(hostname) && port === config.url.port && protocol === 'http:'
}

function hostnameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : ''
}
