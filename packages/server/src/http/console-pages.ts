import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import type { App } from './app-type.ts'
import { requireOwnOrigin } from './own-origin.ts'
import { pagePolicy } from './page-policy.ts'

/** The word in the built page that each answer replaces by a nonce of its own. */
const nonceWord = '__NONCE__'

/** What programs ask for: an unknown address there is a problem, not a page. */
const forPrograms = /^\/(api|access|assets|docs|metrics|healthz|readyz|openapi\.json|\.well-known)(\/|$|\?)/

/**
 * What a browser heeds in the answer that a page came with, and nowhere else: with each of the files that a page takes it would cost a third
 * of a kilobyte. What protects the file itself stays (its type is not guessed, other sites cannot take it in).
 */
const ofPages = [
  ...['content-security-policy', 'cross-origin-opener-policy', 'origin-agent-cluster', 'referrer-policy'],
  ...['strict-transport-security', 'x-dns-prefetch-control', 'x-download-options', 'x-frame-options'],
  ...['x-permitted-cross-domain-policies', 'x-xss-protection'],
]

/** The console: its page for every address that nothing else answers, its files, which never change under one name. */
export async function addConsole(app: App, service: Service): Promise<void> {
  const folder = service.config.consoleFolder
  const page =
    folder !== null && existsSync(join(folder, 'index.html')) ? readFileSync(join(folder, 'index.html'), 'utf8') : null

  app.setNotFoundHandler(async (request, reply) => {
    requireOwnOrigin(service.config, request)
    if (request.method === 'OPTIONS') return reply.status(204).send()
    const isPage =
      page !== null && (request.method === 'GET' || request.method === 'HEAD') && !forPrograms.test(request.url)
    if (isPage && acceptsPages(request)) return sendPage(reply, page)
    throw new Problem('not-found', { detail: 'There is nothing at this address.' })
  })

  if (folder === null || page === null) return
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    sendPage(reply, page),
  )
  if (existsSync(join(folder, 'assets'))) {
    await app.register(files, {
      root: join(folder, 'assets'),
      prefix: '/assets/',
      index: false,
      immutable: true,
      maxAge: '1y',
      // The build leaves each file beside itself as brotli and gzip.
      preCompressed: true,
      setHeaders: (reply) => {
        for (const header of ofPages) reply.removeHeader(header)
      },
    })
  }
  if (existsSync(join(folder, 'favicon.svg'))) {
    const icon = readFileSync(join(folder, 'favicon.svg'))
    app.get('/favicon.svg', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=3600').send(icon),
    )
  }
}

function acceptsPages(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '*/*'
  return accept.includes('text/html') || accept.includes('*/*')
}

/** Rendered anew each time: a nonce that is seen twice protects from nothing, hence also `no-store`. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64')
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', pagePolicy(nonce))
    .send(page.replaceAll(nonceWord, nonce))
}
